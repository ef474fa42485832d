import { Schema } from "effect"

/**
 * The reason why a call to Telegram failed.
 *
 * - `unknown`: no answer, or the answer of a proxy. The call may have succeeded: repeat it only if that does no harm.
 * - `flooded`: not done. Retry after `retryAfter` seconds.
 * - `closed`: the person blocked the bot, or the group removed it. A retry fails until that changes.
 * - `migrated`: the group became the supergroup `to`.
 * - `not-modified`: the message has this content already.
 * - `gone`: the bot has no such message.
 * - `no-thread`: the forum topic is gone; `topic-closed`: only administrators may write in it.
 * - `no-right`: the bot may not do this in the chat. A retry fails until its rights change. Telegram does not report every change.
 * - `unauthorized`: the token is not the token of a bot. A retry fails until another one is set.
 * - `other-poller`: another program polls with this token; `webhook`: updates go to a webhook.
 * - `refused`: any other failure that a retry cannot resolve.
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
    "topic-closed",
    "no-right",
    "unauthorized",
    "other-poller",
    "webhook",
    "refused"
  ]),
  /** Telegram's own sentence. It never contains the token or a person's text. */
  description: Schema.String,
  /** Seconds. */
  retryAfter: Schema.optionalKey(Schema.Finite),
  to: Schema.optionalKey(Schema.Int)
}) {
  override get message() {
    return `Telegram: ${this.kind}: ${this.description}`
  }
}

// Source: github.com/tdlib/telegram-bot-api, Client.cpp: errors differ only in their sentence.
const sentences = [
  [/message is not modified/u, "not-modified"],
  [
    /message to (?:edit|react|delete) not found|message can't be (?:edited|deleted)|MESSAGE_ID_INVALID|message identifier is not specified/u,
    "gone"
  ],
  [/TOPIC_CLOSED/u, "topic-closed"],
  [
    /CHAT_ADMIN_REQUIRED|member list is inaccessible|not enough rights|have no rights|CHAT_(?:WRITE|SEND_\w+)_FORBIDDEN|(?:CHAT|USER)_RESTRICTED/u,
    "no-right"
  ],
  [/message thread not found|TOPIC_DELETED/u, "no-thread"],
  [/chat not found|group chat was deactivated|PEER_ID_INVALID/u, "closed"]
] as const

/** The kind of a call that Telegram has refused, by its sentence. */
export const kindOfRefusal = (description: string): ApiFault["kind"] =>
  sentences.find(([sentence]) => sentence.test(description))?.[1] ?? "refused"
