/** Folds the commits of a follower into its state, one by one, and parks and repairs aggregates. */
import { Effect, Stream } from "effect"
import { decisionsEverywhere, decisionsIn, isOfDecisions } from "../commit/decisions.ts"
import { type Commit, isReadable, type Recorded, type Unreadable } from "../commit/envelope.ts"
import { Feed } from "../ports/feed.ts"

/** The fold of a follower. */
export interface Fold<State> {
  /** Names the fold in warnings. */
  readonly name: string
  /** Filters such as `evt.person.>`. */
  readonly subjects: ReadonlyArray<string>
  readonly fresh: () => State
  /** Changes the state. */
  readonly fold: (state: State, commit: Commit) => void
  /** Called for an aggregate with the first commit that cannot be folded in. Without it the last state stays. */
  readonly park?: (state: State, first: Unreadable) => void
  /** Called when an owner has decided about that commit; the commits that waited are folded in next. */
  readonly repair?: (state: State, subject: string) => void
}

const foldsDecisions = (subjects: ReadonlyArray<string>) => subjects.includes("evt.projection.>")
/** JetStream refuses filters that overlap. */
export const withDecisions = (subjects: ReadonlyArray<string>) =>
  foldsDecisions(subjects) ? subjects : [...subjects, decisionsEverywhere]

/** The decisions of a commit, and the positions of the commits on `subjects` that it skips. */
const decisionsOn = (subjects: ReadonlyArray<string>, recorded: Recorded) => {
  const decisions = recorded.subject === decisionsEverywhere ? decisionsIn(recorded) : []
  const isFollowed = (subject: string) => subjects.some((filter) => subject.startsWith(filter.replace(/>$/, "")))
  const skips = decisions.filter(({ is, subject }) => is === "skipped" && isFollowed(subject))
  return { decisions, skips: skips.map(({ seq }) => seq) }
}
/** The positions of the commits on `subjects` that owners have skipped. */
export const readSkipped = Effect.fnUntraced(function* (subjects: ReadonlyArray<string>) {
  const feed = yield* Feed
  const skipped = new Set<number>()
  yield* feed
    .range({ after: 0, subjects: [decisionsEverywhere] })
    .pipe(
      Stream.runForEach((recorded) =>
        Effect.sync(() => decisionsOn(subjects, recorded).skips.forEach((seq) => skipped.add(seq)))
      )
    )
  return skipped
})

/** A state, and the commits that it was made from. */
export interface StartState<State> {
  readonly state: State
  /** The last commit in the state; 0 for a fresh one. */
  readonly position: number
  /** The positions of the commits that are left out. Later decisions are added. */
  readonly skipped: Set<number>
}

export const makeCommitFold = Effect.fnUntraced(function* <State>(
  { name, subjects, fold, park, repair }: Fold<State>,
  { state, position, skipped }: StartState<State>
) {
  const feed = yield* Feed
  /** The parked aggregates, by subject, each with the position of its first commit that waits. */
  const parked = new Map<string, number>()
  let at = position
  /** True when a commit was skipped after it was folded in: the state is not that of the next start. */
  let hasSkippedCommit = false
  const learn = (recorded: Recorded) => {
    const { decisions, skips } = decisionsOn(subjects, recorded)
    for (const seq of skips) {
      if (!skipped.has(seq) && seq <= at && ![...parked.values()].includes(seq)) hasSkippedCommit = true
      skipped.add(seq)
    }
    return decisions
  }
  const parkAt = (unreadable: Unreadable) => {
    parked.set(unreadable.subject, unreadable.seq)
    park?.(state, unreadable)
  }
  const apply = (recorded: Recorded) =>
    Effect.suspend(() => {
      if (parked.has(recorded.subject) || skipped.has(recorded.seq)) return Effect.void
      if (!isReadable(recorded)) return isOfDecisions(recorded) ? Effect.void : Effect.sync(() => parkAt(recorded))
      return Effect.sync(() => fold(state, recorded)).pipe(
        Effect.catchDefect((defect) => {
          // The message of an error may repeat a personal text.
          const why = defect instanceof Error ? defect.name : "an unknown failure"
          parkAt(unfoldable(recorded, why))
          return Effect.logWarning(`${name} parked an aggregate that it cannot follow`, recorded.subject, why)
        })
      )
    })
  const repairBy = Effect.fnUntraced(function* (subject: string, upTo: number) {
    const from = parked.get(subject) ?? upTo
    // All are read before the first is folded in: a lost connection must not leave half of them.
    const waiting = yield* feed.range({ after: from - 1, upTo, subjects: [subject] }).pipe(Stream.runCollect)
    parked.delete(subject)
    repair?.(state, subject)
    yield* Effect.forEach(waiting, apply, { discard: true })
  })

  return {
    take: Effect.fnUntraced(function* (recorded: Recorded) {
      if (recorded.subject !== decisionsEverywhere || foldsDecisions(subjects)) yield* apply(recorded)
      for (const { subject, seq, at: decidedAt } of learn(recorded))
        if (parked.get(subject) === seq) yield* repairBy(subject, decidedAt)
      at = recorded.seq
    }),
    /** False while the state lacks a commit, or holds one that was skipped since. Such a state is not saved. */
    isWhole: () => parked.size === 0 && !hasSkippedCommit
  }
})

const unfoldable = ({ subject, seq, witness, continues }: Commit, why: string): Unreadable => ({
  _tag: "Unreadable",
  subject,
  seq,
  witness,
  continues,
  reason: "damaged",
  why,
  envelope: null
})
