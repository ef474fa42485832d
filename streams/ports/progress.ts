import { Context, type Effect, type Stream } from "effect"
import type { Audience } from "../../domain/values.ts"

/** The progress of an extraction, a run or an import. It holds ids and numbers only, so it is not sealed. */
export interface Tick {
  readonly of: "extraction" | "run" | "import"
  readonly id: string
  /** `check` and `store` are of imports: the first counts bytes of the file, the second messages. */
  readonly stage: "collect" | "thread" | "read" | "propose" | "check" | "store" | "done"
  readonly done: number
  readonly total: number
  /** Messages, atoms or bytes a second; null while too few were read. */
  readonly rate: number | null
  /** Seconds. */
  readonly left: number | null
  readonly audience: Audience
  /** UTC, ISO 8601. */
  readonly at: string
}

/** Stream `PROGRESS`: the last tick of each extraction, run and import, in memory, for an hour. The rows of the tables count; a tick only fills the time between two of them. */
export class Progress extends Context.Service<
  Progress,
  {
    /** Never fails, and returns within 2 s: a lost tick is followed by the next one, or by the row. */
    readonly publish: (tick: Tick) => Effect.Effect<void>
    /**
     * Starts with the last tick of each extraction, run and import, and never ends. Starts again in the same way after a lost
     * connection.
     */
    readonly ticks: Stream.Stream<Tick>
  }
>()("tracker/streams/Progress") {}
