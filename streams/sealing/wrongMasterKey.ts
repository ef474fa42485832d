import { Schema } from "effect"

/** The master key does not open the stored keys: it belongs to another installation, or one of the two was replaced. A retry fails again. */
export class WrongMasterKey extends Schema.TaggedError<WrongMasterKey>()("WrongMasterKey", {}) {
  override get message() {
    return "the master key is not the key of this log: restore the key file that belongs to this data, or the bucket KEYS if that one was replaced"
  }
}
