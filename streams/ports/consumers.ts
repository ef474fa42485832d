import { Context, type Effect } from "effect"
import type { Commit } from "../commit/envelope.ts"

/** A durable consumer of the log: its subjects and its handler. */
export interface Consumer<E, R> {
  /** Also the durable consumer's name: keep it forever. */
  readonly name: string
  /** Filters such as `evt.task.>`. */
  readonly subjects: ReadonlyArray<string>
  /** The start of a new consumer: `head` for outside effects, which must never act on the past; `log` for derived data. */
  readonly starts: "log" | "head"
  /** The number of commits that are handled at the same time. */
  readonly concurrency: number
  /** False for a commit that the handler ignores: it is settled without the handler. Left out when each commit concerns it. */
  readonly concerns?: (commit: Commit) => boolean
  /**
   * Called at least once for each commit, so it must be safe to repeat.
   *
   * A failure that is `unavailable` (see `isUnavailable`) is repeated until the dependency is back. Any other failure is
   * retried `mostTries` times with backoff, then the commit becomes a dead letter; after a defect it becomes one at once.
   */
  readonly on: (commit: Commit) => Effect.Effect<void, E, R>
}

/** Durable consumers of the log. Their progress survives restarts. */
export class Consumers extends Context.Service<
  Consumers,
  {
    /** Runs until its scope closes. */
    readonly run: <E extends { readonly message: string }, R>(
      consumer: Consumer<E, R>
    ) => Effect.Effect<never, never, R>
  }
>()("tracker/streams/Consumers") {}

/** Failed tries after which a commit becomes a dead letter. With the backoff this takes about six minutes. A restart begins to count again. */
export const mostTries = 12
/** Milliseconds before try n + 1: 0.25 s, doubling, at most 2 min. */
export const backoffMillis = (attempt: number): number => Math.min(250 * 2 ** (attempt - 1), 120_000)
