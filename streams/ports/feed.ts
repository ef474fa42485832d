import { Context, type Effect, type Stream } from "effect"
import type { Recorded } from "../commit/envelope.ts"
import type { LogChanged, StreamUnavailable } from "../errors.ts"
import type { LogContinuity } from "../continuity.ts"

/** The log, as projections and followers read it: each commit once, in order. */
export class Feed extends Context.Service<
  Feed,
  {
    /**
     * The commits after position `after`, oldest first, without end. A reconnect causes no gap and no repeat. A commit that
     * this version cannot read comes as an `Unreadable` at its position.
     * `subjects` are filters such as `evt.person.>`; all commits when left out. Fails with `LogChanged` as soon as the log
     * is not the one that `after` belongs to; see `continuity`.
     */
    readonly commits: (options: {
      readonly after: number
      readonly subjects?: ReadonlyArray<string>
    }) => Stream.Stream<Recorded, StreamUnavailable | LogChanged>
    /** True while the log is the one that earlier positions belong to. */
    readonly continuity: LogContinuity
    /**
     * The commits after position `after`, up to position `upTo` or to the present head, oldest first. It ends at the last
     * commit that the log has there, so it also ends when positions up to `upTo` have no commit. It reads a changed log as well.
     */
    readonly range: (options: {
      readonly after: number
      readonly upTo?: number
      readonly subjects?: ReadonlyArray<string>
    }) => Stream.Stream<Recorded, StreamUnavailable | LogChanged>
    /**
     * The commit at a position; null when the log has none there. One request: a `range` of one position would make a consumer
     * and delete it.
     */
    readonly at: (position: number) => Effect.Effect<Recorded | null, StreamUnavailable>
    /** The position of the last commit; 0 when there is none. The log may have counted further: a crash can lose a commit, never its position. */
    readonly head: Effect.Effect<number, StreamUnavailable>
    /** The position of the last commit at or before a position; 0 when there is none. */
    readonly lastUpTo: (position: number) => Effect.Effect<number, StreamUnavailable>
    /** The last position of one subject or filter (`evt.person.>`); 0 when it has none. */
    readonly lastOf: (filter: string) => Effect.Effect<number, StreamUnavailable>
    /** The witness of the commit at a position; null when the log has none there (it was truncated or restored). */
    readonly witnessAt: (seq: number) => Effect.Effect<string | null, StreamUnavailable>
    /** The last position whose stored time is not after `at` (ISO 8601); 0 when there is none. */
    readonly positionAt: (at: string) => Effect.Effect<number, StreamUnavailable>
  }
>()("tracker/streams/Feed") {}
