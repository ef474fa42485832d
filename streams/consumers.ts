import { Context, type Effect } from "effect"
import type { Commit } from "./commit/envelope.ts"

/** Who is told of which commits, and how often somebody is tried who fails. */
export interface Consumer<E, R> {
  /** Also the durable consumer's name: keep it for ever. */
  readonly name: string
  /** Filters such as `evt.task.>`. */
  readonly subjects: ReadonlyArray<string>
  /** Where a new one begins: `head` for outside effects, which must never act on the past; `log` for pure derivations. */
  readonly starts: "log" | "head"
  /** How many commits may be in work at once. */
  readonly concurrency: number
  /** Called at least once for each commit: make it repeatable. A failure is tried again, later and later, then set aside. */
  readonly on: (commit: Commit) => Effect.Effect<void, E, R>
}

/** Durable consumers of the log: they remember what was settled, also across restarts. */
export class Consumers extends Context.Service<
  Consumers,
  {
    /** Works for ever; ends only with its scope. What fails `mostTries` times is set aside in `DLQ` with the reason. */
    readonly run: <E extends { readonly message: string }, R>(
      consumer: Consumer<E, R>
    ) => Effect.Effect<never, never, R>
  }
>()("tracker/streams/Consumers") {}

/** A commit that fails this often waits in `DLQ` for a person. With the backoff: after about a quarter of an hour. */
export const mostTries = 12
/** Milliseconds before try n + 1: 0.25 s, doubling, at most 2 min. */
export const backoffMillis = (attempt: number): number => Math.min(250 * 2 ** (attempt - 1), 120_000)
