import { Effect } from "effect"
import type { Bucket } from "../../../streams/ports/bucket.ts"

const checkpointKey = "inbox.checkpoint"
/**
 * The position of the checkpoint and the digest of its update. They are separate entries, so that an earlier version
 * can still read the position.
 */
const witnessKey = "inbox.witness"

/** The point from which the next run begins. */
export interface InboxCheckpoint {
  readonly position: number
  /** Null when it belongs to another position: the two are not stored together. */
  readonly witness: string | null
}

/** The point at which the inbox continues after a restart, in bucket `OUTBOX`. */
export const makeCheckpoint = (bucket: Bucket) => {
  const textAt = (key: string) =>
    Effect.map(bucket.get(key), (entry) => (entry === null ? "" : Buffer.from(entry.value).toString()))
  return {
    read: Effect.gen(function* () {
      const position = Number(yield* textAt(checkpointKey))
      const [at = "", witness = ""] = (yield* textAt(witnessKey)).split(" ")
      const checkpoint: InboxCheckpoint = {
        position,
        witness: Number(at) === position && witness !== "" ? witness : null
      }
      return checkpoint
    }),
    save: ({ position, witness }: InboxCheckpoint) =>
      Effect.andThen(
        bucket.put(witnessKey, Buffer.from(`${position} ${witness ?? ""}`)),
        bucket.put(checkpointKey, Buffer.from(String(position)))
      ),
    savePosition: (position: number) => bucket.put(checkpointKey, Buffer.from(String(position)))
  }
}
