/** Keeps a fold of some subjects up to date in memory. Nothing is stored: it starts at the beginning of the log. */
import { Effect, Schedule, type Scope, Stream } from "effect"
import { type Commit, isReadable, type Recorded, type Unreadable } from "../commit/envelope.ts"
import { LogChanged, StreamUnavailable } from "../errors.ts"
import { Feed } from "../ports/feed.ts"
import { decisionsEverywhere, decisionsIn, isOfDecisions } from "../commit/decisions.ts"
import { makeReached } from "./reached.ts"

export interface Follower<State> {
  readonly state: () => State
  /** The acceptances (`LogContinuity`) at which the state was made. A rise means that the state was made again. */
  readonly acceptances: () => number
  /** The last commit that was folded in; 0 before the first. */
  readonly position: () => number
  /** Returns once the commit at `seq`, which must be on one of the subjects, has been folded in. */
  readonly waitFor: (seq: number) => Effect.Effect<void>
  /** Returns once everything that the log holds now on the subjects has been folded in. */
  readonly current: Effect.Effect<void, StreamUnavailable>
}

export interface Followed<State> {
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
  readonly mend?: (state: State, subject: string) => void
}

/** A state, and the part of the log that it was made from. */
interface Folded<State> {
  readonly state: State
  readonly acceptances: number
  readonly take: Effect.Success<ReturnType<typeof makeTake>>
  at: number
}

const retries = Schedule.min([Schedule.exponential("100 millis"), Schedule.spaced("5 seconds")])

/**
 * Ready once it has caught up with the log; follows it until the scope closes.
 *
 * `fold` takes each commit once, in order. When the connection is lost, it logs a warning and tries again after the last
 * commit that was folded in. It stops while the log is not the known one. After a changed log was accepted, it makes a new
 * state from the beginning, and the old one serves until the new one is complete. A commit that cannot be read, or that
 * makes `fold` throw, parks its aggregate: the later commits of the aggregate wait until an owner retries or skips that
 * commit. Skipped commits are left out from the start.
 */
export const follower = Effect.fnUntraced(function* <State>(
  options: Followed<State>
): Effect.fn.Return<Follower<State>, StreamUnavailable, Feed | Scope.Scope> {
  const { name } = options
  const feed = yield* Feed
  const { continuity } = feed
  const { at, reach, waitFor } = makeReached()
  const subjects = withDecisions(options.subjects)

  const begin = Effect.gen(function* () {
    const acceptances = continuity.acceptances()
    const state = options.fresh()
    const begun: Folded<State> = { state, acceptances, take: yield* makeTake(options, state), at: 0 }
    return begun
  })
  let building = yield* untilRead(name, begin)
  let folded = building

  const takeInto = (into: Folded<State>) => (recorded: Recorded) =>
    Effect.map(into.take(recorded), () => {
      into.at = recorded.seq
      if (into === folded) reach(into.at)
    })
  /** Reads up to the present head, also of a log that is not the known one: without a state nothing could be answered. */
  const catchUp = Effect.gen(function* () {
    if (building.acceptances !== continuity.acceptances()) building = yield* begin
    const into = building
    yield* feed.range({ after: into.at, subjects }).pipe(Stream.runForEach(takeInto(into)))
    folded = into
    reach(into.at)
  })
  const follow = Effect.suspend(() =>
    folded.acceptances === continuity.acceptances()
      ? feed.commits({ after: folded.at, subjects }).pipe(Stream.runForEach(takeInto(folded)))
      : catchUp
  )
  const current = Effect.flatMap(Effect.forEach(options.subjects, feed.lastOf), (heads) =>
    waitFor(Math.max(0, ...heads))
  )

  yield* untilRead(name, catchUp)
  yield* asError(follow).pipe(
    Effect.catchIf(
      (error) => error instanceof LogChanged,
      () => continuity.sound
    ),
    Effect.forever,
    Effect.tapError(({ message }) => Effect.logWarning(`${name} lost the log and retries`, message)),
    Effect.retry(retries),
    Effect.forkScoped
  )
  return { state: () => folded.state, acceptances: () => folded.acceptances, position: at, waitFor, current }
})

/** A log that is cut while it is read is read again. */
const untilRead = <A, R>(name: string, read: Effect.Effect<A, StreamUnavailable | LogChanged, R>) =>
  asError(read).pipe(
    Effect.retry({ while: (error) => !(error instanceof StreamUnavailable), schedule: retries }),
    Effect.mapError((cause) =>
      cause instanceof StreamUnavailable ? cause : new StreamUnavailable({ what: name, cause })
    )
  )

const asError = <A, E extends Error, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.catchDefect(effect, (defect) => Effect.fail(defect instanceof Error ? defect : new Error(String(defect))))

const foldsDecisions = (subjects: ReadonlyArray<string>) => subjects.includes("evt.projection.>")
/** JetStream refuses filters that overlap. */
const withDecisions = (subjects: ReadonlyArray<string>) =>
  foldsDecisions(subjects) ? subjects : [...subjects, decisionsEverywhere]

/** Takes the commits of a follower, and parks and mends aggregates. */
const makeTake = Effect.fnUntraced(function* <State>(
  { name, subjects, fold, park, mend }: Followed<State>,
  state: State
) {
  const feed = yield* Feed
  const skipped = new Set<number>()
  const learn = (recorded: Recorded) => {
    const decisions = recorded.subject === decisionsEverywhere ? decisionsIn(recorded) : []
    for (const { is, seq } of decisions) if (is === "skipped") skipped.add(seq)
    return decisions
  }
  yield* feed
    .range({ after: 0, subjects: [decisionsEverywhere] })
    .pipe(Stream.runForEach((recorded) => Effect.sync(() => learn(recorded))))

  /** The parked aggregates, by subject, each with the position of its first commit that waits. */
  const parked = new Map<string, number>()
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
  const mendBy = Effect.fnUntraced(function* (subject: string, upTo: number) {
    const from = parked.get(subject) ?? upTo
    // All are read before the first is folded in: a lost connection must not leave half of them.
    const waiting = yield* feed.range({ after: from - 1, upTo, subjects: [subject] }).pipe(Stream.runCollect)
    parked.delete(subject)
    mend?.(state, subject)
    yield* Effect.forEach(waiting, apply, { discard: true })
  })

  return Effect.fnUntraced(function* (recorded: Recorded) {
    if (recorded.subject !== decisionsEverywhere || foldsDecisions(subjects)) yield* apply(recorded)
    for (const { subject, seq, at } of learn(recorded)) if (parked.get(subject) === seq) yield* mendBy(subject, at)
  })
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
