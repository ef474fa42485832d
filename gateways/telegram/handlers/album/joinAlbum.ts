/** The parts of an album belong to one task: those that came before the request for it, and those that come later. */
import { Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { type ActorId, type MessageId, personActor, type TaskId } from "../../../../domain/ids.ts"
import { filesIn } from "../../../../domain/message/fileLines.ts"
import type { Audience } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { speakerOf, type TaskSource, writtenIn } from "../../inbox/intent.ts"
import type { TelegramMessage } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { Chats } from "../../people/chats.ts"
import { Members } from "../../people/members.ts"
import { receive } from "../messages/receive.ts"
import { storedMessage } from "../messages/storedMessage.ts"
import { addCaption } from "./addCaption.ts"
import { receiveSeenParts } from "./receiveReplied.ts"

/** Telegram numbers the parts of an album one after another, and an album has at most ten. */
const reach = 9
const readAtOnce = 6

interface AlbumTask {
  readonly task: TaskId
  /** The part that the task was made of. */
  readonly source: TaskSource
  /** False for a task of a quoted part of a caption: it has the files of the album, and not the other captions. */
  readonly isWhole: boolean
  readonly audience: Audience
  /** The person who asked for the task. */
  readonly requester: ActorId
}

/** Stores the parts that the bot has only seen, and adds the captions of all parts that came before. A repetition changes nothing. */
export const joinEarlierParts = Effect.fnUntraced(function* ({
  task,
  source,
  isWhole,
  audience,
  requester
}: AlbumTask) {
  const album = (yield* Chats).albumOf(source)
  if (album === null) return
  yield* receiveSeenParts(source, audience)
  if (!isWhole) return
  for (const { id, author, words } of yield* storedParts(source, album))
    yield* addCaption({ actor: requester, author, audience, task, words, key: id })
})

interface StoredPart {
  readonly id: MessageId
  readonly author: ActorId
  readonly words: string
}

/** The stored parts of an album beside one of them, in the order of their numbers. */
const storedParts = Effect.fnUntraced(function* ({ chat, message_id }: TaskSource, album: string) {
  const { messageIdOf } = yield* Chats
  const store = yield* EventStore
  const numbers = Array.from({ length: 2 * reach + 1 }, (_, i) => message_id - reach + i)
  const found = yield* Effect.forEach(
    numbers.filter((number) => number > 0 && number !== message_id).map((number) => messageIdOf(chat.id, number)),
    Effect.fnUntraced(function* (id) {
      const events = (yield* store.load(subjectOf("message", id))).flatMap((commit) => commit.events)
      const isPart = events.some((event) => event._tag === "MessageReceived" && event.album === album)
      const state = isPart ? yield* storedMessage(id) : null
      return state?.is === "present" ? [{ id, author: state.author, words: wordsIn(state.text) }] : []
    }),
    { concurrency: readAtOnce }
  )
  return found.flat() satisfies ReadonlyArray<StoredPart>
})

/** The words of a part without `/task` or the name of a bot, because two parts may ask for the task. Names of bots end in `bot`. */
const wordsIn = (text: string): string =>
  filesIn(text)
    .words.replace(/^(?:\/task(?:@\w+)?|@\w+bot)(?=[\s,.:;!]|$)[\s,.:;!]*/iu, "")
    .trim()

/**
 * Adds a part of a group's album to the task that was made of an earlier part, also where other messages are not stored. Returns
 * false when the album has no task.
 */
export const joinLatePart = Effect.fnUntraced(function* (message: TelegramMessage, audience: Audience) {
  const chats = yield* Chats
  if (chats.albumOf(message) === null) return false
  const { task } = chats.taskOf(message)
  if ((yield* (yield* EventStore).lastSeq(subjectOf("task", task))) === 0) return false
  const speaker = speakerOf(message)
  const speakers = yield* chats.speakersOf(message)
  if (speakers === null) return true
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  yield* receive(message, speakers, audience)
  if (speaker === null) return true
  if (!(yield* (yield* Members).see(message.chat, speaker, key))) return true
  // The author may be a member only since the line above.
  yield* (yield* Principals).current
  const actor = personActor((yield* Authors).personOf(speaker))
  yield* addCaption({ actor, author: speakers.author, audience, task, words: writtenIn(message), key })
  return true
})
