/** The content of each event that the history of its aggregate shows. */
import { eventsOf, type EventTag } from "../../streams/commit/events.ts"
import { managed, personFields, type WorkKind, workKinds } from "./team/administration.ts"

type Detail = Readonly<Record<string, unknown>>
type Show = (detail: Detail) => Detail

const whole: Show = (detail) => detail
const without =
  (...hidden: ReadonlyArray<string>): Show =>
  (detail) =>
    Object.fromEntries(Object.entries(detail).filter(([field]) => !hidden.includes(field)))
/** Replaces long lists by their lengths. */
const counted =
  (...lists: ReadonlyArray<string>): Show =>
  (detail) =>
    Object.fromEntries(
      Object.entries(detail).map(([field, value]) => [
        field,
        lists.includes(field) && Array.isArray(value) ? value.length : value
      ])
    )
/** Hides the machine's own score: people see a band that is calibrated on their decisions. */
const proposed: Show = (detail) => counted("evidence")(without("score")(detail))
/** Hides whose texts were read: only the requester may know. */
const requested = without("audiences")
/**
 * Hides the text: it is in the message's own row, and only there a redaction finds it. Hides where the files are kept, and the hash of
 * the album: only the bot may use them.
 */
const message = without("text", "files", "album")

/** The kinds with entries in the audit. */
export const historyKinds = [
  ...workKinds,
  "person",
  "chat",
  "access",
  "projection",
  "notices",
  "views",
  "endpoint",
  "source"
] as const
export type HistoryKind = (typeof historyKinds)[number]

/** By kind: what the history shows of an event that `exceptions` does not name. */
const byKind: { readonly [K in WorkKind]: Show } = {
  task: whole,
  message,
  proposal: whole,
  topic: whole,
  atom: whole,
  extraction: whole,
  run: whole,
  provider: whole
}

const exceptions: { readonly [T in EventTag]?: Show } = {
  TopicProposed: proposed,
  AtomProposed: proposed,
  TaskProposed: proposed,
  ExtractionRequested: requested,
  MessagesSifted: counted("noise"),
  WindowRead: counted("messages", "proposals"),
  WindowFailed: counted("messages"),
  RunCreated: requested,
  BatchRead: counted("atoms", "proposals"),
  BatchFailed: counted("atoms")
}

/** Keeps the listed fields only. */
const only =
  (fields: ReadonlyArray<string>): Show =>
  (detail) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = detail[field]
        if (value === undefined) return []
        return [[field, personFields.has(field) ? `person:${String(value)}` : value]]
      })
    )

const ofWork = workKinds.flatMap((kind) =>
  (Object.keys(eventsOf[kind].cases) as ReadonlyArray<EventTag>).map((tag): readonly [string, Show] => [
    tag,
    exceptions[tag] ?? byKind[kind]
  ])
)
const ofManagement = Object.values(managed).flatMap((entries) =>
  Object.entries(entries).flatMap(([tag, entry]: readonly [string, ReadonlyArray<string> | string]) =>
    typeof entry === "string" ? [] : [[tag, only(entry)] as const]
  )
)

/** By event: the content that its history shows. An event that is absent has no history, for a reason in `managed`. */
export const shown: ReadonlyMap<string, Show> = new Map([...ofWork, ...ofManagement])
