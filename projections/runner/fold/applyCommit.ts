/** The rows that follow from one commit. */
import { eventsOf } from "../../../streams/commit/events.ts"
import { tagOf } from "../../../streams/commit/foreign.ts"
import { type Commit, isReadable, type Recorded } from "../../../streams/commit/envelope.ts"
import type { AnyProjection, At } from "../../projection.ts"
import { isStorableRow, ValueRefused } from "./storable.ts"

/** The columns of a row, without its key and position. */
export type Values = Readonly<Record<string, unknown>>
/** The row before a commit. */
export type RowBefore = (id: string) => Values | undefined
/** How many events of each tag the log held. */
export type Counts = Readonly<Record<string, number>>

interface Outcome {
  readonly touched: ReadonlyMap<string, Values | null>
  readonly failure?: { readonly why: string }
}

/** Calls the handlers of the events in order. If one throws, or a row cannot be stored, the commit changes no row. `counts`: before the commit. */
export const applyCommit = (projection: AnyProjection, counts: Counts, held: RowBefore, commit: Commit): Outcome => {
  const touched = new Map<string, Values | null>()
  const own: Record<string, number> = {}
  try {
    for (const [i, event] of commit.events.entries()) {
      count(own, [event._tag])
      // The cast: the handler is found by the tag of the event that it gets.
      const follow = projection.rows[event._tag] as
        | ((event: unknown, at: At<Record<string, unknown>>) => Record<string, Values | null>)
        | undefined
      const before = (id: string) => (touched.has(id) ? touched.get(id) : held(id)) ?? undefined
      const at = { commit, n: i + 1, nth: (counts[event._tag] ?? 0) + (own[event._tag] ?? 0), before }
      for (const [id, row] of Object.entries(follow?.(event, at) ?? {})) touched.set(id, row)
    }
    for (const [id, row] of touched) if (row !== null && !isStorableRow(projection, id, row)) throw new ValueRefused()
  } catch (cause) {
    return { touched: new Map(), failure: { why: nameOf(cause) } }
  }
  return { touched }
}

/** The name of an error only: its message may repeat a personal text, and it is stored with the checkpoint. */
const nameOf = (cause: unknown) => (cause instanceof Error ? cause.name : "an unknown failure")

/** A log of a newer version has a few types that this version does not know. Further names are not counted. */
const mostUnknownTags = 100
const known: ReadonlySet<string> = new Set(Object.values(eventsOf).flatMap(({ cases }) => Object.keys(cases)))

/** Adds events to `counts` in place: a copy for each event made the fold slow. */
export const count = (counts: Record<string, number>, tags: ReadonlyArray<string>): void => {
  for (const tag of tags) {
    const before = Object.hasOwn(counts, tag) ? (counts[tag] ?? 0) : 0
    if (before > 0 || known.has(tag) || hasPlace(counts)) counts[tag] = before + 1
  }
}
const hasPlace = (counts: Counts) => Object.keys(counts).filter((tag) => !known.has(tag)).length < mostUnknownTags

/** The well-formed tags of the events of a commit. A damaged commit has no tags that can be known. */
export const eventTagsOf = (recorded: Recorded): ReadonlyArray<string> =>
  isReadable(recorded)
    ? recorded.events.map(({ _tag }) => _tag)
    : (recorded.envelope?.events.map(({ data }) => tagOf(data)).filter((tag) => tag !== null) ?? [])
