/** Handles an edited message: changes its task or its comment. An edit that adds `/task` or a mention creates a task. */
import { Effect } from "effect"
import { loadFromLog } from "../../../commands/knowledge/loadFromLog.ts"
import { changeOwnComment } from "../../../commands/tasks/ownComment.ts"
import { valueOf } from "../../../domain/growingMap.ts"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { Principals } from "../../../commands/principals.ts"
import { isServedChat } from "../../../domain/chat/chat.ts"
import { personActor, type TaskId } from "../../../domain/ids.ts"
import type { TaskPresent } from "../../../domain/task/state.ts"
import type { Command as TaskCommand } from "../../../domain/task/task.ts"
import { atLeast } from "../../../domain/roles.ts"
import { proseFrom } from "../../../domain/text/fit.ts"
import { commentLength } from "../../../domain/text/limits.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import type { Me } from "../api/bot.ts"
import { Outbox } from "../cards/outbox.ts"
import { liveText } from "../content/live/liveContent.ts"
import { type Intent, intentOf, speakerOf, writtenIn } from "../inbox/intent.ts"
import type { TelegramMessage, User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { Members } from "../people/members.ts"
import { fixProposal } from "../proposals/fixProposal.ts"
import { taskOfReply } from "../notices/replyToNotices.ts"
import { SeenAlbums } from "./album/seenAlbums.ts"
import { respond } from "./conversation.ts"
import { revise } from "./messages/receive.ts"
import { storedMessage } from "./messages/storedMessage.ts"
import { commentIdOf, commentTask } from "./tasks/comment.ts"
import { mentionsOfComment } from "./tasks/mentions.ts"
import { isOwnLine, type LineRead, readLine } from "./tasks/readLine.ts"
import { titleAndRest } from "./messages/titleAndRest.ts"

/**
 * Edits the stored message last: its former text shows whether the title is still the one that the author wrote. In a group that is
 * not served, such as one that waits for an owner again, an edit can only ask for a new task.
 */
export const onEdit = Effect.fn("telegram.onEdit")(function* (me: Me, message: TelegramMessage) {
  const speaker = speakerOf(message)
  const isServed = message.chat.type === "private" || isServedChat(yield* (yield* Chats).stateOf(message.chat.id))
  if (speaker !== null && atLeast((yield* Authors).roleOf(speaker), "member")) {
    const intent = intentOf(message, me)
    if (isServed) yield* seeAuthor(message, speaker)
    yield* isServed ? follow(me, message, speaker, intent) : request(message, intent)
  }
  if (isServed) yield* revise(message)
  const album = (yield* Chats).albumOf(message)
  if (album !== null) yield* (yield* SeenAlbums).revise(album, message)
})

/** The group may not know its member since the bot has come back to it. */
const seeAuthor = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User) {
  if (message.chat.type === "private") return
  const key = `${(yield* Chats).messageIdOf(message.chat.id, message.message_id)}:${message.edit_date ?? 0}`
  yield* (yield* Members).see(message.chat, speaker, key)
  yield* (yield* Principals).current
})

const follow = Effect.fnUntraced(function* (me: Me, message: TelegramMessage, speaker: User, intent: Intent) {
  const chats = yield* Chats
  const { task } = chats.taskOf(message)
  if (yield* exists(task)) {
    const isOwn = intent.is === "task" && intent.source === message
    return yield* rename(me, message, speaker, isOwn ? intent.words : writtenIn(message))
  }
  if (intent.is === "answer") {
    const standing = yield* (yield* Outbox).standingAt(message.chat.id, intent.to)
    if (standing?.is === "proposal") return yield* fixProposal(message, speaker, standing.proposal, intent.words)
    const about = yield* taskOfReply(speaker, standing)
    return about === null ? undefined : yield* comment(message, speaker, about, intent.words)
  }
  yield* request(message, intent)
})

/** Asks for the task that the edited message asks for, if there is none. */
const request = Effect.fnUntraced(function* (message: TelegramMessage, intent: Intent) {
  if (intent.is !== "task") return
  if (!(yield* exists((yield* Chats).taskOf(intent.source, intent.part).task))) yield* respond(message, intent)
})

const exists = (task: TaskId) =>
  Effect.flatMap(EventStore, ({ lastSeq }) => Effect.map(lastSeq(subjectOf("task", task)), (seq) => seq > 0))

