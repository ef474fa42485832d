import { Context, type Effect, Schema, type Stream } from "effect"
import type { StreamFull, StreamUnavailable } from "../../errors.ts"

/** A message of stream `CHAIN`, as it is stored. */
export interface ChainStored {
  /** Its position in stream `CHAIN`, from 1. */
  readonly seq: number
  readonly data: Uint8Array
}

/** Another writer appended to the chain first. Nothing was stored: read the end of the chain again. */
export class ChainMoved extends Schema.TaggedError<ChainMoved>()("ChainMoved", {}) {
  override get message() {
    return "another process appended to the audit chain first"
  }
}

export type ChainKind = "links" | "checkpoints"

/** Stream `CHAIN`: the links and the checkpoints in one order. Nothing in it is ever changed. */
export class ChainLog extends Context.Service<
  ChainLog,
  {
    /** The messages after a position of this stream, up to its end at the call, in batches. */
    readonly after: (seq: number) => Stream.Stream<ReadonlyArray<ChainStored>, StreamUnavailable>
    readonly at: (seq: number) => Effect.Effect<ChainStored | null, StreamUnavailable>
    /** The last message of a kind, or of both; null when there is none. */
    readonly last: (kind: ChainKind | "any") => Effect.Effect<ChainStored | null, StreamUnavailable>
    /**
     * Appends a message, if the stream still ends at `expected`. Returns its position. `StreamUnavailable`: it may be stored;
     * read the end again before the next append. `StreamFull`: nothing was stored.
     */
    readonly append: (
      kind: ChainKind,
      data: Uint8Array,
      expected: number
    ) => Effect.Effect<number, ChainMoved | StreamFull | StreamUnavailable>
  }
>()("tracker/streams/ChainLog") {}
