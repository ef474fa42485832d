import { Schema } from "effect"

/**
 * Why Telegram did not do it.
 *
 * - `unknown`: no answer, or a gateway's: it may have been done. Only what is harmless twice may simply be repeated.
 * - `flooded`: not done; again after `retryAfter` seconds.
 * - `closed`: the person blocked the bot, or the group threw it out. A retry fails until they let it back.
 * - `migrated`: the group became the supergroup `to`.
 * - `not-modified`: the message stands as it should already.
 * - `gone`: there is no such message of ours.
 * - `no-thread`: the forum topic is gone.
 * - `unauthorized`: the token is not a bot's. A retry fails until somebody sets another.
 * - `other-poller`: another program polls with this token; `webhook`: updates go to a webhook.
 * - `refused`: anything else that a retry will not mend.
 */
export class ApiFault extends Schema.TaggedError<ApiFault>()("ApiFault", {
  kind: Schema.Literals([
    "unknown",
    "flooded",
    "closed",
    "migrated",
    "not-modified",
    "gone",
    "no-thread",
    "unauthorized",
    "other-poller",
    "webhook",
    "refused"
  ]),
  /** Telegram's own sentence. Never holds the token or anybody's words. */
  description: Schema.String,
  /** Seconds. */
  retryAfter: Schema.optionalKey(Schema.Finite),
  to: Schema.optionalKey(Schema.Int)
}) {
  override get message() {
    return `Telegram: ${this.kind}: ${this.description}`
  }
}