/** Changes the title and the description that the author wrote. A text that a person has changed since then stays. */
const rename = Effect.fnUntraced(function* (me: Me, message: TelegramMessage, speaker: User, words: string) {
  const chats = yield* Chats
  const { origin, task } = chats.taskOf(message)
  const person = (yield* Authors).personOf(speaker)
  const actor = personActor(person)
  const { now } = yield* loadFromLog(actor, "task", task)
  if (now === null) return
  const formerWords = wordsIn(yield* storedText(message), message, me)
  const [former, present] = [titleAndRest(formerWords), titleAndRest(words)]
  const isLine = isOwnLine(message, message)
  const before = isLine ? yield* readLine(message, person, formerWords) : noLine(former.title)
  const after = isLine ? yield* readLine(message, person, words) : noLine(present.title)
  const title = after.fields.title
  const { description } = present
  const subject = subjectOf("task", task)
  const send = (name: string, command: Parameters<typeof sendOnce>[1]["command"]) =>
    sendOnce({ actor, key: `${origin}:${name}:${message.edit_date ?? 0}` }, { subject, command }).pipe(
      Effect.catchTag(["TaskRefused", "Forbidden"], () => Effect.void)
    )
  // Names may resolve otherwise than at the creation of the task, so both readings of the former line count as its title.
  const isOwnTitle = now.title === before.fields.title || now.title === former.title
  if (title !== "" && title !== now.title && isOwnTitle)
    yield* send("title", { _tag: "RetitleTask", wordsOf: actor, title, revision: now.titleRevision })
  if (description !== now.description && now.description === former.description)
    yield* send("rest", { _tag: "DescribeTask", wordsOf: actor, description, revision: now.descriptionRevision })
  for (const [name, command] of changedFields(now, before.fields, after.fields)) yield* send(name, command)
})

const noLine = (title: string): Pick<LineRead, "fields"> => ({ fields: { title } })

/** The fields to which the edited line gives another value. A field that a person has changed since stays. */
const changedFields = (
  now: Pick<TaskPresent, "assignee" | "priority" | "due">,
  before: LineRead["fields"],
  after: LineRead["fields"]
): ReadonlyArray<readonly [string, TaskCommand]> => {
  const isOwn = (field: "assignee" | "priority" | "due") =>
    after[field] !== undefined && after[field] !== before[field] && (before[field] ?? now[field]) === now[field]
  return [
    ...(isOwn("assignee") && after.assignee !== undefined
      ? [["assignee", { _tag: "AssignTask", assignee: after.assignee }] as const]
      : []),
    ...(isOwn("priority") && after.priority !== undefined
      ? [["priority", { _tag: "PrioritiseTask", priority: after.priority }] as const]
      : []),
    ...(isOwn("due") && after.due !== undefined ? [["due", { _tag: "ScheduleTask", due: after.due }] as const] : [])
  ]
}

/** The text of the message before this edit; empty when it is not stored. */
const storedText = Effect.fnUntraced(function* ({ chat, message_id }: TelegramMessage) {
  const { messageIdOf } = yield* Chats
  const state = yield* storedMessage(messageIdOf(chat.id, message_id))
  return state.is === "present" ? state.text : ""
})

/** The words of a stored text that say what to do: without its attachments, `/task` and the name of the bot. */
const wordsIn = (stored: string, message: TelegramMessage, { username }: Me): string => {
  const { text: _, caption: __, ...beside } = message
  const attachments = liveText(beside)
  const written = attachments !== "" && stored.endsWith(attachments) ? stored.slice(0, -attachments.length) : stored
  const name = new RegExp(String.raw`(?:^\/task(?:@${username})?|@${username})(?=[\s,.:;!]|$)`, "giu")
  return written
    .replace(name, "")
    .replace(/^[\s,.:;!]+/u, "")
    .trimEnd()
}

/** Edits the comment of the message. Creates it when it does not exist: the author had no right before, or the bot did not run. */
const comment = Effect.fnUntraced(function* (message: TelegramMessage, speaker: User, task: TaskId, words: string) {
  const chats = yield* Chats
  const actor = personActor((yield* Authors).personOf(speaker))
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const id = commentIdOf(actor, key)
  const { now } = yield* loadFromLog(actor, "task", task)
  if (now === null || valueOf(now.comments, id) === undefined) return yield* commentTask(message, speaker, task, words)
  const text = proseFrom(words, commentLength)
  if (text === "") return
  yield* changeOwnComment({ actor, key: `${key}:${message.edit_date ?? 0}` }, task, {
    _tag: "EditComment",
    wordsOf: actor,
    comment: id,
    text,
    ...(yield* mentionsOfComment(message, actor, words))
  }).pipe(Effect.catchTag(["TaskRefused", "Forbidden", "KeyReused"], () => Effect.void))
})
