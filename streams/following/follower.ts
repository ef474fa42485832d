/** Keeps a fold of some subjects up to date in memory. Nothing is stored: it starts at the beginning of the log. */
import { Effect, Schedule, type Scope, Stream } from "effect"
import { type Commit, isReadable, type Recorded, type Unreadable } from "../commit/envelope.ts"
import type { StreamUnavailable } from "../errors.ts"
import { Feed } from "../feed.ts"
import { makeReached } from "./reached.ts"

export interface Follower {
  /** The last commit that was folded in; 0 before the first. */
  readonly position: () => number
  /** Returns once the commit at `seq`, which must be on one of the subjects, has been folded in. */
  readonly waitFor: (seq: number) => Effect.Effect<void>
  /** Returns once everything that the log holds now on the subjects has been folded in. */
  readonly current: Effect.Effect<void, StreamUnavailable>
}

const retries = Schedule.min([Schedule.exponential("100 millis"), Schedule.spaced("5 seconds")])

/**
 * Ready once it has caught up with the log; follows it until the scope closes.
 *
 * `fold` takes each commit once, in order. When the connection is lost or `fold` throws, it logs a warning and tries again
 * after the last commit that was folded in. An aggregate with an unreadable commit is parked: that commit and the later ones
 * of the aggregate are not folded in.
 */
export const follower = Effect.fnUntraced(function* (options: {
  /** Names the fold in warnings. */
  readonly name: string
  /** Filters such as `evt.person.>`. */
  readonly subjects: ReadonlyArray<string>
  /** A commit that it threw on comes again. */
  readonly fold: (commit: Commit) => void
  /** Called once for an aggregate, with the first commit that cannot be read. Without it the last readable state stays. */
  readonly park?: (first: Unreadable) => void
}): Effect.fn.Return<Follower, StreamUnavailable, Feed | Scope.Scope> {
  const feed = yield* Feed
  const { at, reach, waitFor } = makeReached()

  const parked = new Set<string>()
  const take = (recorded: Recorded) => {
    if (!parked.has(recorded.subject)) apply(recorded)
    reach(recorded.seq)
  }
  const apply = (recorded: Recorded) => {
    if (isReadable(recorded)) return options.fold(recorded)
    parked.add(recorded.subject)
    options.park?.(recorded)
  }
  const follow = Effect.suspend(() =>
    feed
      .commits({ after: at(), subjects: options.subjects })
      .pipe(Stream.runForEach((recorded) => Effect.sync(() => take(recorded))))
  )
  const current = Effect.flatMap(Effect.forEach(options.subjects, feed.lastOf), (heads) =>
    waitFor(Math.max(0, ...heads))
  )
  yield* follow.pipe(
    Effect.catchDefect((defect) => Effect.fail(defect instanceof Error ? defect : new Error(String(defect)))),
    Effect.tapError(({ message }) => Effect.logWarning(`${options.name} lost the log and retries`, message)),
    Effect.retry(retries),
    Effect.forkScoped
  )
  yield* current
  return { position: at, waitFor, current }
})
