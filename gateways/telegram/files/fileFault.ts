import { Schema } from "effect"

/**
 * The reason why a file cannot be fetched.
 *
 * - `no-bot`: the installation has no bot, or its token is not valid. A retry fails until one is set.
 * - `gone`: Telegram has no such file for this bot: it was deleted, or another bot received it. A retry is pointless.
 * - `too-large`: Telegram gives a bot only files of up to 20 MB. A retry is pointless.
 * - `flooded`: retry after `retryAfter` seconds.
 * - `silent`: no whole answer in time, or the answer of a proxy. A retry is safe.
 * - `no-room`: this process cannot keep it on its disk. A retry succeeds once there is room.
 */
export class FileFault extends Schema.TaggedError<FileFault>()("FileFault", {
  kind: Schema.Literals(["no-bot", "gone", "too-large", "flooded", "silent", "no-room"]),
  /** Seconds. */
  retryAfter: Schema.optionalKey(Schema.Int)
}) {
  override get message() {
    return `a file of a message: ${this.kind}`
  }
}
