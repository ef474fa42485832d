/** Stores messages verbatim, and their edits. */
import { Effect } from "effect"
import { sendOnce } from "../../../../commands/sendOnce.ts"
import type { Audience } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { verbatimFrom } from "../../../../domain/text/fit.ts"
import { liveText } from "../../content/live/liveContent.ts"
import { liveFiles } from "../../content/live/liveFiles.ts"
import type { TelegramMessage } from "../../inbox/update.ts"
import { bot } from "../../people/authors.ts"
import { Chats, type SpeakersOfMessage } from "../../people/chats.ts"

/** UTF-16 units: the limit of `domain/message/message.ts`. Messages of Telegram are shorter. */
const mostText = 40_000

const instantOf = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString()

/**
 * Returns the position of the message. A message that is stored already stays as it is: the same message may look different
 * later, after an edit or without the message that it replies to.
 */
export const receive = Effect.fnUntraced(function* (
  message: TelegramMessage,
  speakers: SpeakersOfMessage,
  audience: Audience
) {
  const chats = yield* Chats
  const id = chats.messageIdOf(message.chat.id, message.message_id)
  const subject = subjectOf("message", id)
  const { reply_to_message: replied, message_thread_id: thread } = message
  const album = chats.albumOf(message)
  return yield* sendOnce(
    { actor: bot, key: id },
    {
      subject,
      command: {
        _tag: "ReceiveMessage",
        source: "telegram",
        chat: chats.idOf(message.chat.id),
        ...speakers,
        text: verbatimFrom(liveText(message), mostText),
        sentAt: instantOf(message.date),
        replyTo:
          replied === undefined || replied.forum_topic_created !== undefined
            ? null
            : chats.messageIdOf(message.chat.id, replied.message_id),
        thread: message.is_topic_message === true && thread !== undefined ? String(thread) : null,
        audience,
        ...filesOf(message),
        ...(album === null ? {} : { album }),
        ...(message.edit_date === undefined ? {} : { editedAt: instantOf(message.edit_date) })
      }
    }
  )
})

/** An album has at most ten files, and one message has fewer. */
const mostFiles = 10

const filesOf = (message: TelegramMessage) => {
  const files = liveFiles(message).slice(0, mostFiles)
  return files.length === 0 ? {} : { files: JSON.stringify(files) }
}

/** Edits a stored message. An edit of a message that was not stored is ignored. */
export const revise = Effect.fnUntraced(function* (message: TelegramMessage) {
  const text = verbatimFrom(liveText(message), mostText)
  if (message.edit_date === undefined || text === "") return
  const chats = yield* Chats
  const id = chats.messageIdOf(message.chat.id, message.message_id)
  const command = {
    _tag: "EditMessage",
    text,
    editedAt: instantOf(message.edit_date)
  } as const
  yield* sendOnce(
    { actor: bot, key: `${id}:${message.edit_date}` },
    { subject: subjectOf("message", id), command }
  ).pipe(Effect.catchTag("MessageRefused", () => Effect.void))
})
