/** Leaves a group that an owner has refused. */
import { Duration, Effect } from "effect"
import { BotApi } from "../api/bot.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { Chats } from "../people/chats.ts"
import { isRefused } from "./approval.ts"

/** Longest wait for Telegram, because a press may wait for it. */
const leaveTimeout = Duration.seconds(5)

/** Stored as the reason why the group cannot be reached. */
const leftSentence = "the bot is not a member of the group"

/** Does nothing for a group that was not refused, or that the bot has left. The next round repeats a failed call. */
export const leaveRefused = Effect.fnUntraced(function* (chat: number) {
  const chats = yield* Chats
  const book = yield* AddressBook
  if (book.get(chat)?.unreachable !== undefined || !(yield* isRefused(chats.idOf(chat)))) return
  const isOut = yield* (yield* BotApi).leave(chat).pipe(
    Effect.as(true),
    Effect.timeoutOrElse({ duration: leaveTimeout, orElse: () => Effect.succeed(false) }),
    Effect.catch((fault) =>
      Effect.as(Effect.logDebug("a refused group is not left", { why: fault.message }), fault.kind === "closed")
    )
  )
  if (isOut) yield* book.noteRefusal(chat, leftSentence)
})
