import { Context, type Effect, type Stream } from "effect"
import type { Audience } from "../domain/values.ts"

/** How far an extraction or a run is. Ids and numbers only: nobody's words, so nothing of it is sealed. */
export interface Tick {
  readonly of: "extraction" | "run"
  readonly id: string
  readonly stage: "collect" | "thread" | "read" | "propose" | "done"
  readonly done: number
  readonly total: number
  /** Messages or atoms a second; null while too few were read to tell. */
  readonly rate: number | null
  /** Seconds. */
  readonly left: number | null
  readonly audience: Audience
  /** UTC, ISO 8601. */
  readonly at: string
}

/** Stream `PROGRESS`: the last tick of each piece of work, in memory, for an hour. Rows are the truth; a tick is between two of them. */
export class Progress extends Context.Service<
  Progress,
  {
    /** Never fails, and never holds work up for long: what is not heard is in the next one, or in the row. */
    readonly publish: (tick: Tick) => Effect.Effect<void>
    /** Begins with the last tick of each piece of work; goes on without end. After a lost connection it begins so again. */
    readonly ticks: Stream.Stream<Tick>
  }
>()("tracker/streams/Progress") {}
