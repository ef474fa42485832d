/** Every event of the log, in order, with who, when, what and why. Each name is the one that the log knew at that point. */
import { Effect, Schema, Stream } from "effect"
import { operator } from "../../../commands/rights/operator.ts"
import { Due } from "../../../domain/values.ts"
import { type Commit, isReadable, type Recorded, type Unreadable } from "../../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { AccessLog } from "../../../streams/ports/accessLog.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { partsOf } from "../../../streams/commit/subjects.ts"
import { operation } from "../operation/operation.ts"

const Bound = Schema.NullOr(Due)
/** ISO 8601, UTC. Each bound is a moment or a whole day, and is included. */
const Input = Schema.Struct({ from: Bound, to: Bound })

export interface AuditLine {
  readonly seq: number
  /** The nth event of its commit, from 1. */
  readonly n: number
  readonly at: string
  /** `Unreadable` for a commit that this version cannot read; `data` then has the reason. */
  readonly event: string
  readonly subject: string
  readonly actor: string
  /** The actor's name; null when the log has none. */
  readonly who: string | null
  /** The commit that caused this one; null for a direct action. */
  readonly why: string | null
  readonly correlation: string
  readonly command: string
  readonly data: Readonly<Record<string, unknown>>
}

export const auditOperation = operation({
  name: "audit-export",
  input: Input,
  run: ({ from, to }) =>
    Stream.unwrap(
      Effect.gen(function* () {
        const feed = yield* Feed
        yield* (yield* AccessLog).record({ _tag: "Exported", actor: operator, what: "audit", from, to })
        const begins = beginOf(from)
        const ends = endOf(to)
        const after = from === null ? 0 : yield* feed.positionAt(moved(begins, -clockSkewMillis))
        const upTo = to === null ? null : yield* feed.positionAt(moved(ends, clockSkewMillis))
        const names = yield* readNames(after)
        return feed.range({ after, ...(upTo === null ? {} : { upTo }) }).pipe(
          Stream.map(linesFrom(names)),
          Stream.flattenIterable,
          Stream.filter(({ at }) => at >= begins && at <= ends)
        )
      })
    )
})

const dayLength = "2026-11-24".length

/** The bounds of an export in one format, so that their texts sort in the order of time. */
export const beginOf = (from: string | null) => (from === null ? "" : new Date(from).toISOString())
export const endOf = (to: string | null) =>
  to === null ? "~" : new Date(to.length === dayLength ? `${to}T23:59:59.999Z` : to).toISOString()

/** The names of people and services that the log has up to a position. */
export const readNames = Effect.fnUntraced(function* (upTo: number) {
  const names = new Map<string, string>()
  yield* (yield* Feed)
    .range({ after: 0, upTo, subjects: namedSubjects })
    .pipe(Stream.runForEach((recorded) => Effect.sync(() => void linesFrom(names)(recorded))))
  return names
})

/** The subjects whose events name people and services. */
const namedSubjects = ["evt.person.>", "evt.access.>"]

/** The most by which the clocks of writers differ. The range of positions for a time is wider by this at both ends. */
const clockSkewMillis = 60_000
const moved = (time: string, millis: number) => new Date(Date.parse(time) + millis).toISOString()

/** Lines of the commits in order. A damaged commit has no time of its own: it gets that of the commit before it. */
const linesFrom = (names: Map<string, string>) => {
  let at = ""
  return (recorded: Recorded) => {
    at = (isReadable(recorded) ? recorded.at : recorded.envelope?.at) ?? at
    return isReadable(recorded) ? linesOf(recorded, names) : [unreadableLine(recorded, at)]
  }
}

const unreadableLine = ({ seq, subject, envelope, reason, why }: Unreadable, at: string): AuditLine => ({
  seq,
  n: 1,
  at,
  event: "Unreadable",
  subject,
  actor: envelope?.actor ?? "",
  who: null,
  why: envelope?.causation ?? null,
  correlation: envelope?.correlation ?? "",
  command: envelope?.command ?? "",
  data: { reason, why }
})

const linesOf = (commit: Commit, names: Map<string, string>): ReadonlyArray<AuditLine> =>
  commit.events.map((event, i) => {
    learn(commit, event, names)
    const { _tag, ...data } = event
    return {
      seq: commit.seq,
      n: i + 1,
      at: commit.at,
      event: _tag,
      subject: commit.subject,
      actor: commit.actor,
      who: names.get(commit.actor) ?? null,
      why: commit.causation,
      correlation: commit.correlation,
      command: commit.command,
      data
    }
  })

const learn = (commit: Commit, event: TrackerEvent, names: Map<string, string>) => {
  if (event._tag === "PersonJoined" || event._tag === "PersonRenamed") names.set(event.person, event.name)
  if (event._tag === "TokenIssued") names.set(`service:${partsOf(commit.subject).id}`, event.name)
}
