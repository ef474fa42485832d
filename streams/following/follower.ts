/** Keeps a fold of some subjects up to date in memory. It starts at the beginning of the log, or at its saved state. */
import { Effect, Schedule, type Scope, Stream } from "effect"
import { isReadable, type Recorded } from "../commit/envelope.ts"
import { LogChanged, StreamUnavailable } from "../errors.ts"
import { Feed } from "../ports/feed.ts"
import { makeReached } from "./reached.ts"
import type { SavedState } from "./saved/savedState.ts"
import { type Fold, makeCommitFold, readSkipped, withDecisions } from "./commitFold.ts"

export interface Follower<State> {
  readonly state: () => State
  /** The acceptances (`LogContinuity`) at which the state was made. A rise means that the state was made again. */
  readonly acceptances: () => number
  /** The last commit that was folded in; 0 before the first. */
  readonly position: () => number
  /** Returns once the commit at `seq`, which must be on one of the subjects, has been folded in. */
  readonly waitFor: (seq: number) => Effect.Effect<void>
  /** Returns once all commits that the log now has on the subjects were folded in. */
  readonly current: Effect.Effect<void, StreamUnavailable>
}

export interface Followed<State> extends Fold<State> {
  /** Keeps the state between two starts. Without it each start reads all commits on the subjects. */
  readonly saved?: SavedState<State>
}

/** A state, and the part of the log that it was made from. */
interface Folded<State> {
  readonly state: State
  readonly acceptances: number
  readonly skipped: ReadonlySet<number>
  readonly commitFold: Effect.Success<ReturnType<typeof makeCommitFold>>
  at: number
  readonly unsaved: Unsaved
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

  const { begin, take, keep } = yield* makeFolding(options)
  let building = yield* untilRead(name, begin(options.saved))
  let folded = building

  const takeInto = (into: Folded<State>) => (recorded: Recorded) =>
    Effect.map(take(into, recorded), () => void (into === folded && reach(into.at)))
  /** Reads up to the present head, also of a log that is not the known one: without a state nothing could be answered. */
  const catchUp = Effect.gen(function* () {
    // A log that was accepted as it is may lack commits of the saved state.
    if (building.acceptances !== continuity.acceptances()) building = yield* begin(undefined)
    const into = building
    yield* feed.range({ after: into.at, subjects }).pipe(Stream.runForEach(takeInto(into)))
    folded = into
    reach(into.at)
    yield* keep(into)
  })
  const follow = Effect.suspend(() =>
    folded.acceptances === continuity.acceptances()
      ? feed
          .commits({ after: folded.at, subjects })
          .pipe(Stream.runForEach((recorded) => Effect.andThen(takeInto(folded)(recorded), keep(folded))))
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

/** Begins states, takes commits into them, and saves them. */
const makeFolding = Effect.fnUntraced(function* <State>(options: Followed<State>) {
  const { saved, subjects } = options
  const feed = yield* Feed
  const { continuity } = feed

  const begin = Effect.fnUntraced(function* (from: SavedState<State> | undefined) {
    const acceptances = continuity.acceptances()
    const skipped = yield* readSkipped(subjects)
    const found = from === undefined ? null : yield* from.load(skipped)
    const { state, position } = found ?? { state: options.fresh(), position: 0 }
    const commitFold = yield* makeCommitFold(options, { state, position, skipped })
    const begun: Folded<State> = { state, acceptances, skipped, commitFold, at: position, unsaved: nothingUnsaved() }
    return begun
  })
  const take = (into: Folded<State>, recorded: Recorded) =>
    Effect.map(into.commitFold.take(recorded), () => {
      into.at = recorded.seq
      if (saved !== undefined) note(saved, into.unsaved, recorded)
    })
  /** Saves a state that is due. Saves nothing while the log is not the known one. */
  const keep = (folded: Folded<State>) =>
    Effect.suspend(() => {
      const { commitFold, unsaved, state, skipped, at } = folded
      const isUsable = continuity.found() === null && commitFold.isWhole()
      if (saved === undefined || !isUsable || !isDue(saved, unsaved)) return Effect.void
      const point = { position: at, witness: unsaved.witness, skipped }
      Object.assign(unsaved, nothingUnsaved())
      return saved.save(state, point)
    })
  return { begin, take, keep }
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

/** The commits since the last saved state. */
interface Unsaved {
  commits: number
  /** True when one of them takes personal facts away. */
  removesFacts: boolean
  /** The witness of the last one. */
  witness: string
}
const nothingUnsaved = (): Unsaved => ({ commits: 0, removesFacts: false, witness: "" })
const note = <State>({ removesFacts }: SavedState<State>, unsaved: Unsaved, recorded: Recorded) => {
  unsaved.commits++
  unsaved.witness = recorded.witness
  if (isReadable(recorded) && removesFacts(recorded)) unsaved.removesFacts = true
}
const isDue = <State>(saved: SavedState<State>, { commits, removesFacts }: Unsaved) =>
  removesFacts || saved.isDue(commits)
