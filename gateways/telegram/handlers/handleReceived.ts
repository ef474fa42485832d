/**
 * Handles an update under the message numbers of the bot that has received it. When another bot has replaced that bot, the present
 * bot answers. It cannot reply or react to messages that it does not have.
 */
import { Effect, Layer } from "effect"
import type { Me } from "../api/bot.ts"
import { isSupergroup } from "../api/chatKey.ts"
import { Outbox, standingOf, Unsettled } from "../cards/outbox.ts"
import { sentByFormerBot } from "../cards/posts/formerPosts.ts"
import type { Wanted } from "../cards/posts/post.ts"
import { NotNow } from "../inbox/inbox.ts"
import { receiverOf } from "../inbox/receiver.ts"
import { Chats } from "../people/chats.ts"
import { Members } from "../people/members.ts"
import { Threads } from "../threads/threads.ts"
import { accountOfBot, BotAccount } from "../token/botAccount.ts"
import { handle } from "./handle.ts"
import { Replies } from "./messages/replies.ts"

/** `me`: the present bot. An update that an earlier version has stored counts as an update of this bot. */
export const handleReceived = Effect.fnUntraced(function* (me: Me, raw: string) {
  const receiver = receiverOf(raw) ?? me
  if (receiver.id === me.id) return yield* handle(me, raw)
  const { account, outbox } = yield* outboxFor(receiver).pipe(
    Effect.mapError(({ message }) => new NotNow({ why: message, isOutage: true }))
  )
  const parts = Members.layer.pipe(
    Layer.provideMerge(Layer.mergeAll(Replies.layer, Threads.layer, Chats.layer)),
    Layer.provideMerge(Layer.succeed(Outbox, outbox)),
    Layer.provideMerge(Layer.succeed(BotAccount, account))
  )
  return yield* handle(receiver, raw).pipe(
    Effect.provide(Layer.fresh(parts)),
    Effect.catchTag("StreamUnavailable", ({ message }) => new NotNow({ why: message, isOutage: true }))
  )
})

/** The outbox of the present bot for the updates of a former one, whose message numbers are those of the former bot. */
const outboxFor = Effect.fnUntraced(function* (receiver: Me) {
  const account = yield* accountOfBot(receiver.id)
  const contentAt = yield* sentByFormerBot(account)
  const present = yield* Outbox
  const request =
    (send: Outbox["Service"]["ensure"]): typeof send =>
    (key, wanted) => {
      const post = ofPresentBot(wanted)
      return post === null ? Effect.void : send(key, post)
    }
  const outbox = Outbox.of({
    ...present,
    ensure: request(present.ensure),
    replace: request(present.replace),
    // An update of another bot does not show that the chat accepts this one.
    noteUpdate: () => Effect.void,
    allow: () => Effect.void,
    // The button was on a message of the former bot.
    showPicker: () => Effect.void,
    standingAt: (chat, message) =>
      contentAt(chat, message).pipe(
        Effect.map(standingOf),
        Effect.mapError(() => new Unsettled())
      )
  })
  return { account, outbox }
})

/** Null for a reaction to a message that the present bot does not have. */
const ofPresentBot = (wanted: Wanted): Wanted | null => {
  if (isSupergroup(wanted.chat)) return wanted
  return wanted.what.is === "reaction" ? null : { ...wanted, replyTo: null }
}
