import { Context, type Effect, Schema } from "effect"
import type { SealingKey } from "../cipher/sealing.ts"

/** The master key cannot be read, or a new one cannot be stored. Nothing was changed. The message says what to do. */
export class MasterKeyUnavailable extends Schema.TaggedError<MasterKeyUnavailable>()("MasterKeyUnavailable", {
  why: Schema.String
}) {
  override get message() {
    return this.why
  }
}

/** A place outside the log that holds the master key: a file, or a secret that a command prints. */
export interface MasterKeySource {
  /** Reads the place. Two keys are there while one replaces the other, in no fixed order. Never empty. */
  readonly read: Effect.Effect<ReadonlyArray<SealingKey>, MasterKeyUnavailable>
  /**
   * The key of the next generation, stored when this returns. The same one until `finish`. `earlier`: true for a key of the
   * present or a former generation, which must never wrap again.
   */
  readonly prepare: (earlier: (key: SealingKey) => boolean) => Effect.Effect<SealingKey, MasterKeyUnavailable>
  /**
   * Destroys every key but this one. Call it only after all keys of the log are wrapped with this one. Safe to repeat.
   * Returns null, or the sentence for the operator when only the operator can do it.
   */
  readonly finish: (kept: SealingKey) => Effect.Effect<string | null, MasterKeyUnavailable>
}

/** The master key: 32 bytes that live outside the log. It wraps the keys in bucket `KEYS`. */
export class MasterKey extends Context.Service<MasterKey, MasterKeySource>()("tracker/streams/MasterKey") {}
