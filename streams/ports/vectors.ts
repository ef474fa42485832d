import { Context, type Effect, type Stream } from "effect"
import type { StreamFull, StreamUnavailable } from "../errors.ts"

/** The vector of one text by one model. */
export interface Embedding {
  /** `task.<id>` or `message.<id>`. */
  readonly subject: string
  /** The actors whose words the text has. The entry is sealed with their keys. */
  readonly owners: ReadonlyArray<string>
  readonly model: string
  /** SHA-256 of the text that was embedded, hexadecimal: a vector of an older text is not used. Stored sealed. */
  readonly textDigest: string
  readonly vector: Float32Array
}
/** A text has a new vector or, with `embedding: null`, all its vectors were purged or can no longer be opened. */
export interface VectorEntry {
  readonly seq: number
  /** A digest of the stored bytes and of their subject. */
  readonly witness: string
  readonly subject: string
  readonly embedding: Embedding | null
}

/**
 * Stream `VEC`: the last vector of each text by each model, so that the index is rebuilt without a model.
 * Derived data: it may be deleted, and the texts are then embedded again.
 */
export class VectorLog extends Context.Service<
  VectorLog,
  {
    /** Answers its position. Safe to repeat: the last vector counts. */
    readonly put: (embedding: Embedding) => Effect.Effect<number, StreamFull | StreamUnavailable>
    /** Purges every vector of a text, and adds an entry that says so. Safe to repeat. */
    readonly forget: (subject: string) => Effect.Effect<number, StreamFull | StreamUnavailable>
    /**
     * The subjects of the texts that have words of this actor, for `forget`. Reads the whole stream; opens nothing, so it
     * works after the actor's key was dropped.
     */
    readonly ofOwner: (owner: string) => Effect.Effect<ReadonlyArray<string>, StreamUnavailable>
    /** The entries after a position, until the connection is lost. A text that is embedded again is sent again. */
    readonly entries: (after: number) => Stream.Stream<VectorEntry, StreamUnavailable>
    /** The witness of the entry at a position; null when it is not there: the text was embedded again, or the stream went back. */
    readonly witnessAt: (seq: number) => Effect.Effect<string | null, StreamUnavailable>
  }
>()("tracker/streams/VectorLog") {}
