/** Folds commits into rows, in memory and without effects. The runner and the rebuild share it. */
import { type Commit, isReadable, type Recorded, type Unreadable } from "../../../streams/commit/envelope.ts"
import { type AnyProjection, type At, audienceOf, idOf } from "../../projection.ts"

/** The state of a projection besides its rows; stored with the checkpoint. */
export interface FoldState {
  /** How many events of each tag the log held. */
  readonly counts: Readonly<Record<string, number>>
  /** The parked aggregates, by subject. Their commits from that position on wait. */
  readonly quarantine: { readonly [subject: string]: Parked }
}
/** The first commit of a parked aggregate that could not be applied. */
export interface Parked {
  readonly seq: number
  readonly why: string
  /** The reason why it cannot be read; absent when a handler threw. */
  readonly unreadable?: Unreadable["reason"]
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
export const keysOf = ({ keys, begins }: AnyProjection, commits: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const wanted = new Map<string, boolean>()
  for (const commit of commits.filter(isReadable)) {
    for (const event of commit.events) {
      if (event._tag === begins && !wanted.has(idOf(commit))) wanted.set(idOf(commit), false)
      for (const key of keys(event, commit)) wanted.set(key, wanted.get(key) ?? true)
    }
  }
  return [...wanted].flatMap(([key, isThere]) => (isThere ? [key] : []))
}

/**
 * Folds commits over the rows that they touch. A commit that cannot be read, or that makes a handler throw, parks its
 * aggregate: it and the later commits of the aggregate change no row. Their events are counted.
 */
export const fold = (
  projection: AnyProjection,
  state: FoldState,
  loaded: ReadonlyMap<string, Values>,
  commits: ReadonlyArray<Recorded>
): FoldResult => {
  const now = new Map<string, Values | null>(loaded)
  const rows = new Map<string, Folded>()
  const versions: Array<Folded> = []
  const left: Array<FoldResult["left"][number]> = []
  let counts = state.counts
  let quarantine = state.quarantine

  for (const commit of commits) {
    if (!isReadable(commit)) {
      counts = countAll(counts, tagsOf(commit))
      const { subject, seq, why, reason } = commit
      if (quarantine[subject] === undefined) quarantine = { ...quarantine, [subject]: { seq, why, unreadable: reason } }
      continue
    }
    const held = heldRows(projection, commit, now)
    const outcome = quarantine[commit.subject] === undefined ? applyCommit(projection, counts, held, commit) : null
    counts = outcome?.counts ?? countAll(counts, tagsOf(commit))
    if (outcome?.failure !== undefined) quarantine = { ...quarantine, [commit.subject]: outcome.failure }
    for (const [id, values] of outcome?.touched ?? []) {
      const previous = held(id)
      const hasLeft = previous !== undefined && (values === null || audienceOf(values) !== audienceOf(previous))
      if (hasLeft) left.push({ id, audience: audienceOf(previous), seq: commit.seq })
      now.set(id, values)
      const folded = { id, seq: commit.seq, values }
      rows.set(id, folded)
      versions.push(folded)
    }
  }
  return { state: { counts, quarantine }, rows, versions, left }
}

type Held = (id: string) => Values | undefined

/** The rows before a commit. An aggregate that begins in it has no earlier row, even if the cache holds one. */
const heldRows = ({ begins }: AnyProjection, commit: Commit, now: ReadonlyMap<string, Values | null>): Held => {
  const begun = commit.events.some(({ _tag }) => _tag === begins) ? idOf(commit) : null
  return (id) => (id === begun ? undefined : (now.get(id) ?? undefined))
}

interface Outcome {
  readonly counts: FoldState["counts"]
  readonly touched: ReadonlyMap<string, Values | null>
  readonly failure?: Parked
}

const applyCommit = (projection: AnyProjection, counts: FoldState["counts"], held: Held, commit: Commit): Outcome => {
  const touched = new Map<string, Values | null>()
  let counted = counts
  try {
    for (const [i, event] of commit.events.entries()) {
      counted = countOne(counted, event._tag)
      // The cast: the handler is found by the tag of the event that it gets.
      const follow = projection.rows[event._tag] as
        | ((event: unknown, at: At<Record<string, unknown>>) => Record<string, Values | null>)
        | undefined
      const before = (id: string) => (touched.has(id) ? touched.get(id) : held(id)) ?? undefined
      const at = { commit, n: i + 1, nth: counted[event._tag] ?? 0, before }
      for (const [id, row] of Object.entries(follow?.(event, at) ?? {})) touched.set(id, row)
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return { counts: countAll(counts, tagsOf(commit)), touched: new Map(), failure: { seq: commit.seq, why } }
  }
  return { counts: counted, touched }
}

const countOne = (counts: FoldState["counts"], tag: string) => ({ ...counts, [tag]: (counts[tag] ?? 0) + 1 })
const countAll = (counts: FoldState["counts"], tags: ReadonlyArray<string>) => tags.reduce(countOne, counts)
/** A damaged commit has no tags that can be known. */
const tagsOf = (recorded: Recorded): ReadonlyArray<string> =>
  isReadable(recorded)
    ? recorded.events.map(({ _tag }) => _tag)
    : (recorded.envelope?.events.map(({ data }) => String(data["_tag"])) ?? [])
