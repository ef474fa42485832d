/** Folds commits into rows, in memory and without effects. The runner and the rebuild share it. */
import { type CommitDecision, decisionsIn, everywhere, isOfDecisions } from "../../../streams/commit/decisions.ts"
import { isReadable, type Recorded, type Unreadable } from "../../../streams/commit/envelope.ts"
import { type AnyProjection, audienceOf, idOf } from "../../projection.ts"
import { type CountChange, makeCountChanges } from "./countChanges.ts"
import { applyCommit, count, type Counts, type RowBefore, eventTagsOf, type Values } from "./applyCommit.ts"

/** The state of a projection besides its rows; stored with the checkpoint. */
export interface FoldState {
  /** How many events of each tag the log held. */
  readonly counts: Counts
  /** The parked aggregates, by subject. Their commits from that position on wait. */
  readonly quarantine: { readonly [subject: string]: Parked }
}
/** The first commit of a parked aggregate that could not be applied. */
export interface Parked {
  readonly seq: number
  readonly why: string
  /** The reason why it cannot be read; absent when a handler threw. */
  readonly unreadable?: Unreadable["reason"]
  /** The counts before it, so that `T-n` does not depend on when it is applied. */
  readonly counts?: Counts
}
export const emptyState: FoldState = { counts: {}, quarantine: {} }

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
  /** Every version that a row had within the batch, in order, and at most one for each position. */
  readonly versions: ReadonlyArray<Folded>
  /** The audiences that a row left: their members must forget it. */
  readonly left: ReadonlyArray<{ readonly id: string; readonly audience: string; readonly seq: number }>
  /** The change of the number of rows of each audience, for each value of the counted column. */
  readonly counted: ReadonlyArray<CountChange>
}

/** The result of a fold without commits. */
export const emptyResult: FoldResult = { state: emptyState, rows: new Map(), versions: [], left: [], counted: [] }

/** The decisions of owners that concern a batch, and the refusals of the database. */
export interface Repairs {
  /** True when the database has refused a row of the commit. */
  readonly isRefused?: (commit: Recorded) => boolean
  /** The last decision about a commit; null when there is none. It may be later than the batch. */
  readonly decisionOn: (commit: Recorded) => CommitDecision | null
  /** The commits of a parked aggregate that a decision of the batch releases, in order. */
  readonly waiting: (decision: CommitDecision) => ReadonlyArray<Recorded>
}
/** The reason of a park, as the name of an error. */
const valueRefused = "ValueRefused"
const noRepairs: Repairs = { decisionOn: () => null, waiting: () => [] }

/**
 * Folds commits over the rows that they touch.
 *
 * A commit that cannot be read, or that makes a handler throw, parks its aggregate: it and the later commits of the aggregate
 * change no row until an owner has decided about it. The rows then get the position of the decision, so that clients see
 * them. Their events are counted at once. A replay parks a commit until the same decision, so it makes the same rows.
 */
export const fold = (
  projection: AnyProjection,
  state: FoldState,
  loaded: ReadonlyMap<string, Values>,
  commits: ReadonlyArray<Recorded>,
  repairs: Repairs = noRepairs
): FoldResult => {
  const folding = new Folding(projection, state, loaded, repairs)
  for (const commit of commits) {
    folding.take(commit)
    // The database has refused a row of a commit that the decision would let through: it stays parked.
    if (repairs.isRefused?.(commit) === true) continue
    for (const decision of decisionsIn(commit))
      if (decision.place === everywhere || decision.place === projection.name) folding.resolve(decision)
  }
  return folding.result()
}

class Folding {
  private readonly projection: AnyProjection
  private readonly repairs: Repairs
  private readonly now: Map<string, Values | null>
  private readonly rows = new Map<string, Folded>()
  private readonly versions: Array<Folded> = []
  private readonly left: Array<FoldResult["left"][number]> = []
  private readonly counted = makeCountChanges()
  private readonly counts: Record<string, number>
  private quarantine: FoldState["quarantine"]

  constructor(projection: AnyProjection, state: FoldState, loaded: ReadonlyMap<string, Values>, repairs: Repairs) {
    this.projection = projection
    this.repairs = repairs
    this.now = new Map(loaded)
    this.counts = { ...state.counts }
    this.quarantine = state.quarantine
  }

  readonly result = (): FoldResult => ({
    state: { counts: this.counts, quarantine: this.quarantine },
    rows: this.rows,
    versions: this.versions,
    left: this.left,
    counted: this.counted.all()
  })

