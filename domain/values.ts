/** The values of the domain as schemas; the lists that the dashboard offers are in `vocabulary.ts`. */
import { Schema } from "effect"
import { verbatim } from "./text/text.ts"
import { categories, itemStatuses, priorities, rejectReasons, statuses } from "./vocabulary.ts"

export const Status = Schema.Literals(statuses)
export type Status = typeof Status.Type
export const Category = Schema.Literals(categories)
export type Category = typeof Category.Type
export const Priority = Schema.Literals(priorities)
export type Priority = typeof Priority.Type
/** The machine's confidence, calibrated on people's decisions; `new` while there are too few. No rule depends on it. */
export const Band = Schema.Literals(["likely", "unsure", "weak", "new"])
export type Band = typeof Band.Type
/** The type of a statement. */
export const AtomType = Schema.Literals([
  "problem",
  "solution",
  "decision",
  "question",
  "insight",
  "idea",
  "blocker",
  "risk",
  "requirement"
])
export type AtomType = typeof AtomType.Type
/** The state of the matter that an atom is about. `replaced`: a later statement on the same matter replaces it. */
export const ItemStatus = Schema.Literals(itemStatuses)
export const ClosedStatus = Schema.Literals(["done", "withdrawn", "replaced"])
export type ClosedStatus = typeof ClosedStatus.Type
export type ItemStatus = typeof ItemStatus.Type
/** The relation of one atom to another. */
export const AtomLink = Schema.Literals([
  "continues",
  "solves",
  "contradicts",
  "supports",
  "refines",
  "relates-to",
  "depends-on"
])
export type AtomLink = typeof AtomLink.Type
/** The relation of a proposed atom to a known one. `closes`: the known one is done. */
export const DraftLink = Schema.Literals(["closes", "replaces", "contradicts"])
export type DraftLink = typeof DraftLink.Type
/** The reason of a rejection. */
export const RejectReason = Schema.Literals(rejectReasons)
export type RejectReason = typeof RejectReason.Type
export const Role = Schema.Literals(["owner", "admin", "member", "viewer"])
export type Role = typeof Role.Type
export const Source = Schema.Literals(["telegram", "dashboard", "api", "webhook", "import", "proposal"])
export type Source = typeof Source.Type
/**
 * The source of a task as readers see it. Stored events have one value for all imports, and stored values never change. A task
 * that was imported without a message came from a file of tasks.
 */
export const ShownSource = Schema.Literals([...Source.literals, "file"])
export type ShownSource = typeof ShownSource.Type

/** The readers of a thing: the team, the members of one chat, or one actor. */
export const Audience = Schema.String.check(
  Schema.isPattern(/^(team|chat:[a-z0-9]{8,40}|person:[a-z0-9]{8,40}|service:[a-z0-9]{8,40})$/, {
    message: "must be team, chat:id, person:id or service:id"
  })
).pipe(Schema.brand("Audience"))
export type Audience = typeof Audience.Type
export const team = Audience.make("team")

const day = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`
const time = String.raw`T([01]\d|2[0-3]):[0-5]\d:[0-5]\d`
const realDay = Schema.makeFilter(
  (text: string) => {
    const at = new Date(text.length === 10 ? `${text}T00:00:00Z` : text)
    return (
      (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 10))) || "must be a day that exists"
    )
  },
  { rule: "no-such-day" }
)
/** A due date: a day (`2026-11-27`), or a moment in UTC (`2026-11-27T18:00:00Z`). */
export const Due = Schema.String.check(
  Schema.isPattern(new RegExp(`^${day}(${time}(\\.\\d{3})?Z)?$`), {
    message: "must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ",
    rule: "not-a-date"
  }),
  realDay
)
export type Due = typeof Due.Type
/** A day without a time, in the reader's zone: `2026-11-27`. */
export const Day = Schema.String.check(
  Schema.isPattern(new RegExp(`^${day}$`), { message: "must be YYYY-MM-DD", rule: "not-a-date" }),
  realDay
)
export type Day = typeof Day.Type
/** A moment in UTC, ISO 8601. */
export const Instant = Schema.String.check(
  Schema.isPattern(new RegExp(`^${day}${time}(\\.\\d{1,3})?Z$`), {
    message: "must be YYYY-MM-DDThh:mm:ssZ",
    rule: "not-a-date"
  }),
  realDay
)
export type Instant = typeof Instant.Type

// From a model's server, which is not trusted: bounded, and only characters that Postgres can store.
const untrusted = verbatim(200)
// An option under any other name is dropped.
const OptionName = Schema.String.check(Schema.isPattern(/^[A-Za-z][A-Za-z0-9_]{0,59}$/))

/** The model and settings of a machine's answer, stored in the event of the answer. A replay reads it and calls no model. */
export const ModelRecord = Schema.Struct({
  provider: untrusted,
  model: untrusted,
  digest: untrusted,
  promptVersion: untrusted,
  schemaDigest: untrusted,
  options: Schema.Record(OptionName, Schema.Union([untrusted, Schema.Finite, Schema.Boolean])),
  seed: Schema.Int,
  promptTokens: Schema.Int,
  outputTokens: Schema.Int,
  /** Milliseconds. */
  latencyMs: Schema.Int,
  /** A keyed hash of the question. Earlier versions stored a plain one. */
  inputDigest: untrusted,
  /** The reason why the built-in model answered in place of the chosen one, such as `ollama-unreachable`. */
  degraded: Schema.optionalKey(untrusted)
})
export type ModelRecord = typeof ModelRecord.Type
