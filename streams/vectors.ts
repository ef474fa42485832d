import { Context, type Effect, type Stream } from "effect"
import type { StreamFull, StreamUnavailable } from "./errors.ts"

/** The vector of one text by one model. */
export interface Embedding {
  /** `task.<id>` or `message.<id>`. */
  readonly subject: string
  readonly model: string
  /** SHA-256 of the text that was embedded, hexadecimal: a vector of an older text is not used. */
  readonly textDigest: string
  readonly vector: Float32Array
}
/** What the stream tells: a text has a new vector, or, with `embedding: null`, all of its vectors are gone. */
export interface VectorEntry {
  readonly seq: number
  readonly subject: string
  readonly embedding: Embedding | null
}

/**
 * Stream `VEC`: the last vector of each text by each model, so that making the index anew asks no model.
 * Derived: it may be dropped, and the texts embedded again.
 */
export class VectorLog extends Context.Service<
  VectorLog,
  {
    /** Answers its position. Safe to repeat: the last one counts. */
    readonly put: (embedding: Embedding) => Effect.Effect<number, StreamFull | StreamUnavailable>
    /** Purges every vector of a text, and says so to whoever follows. Safe to repeat. */
    readonly forget: (subject: string) => Effect.Effect<number, StreamFull | StreamUnavailable>
    /** From a position on, without end; a text that was embedded again comes once more. */
    readonly entries: (after: number) => Stream.Stream<VectorEntry, StreamUnavailable>
    readonly head: Effect.Effect<number, StreamUnavailable>
  }
>()("tracker/streams/VectorLog") {}
