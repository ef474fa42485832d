import { Schema } from "effect"

/**
 * The master key does not open the stored keys: it belongs to another installation, it was replaced, or a process has an
 * earlier one. A retry fails again until the process has the right key.
 */
export class WrongMasterKey extends Schema.TaggedError<WrongMasterKey>()("WrongMasterKey", {
  /** The generation of the right key, when this process has the key of an earlier one. */
  generation: Schema.optionalKey(Schema.Int)
}) {
  override get message() {
    return this.generation === undefined
      ? "the master key is not the key of this log: restore the key file that belongs to this data, or the bucket KEYS if that one was replaced"
      : `the master key of this log was changed, and this process has an earlier one: give it the key of generation ${this.generation}, and start it again`
  }
}