  /** Applies the next commit of the log, or parks it. */
  readonly take = (commit: Recorded): void => {
    const changesNothing = isOfDecisions(commit) && this.repairs.isRefused?.(commit) === true
    if (this.quarantine[commit.subject] === undefined && !changesNothing) {
      const held = this.held(commit, this.now)
      const touched = this.applyOne(commit, commit.seq, this.counts, held)
      if (touched !== null) this.store(touched, commit.seq, held)
    }
    count(this.counts, eventTagsOf(commit))
  }

  /** Applies the commits that have waited for a decision, as one change at the position of the decision. */
  readonly resolve = (decision: CommitDecision): void => {
    const { subject, seq, at } = decision
    const parked = this.quarantine[subject]
    if (parked?.seq !== seq) return
    const { [subject]: _, ...others } = this.quarantine
    const waiting = this.repairs.waiting(decision)
    const [first] = waiting
    // Only the last decision about a commit counts.
    if (first !== undefined && (this.repairs.decisionOn(first)?.at ?? at) > at) return
    this.quarantine = others
    const changed = new Map(this.now)
    const all = new Map<string, Values | null>()
    const counts = { ...(parked.counts ?? this.counts) }
    for (const commit of waiting) {
      const leaves = commit.seq === seq ? decision.is === "skipped" : this.isSkipped(commit, at)
      const touched = leaves ? new Map() : this.applyOne(commit, at, counts, this.held(commit, changed))
      // The aggregate is parked again: its later commits continue to wait.
      if (touched === null) break
      count(counts, eventTagsOf(commit))
      for (const [id, values] of touched) {
        changed.set(id, values)
        all.set(id, values)
      }
    }
    this.store(all, at, (id) => this.now.get(id) ?? undefined)
  }

  /** The rows that a commit changes; null when it parks its aggregate. `position`: how far in the log the fold is. */
  private readonly applyOne = (commit: Recorded, position: number, counts: Counts, held: RowBefore) => {
    const parked = this.reasonToPark(commit, position)
    const outcome = parked === null && isReadable(commit) ? applyCommit(this.projection, counts, held, commit) : null
    const failure = parked ?? outcome?.failure ?? null
    if (failure !== null)
      this.quarantine = { ...this.quarantine, [commit.subject]: { seq: commit.seq, ...failure, counts: { ...counts } } }
    return failure === null && outcome !== null ? outcome.touched : null
  }

  private readonly reasonToPark = (commit: Recorded, position: number) => {
    if (this.repairs.isRefused?.(commit) === true) return { why: valueRefused }
    const decision = this.repairs.decisionOn(commit)
    if (decision !== null && decision.at > position) return { why: `decided at position ${decision.at}` }
    return isReadable(commit) ? null : { why: commit.why, unreadable: commit.reason }
  }

  private readonly isSkipped = (commit: Recorded, position: number) => {
    const decision = this.repairs.decisionOn(commit)
    return decision !== null && decision.is === "skipped" && decision.at <= position
  }

  /** The rows before a commit. An aggregate that begins in it has no earlier row, even if the cache holds one. */
  private readonly held = (commit: Recorded, now: ReadonlyMap<string, Values | null>): RowBefore => {
    const { begins } = this.projection
    const begun = isReadable(commit) && commit.events.some(({ _tag }) => _tag === begins) ? idOf(commit) : null
    return (id) => (id === begun ? undefined : (now.get(id) ?? undefined))
  }

  /** One commit with two decisions may store a row twice at its position. */
  private readonly dropLastVersion = (id: string) => {
    const last = this.versions.findLastIndex((each) => each.id === id)
    this.versions.splice(last, 1)
  }

  private readonly store = (touched: ReadonlyMap<string, Values | null>, seq: number, held: RowBefore) => {
    for (const [id, values] of touched) {
      const previous = held(id)
      const hasLeft = previous !== undefined && (values === null || audienceOf(values) !== audienceOf(previous))
      if (hasLeft) this.left.push({ id, audience: audienceOf(previous), seq })
      this.counted.add(this.projection, previous ?? null, values, seq)
      this.now.set(id, values)
      const folded = { id, seq, values }
      if (this.rows.get(id)?.seq === seq) this.dropLastVersion(id)
      this.rows.set(id, folded)
      this.versions.push(folded)
    }
  }
}
