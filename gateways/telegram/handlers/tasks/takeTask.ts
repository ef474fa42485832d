/** Creates a task: a reaction 👀 to its source, the message and the task in the log, and one card in the chat. */
import { Clock, Duration, Effect } from "effect"
import { CommandBus, type Request } from "../../../../commands/commandBus.ts"
import { sendOnce } from "../../../../commands/sendOnce.ts"
import { personActor, type PersonId, type TaskId, TopicId } from "../../../../domain/ids.ts"
import { Audience } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { Outbox, pickerTime } from "../../cards/outbox.ts"
import { liveText } from "../../content/live/liveContent.ts"
import { TaskView } from "../../cards/task/taskView.ts"
import type { TelegramMessage, User } from "../../inbox/update.ts"
import { botLanguageOf } from "../../words/words.ts"
import type { Intent, TaskSource } from "../../inbox/intent.ts"
import { Authors } from "../../people/authors.ts"
import { Chats, type SpeakersOfMessage } from "../../people/chats.ts"
import { addCaption } from "../album/addCaption.ts"
import { joinEarlierParts } from "../album/joinAlbum.ts"
import { receiveReplied } from "../album/receiveReplied.ts"
import { enterGroup } from "./enterGroup.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import { noteLike } from "./noteLike.ts"
import { isOwnLine, membersIn, readLine } from "./readLine.ts"
import { titleAndRest, wordsOfFacts } from "../messages/titleAndRest.ts"
import { Threads } from "../../threads/threads.ts"
import { receive } from "../messages/receive.ts"
import { replyKeyOf, replyPlace, Replies } from "../messages/replies.ts"

export const takeTask = Effect.fn("telegram.takeTask")(function* (
  message: TelegramMessage,
  requester: User,
  intent: Extract<Intent, { readonly is: "task" }>
) {
  const { see } = yield* Replies
  // The reaction and the card are separate posts, so the task does not wait for the first one to be stored.
  yield* Effect.all(
    [see({ ...message, message_id: intent.source.message_id }), createTask(message, requester, intent)],
    { concurrency: 2, discard: true }
  )
})

const createTask = Effect.fnUntraced(function* (
  message: TelegramMessage,
  requester: User,
  { source, words, part }: Extract<Intent, { readonly is: "task" }>
) {
  const bus = yield* CommandBus
  const authors = yield* Authors
  const chats = yield* Chats
  const person = authors.personOf(requester)
  const actor = personActor(person)
  const sourceId = chats.messageIdOf(source.chat.id, source.message_id)

  const isPrivate = message.chat.type === "private"
  const entered = isPrivate ? { audience: ownAudience(person) } : yield* enterGroup(message, requester)
  if ("refusal" in entered) return yield* (yield* Replies).reply(message, entered.refusal)
  const { audience } = entered
  const speakers = yield* chats.speakersOf(source)
  if (speakers === null) return
  const { seq } = yield* receiveSource(message, { source, speakers, audience })

  const { origin, task } = chats.taskOf(source, part)
  const { topics, isUnclear, ...asked } = yield* draftOf(message, requester, { source, words })
  const create = bus
    .send(
      // The requester may have left the group since the lines above.
      { actor, spokeIn: audience, key: origin, causation: `${subjectOf("message", sourceId)}@${seq}` },
      {
        subject: subjectOf("task", task),
        command: {
          _tag: "CreateTask",
          wordsOf: speakers.author,
          ...asked,
          audience,
          message: sourceId,
          source: "telegram"
        }
      }
    )
    .pipe(
      Effect.as(true),
      Effect.catchTag(["TaskRefused", "KeyReused"], () => Effect.succeed(false))
    )
  // The zone costs a read of the log for each member.
  const [made, zone] = yield* Effect.all([create, zoneIn(message, person)], { concurrency: 2 })
  yield* addTopics({ actor, spokeIn: audience, key: origin }, task, topics)
  if (made) yield* joinEarlierParts({ task, source, isWhole: part === undefined, audience, requester: actor })
  // A redelivery of the message itself gets the same card; its first handling may have ended before it requested one.
  if (!made && source !== message) return yield* replyExisting(message, task)
  if (source.media_group_id !== undefined)
    yield* addCaption({ actor, author: speakers.author, audience, task, words, key: sourceId })
  const { ensure } = yield* Outbox
  yield* ensure(replyKeyOf("card", task, message.chat.id), {
    ...replyPlace({ ...message, message_id: source.message_id }),
    language: botLanguageOf(requester.language_code),
    what: { is: "card", task, zone, ...(isUnclear ? { picker: yield* openPeople } : {}) }
  })
  // After a crash before the request of the card, the task may have comments already.
  yield* (yield* Threads).follow(task)
  yield* noteLike({ id: task, title: asked.title, description: asked.description, audience })
})

/** The card of a line that mentions a name of several people asks for the assignee at once. */
const openPeople = Effect.map(
  Clock.currentTimeMillis,
  (now) => ({ field: "assignee", page: 0, until: now + Duration.toMillis(pickerTime) }) as const
)

const ownAudience = (person: PersonId) => Audience.make(`person:${person}`)

interface ReceivedSource {
  readonly source: TaskSource
  readonly speakers: SpeakersOfMessage
  readonly audience: Audience
}

/** Stores the message of the task, and, for a request with its own text, the message that it replies to. */
const receiveSource = Effect.fnUntraced(function* (
  message: TelegramMessage,
  { source, speakers, audience }: ReceivedSource
) {
  const received = yield* receive(source, speakers, audience)
  if (source === message) yield* receiveReplied(message, audience)
  return received
})

const zoneIn = Effect.fnUntraced(function* (message: TelegramMessage, person: PersonId) {
  return yield* (yield* TeamDirectory).zoneOf(personActor(person), yield* membersIn(message))
})

/** The fields of the new task. The requester's own words may name them, see `readLine`. */
const draftOf = Effect.fnUntraced(function* (
  message: TelegramMessage,
  requester: User,
  { source, words }: Pick<Extract<Intent, { readonly is: "task" }>, "source" | "words">
) {
  const none = { priority: null, category: null, assignee: null, due: null, topics: [], isUnclear: false }
  if (words === "")
    return { ...none, ...titleAndRest(wordsOfFacts(liveText(source), botLanguageOf(requester.language_code))) }
  if (!isOwnLine(message, source)) return { ...none, ...titleAndRest(words) }
  const { fields, topics, isUnclear } = yield* readLine(message, (yield* Authors).personOf(requester), words)
  return { ...none, ...titleAndRest(words), ...fields, topics, isUnclear }
})

/** A repetition adds nothing. A topic that was closed meanwhile is left out. */
const addTopics = (request: Request, task: TaskId, topics: ReadonlyArray<string>) =>
  Effect.forEach(
    topics,
    (topic) =>
      sendOnce(
        { ...request, key: `${request.key}:topic:${topic}` },
        { subject: subjectOf("task", task), command: { _tag: "AddTaskTopic", topic: TopicId.make(topic) } }
      ).pipe(Effect.catchTag(["TaskRefused", "Forbidden"], () => Effect.void)),
    { discard: true }
  )

const replyExisting = Effect.fnUntraced(function* (message: TelegramMessage, task: TaskId) {
  const { reply } = yield* Replies
  const row = yield* (yield* TaskView).get(task)
  yield* row === null
    ? reply(message, "task-exists-elsewhere")
    : reply(message, "task-exists", { number: String(row.number) })
})
