/** Folds commits into rows, in memory and without effects. The runner and the rebuild share it. */
import type { Commit } from "../../../streams/commit/envelope.ts"
import { type AnyProjection, type At, audienceOf, idOf } from "../../projection.ts"

/** The state of a projection besides its rows; stored with the checkpoint. */
export interface FoldState {
  /** How many events of each tag the log held. */
  readonly counts: Readonly<Record<string, number>>
  /** Aggregates whose commit made a handler throw. Their commits from that position on wait for a replay. */
  readonly quarantine: Readonly<Record<string, { readonly seq: number; readonly why: string }>>
}
export const emptyState: FoldState = { counts: {}, quarantine: {} }

/** The columns of a row, without its key and position. */
export type Values = Readonly<Record<string, unknown>>
/** A row as it is stored; `values: null` when it was removed. */
export interface Folded {
  readonly id: string
  readonly seq: number
  readonly values: Values | null
}

export interface FoldResult {
  readonly state: FoldState
  /** The changed rows after the batch, by id. */
  readonly rows: ReadonlyMap<string, Folded>
  /** Every version that a row had within the batch, in order. */
  readonly versions: ReadonlyArray<Folded>
  /** The audiences that a row left: their members must forget it. */
  readonly left: ReadonlyArray<{ readonly id: string; readonly audience: string; readonly seq: number }>
}

/** The ids of the rows to load before a fold. A row whose aggregate begins in the batch is not loaded. */
export const keysOf = ({ keys, begins }: AnyProjection, commits: ReadonlyArray<Commit>): ReadonlyArray<string> => {
  const wanted = new Map<string, boolean>()
  for (const commit of commits) {
    for (const event of commit.events) {
      if (event._tag === begins && !wanted.has(idOf(commit))) wanted.set(idOf(commit), false)
      for (const key of keys(event, commit)) wanted.set(key, wanted.get(key) ?? true)
    }
  }
  return [...wanted].flatMap(([key, isThere]) => (isThere ? [key] : []))
}

/** Folds commits over the rows that they touch. If a handler throws, its aggregate goes to quarantine and its commit changes no row. */
export const fold = (
  projection: AnyProjection,
  state: FoldState,
  loaded: ReadonlyMap<string, Values>,
  commits: ReadonlyArray<Commit>
): FoldResult => {
  const now = new Map<string, Values | null>(loaded)
  const rows = new Map<string, Folded>()
  const versions: Array<Folded> = []
  const left: Array<FoldResult["left"][number]> = []
  let counts = state.counts
  let quarantine = state.quarantine

  for (const commit of commits) {
    if (quarantine[commit.subject] !== undefined) {
      counts = count(counts, commit)
      continue
    }
    const touched = new Map<string, Values | null>()
    const begun = commit.events.some(({ _tag }) => _tag === projection.begins) ? idOf(commit) : null
    // An aggregate that begins here has no earlier row, even if the cache holds one.
    const held = (key: string) => (key === begun ? undefined : now.get(key))
    let counted = counts
    try {
      for (const [i, event] of commit.events.entries()) {
        const nth = (counted[event._tag] ?? 0) + 1
        counted = { ...counted, [event._tag]: nth }
        // The cast: the handler is found by the tag of the event that it gets.
        const follow = projection.rows[event._tag] as
          | ((event: unknown, at: At<Record<string, unknown>>) => Record<string, Values | null>)
          | undefined
        const before = (key: string) => (touched.has(key) ? touched.get(key) : held(key)) ?? undefined
        for (const [key, row] of Object.entries(follow?.(event, { commit, n: i + 1, nth, before }) ?? {}))
          touched.set(key, row)
      }
    } catch (cause) {
      quarantine = {
        ...quarantine,
        [commit.subject]: { seq: commit.seq, why: cause instanceof Error ? cause.message : String(cause) }
      }
      counts = count(counts, commit)
      continue
    }
    counts = counted
    for (const [id, values] of touched) {
      const previous = held(id)
      if (
        previous !== undefined &&
        previous !== null &&
        (values === null || audienceOf(values) !== audienceOf(previous))
      ) {
        left.push({ id, audience: audienceOf(previous), seq: commit.seq })
      }
      now.set(id, values)
      const folded = { id, seq: commit.seq, values }
      rows.set(id, folded)
      versions.push(folded)
    }
  }
  return { state: { counts, quarantine }, rows, versions, left }
}

const count = (counts: FoldState["counts"], commit: Commit) =>
  commit.events.reduce((sofar, { _tag }) => ({ ...sofar, [_tag]: (sofar[_tag] ?? 0) + 1 }), counts)
