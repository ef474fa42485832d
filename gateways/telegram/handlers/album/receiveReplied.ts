/** The message that a request replies to: it shows what the words of the request are about. */
import { Effect } from "effect"
import type { Audience } from "../../../../domain/values.ts"
import { isBot, type TaskSource } from "../../inbox/intent.ts"
import type { TelegramMessage } from "../../inbox/update.ts"
import { Chats } from "../../people/chats.ts"
import { receive } from "../messages/receive.ts"
import { SeenAlbums } from "./seenAlbums.ts"

/** Stores the message, with every part of its album that the bot has seen. Messages of bots, such as a card, are left out. */
export const receiveReplied = Effect.fnUntraced(function* (
  { reply_to_message: replied }: TelegramMessage,
  audience: Audience
) {
  if (replied === undefined || replied.forum_topic_created !== undefined || isBot(replied)) return
  const speakers = yield* (yield* Chats).speakersOf(replied)
  if (speakers === null) return
  yield* receive(replied, speakers, audience)
  yield* receiveSeenParts(replied, audience)
})

/** Stores the other parts of the album of a message that the bot has only seen. */
export const receiveSeenParts = Effect.fnUntraced(function* (source: TaskSource, audience: Audience) {
  const chats = yield* Chats
  const album = chats.albumOf(source)
  if (album === null) return
  for (const part of yield* (yield* SeenAlbums).partsOf(album)) {
    const speakers = part.message_id === source.message_id ? null : yield* chats.speakersOf(part)
    if (speakers !== null) yield* receive(part, speakers, audience)
  }
})
