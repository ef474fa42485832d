/** Every message, with the tasks that were made of it. */
import { Schema } from "effect"
import { ActorId, ChatId, MessageId, TaskId } from "../../../domain/ids.ts"
import { fileSigns, type FileKind } from "../../../domain/message/fileLines.ts"
import { fileRefsIn } from "../../../domain/message/fileRefs.ts"
import { Audience, Source } from "../../../domain/values.ts"
import { textIndexes } from "../folding/textIndexes.ts"
import { type At, changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, internal, personalField } from "../../row.ts"

// The cast: `Object.keys` forgets the names.
const FileFacts = Schema.Struct({
  kind: Schema.Literals(Object.keys(fileSigns) as ReadonlyArray<FileKind>),
  size: Schema.NullOr(Schema.Int)
})

export const messageRow = declareRow(MessageId, {
  chat: Schema.NullOr(ChatId),
  author: ActorId,
  text: personalField(Schema.String),
  /** UTC, ISO 8601 with milliseconds, so that text order is time order. */
  sentAt: Schema.String,
  source: Source,
  replyTo: Schema.NullOr(MessageId),
  thread: Schema.NullOr(Schema.String),
  edited: Schema.Boolean,
  redacted: Schema.Boolean,
  audience: Audience,
  /** The person who brought forwarded words into the chat; null for a message of its author. */
  broughtBy: Schema.NullOr(ActorId),
  /** Its words are context, and never evidence. */
  bot: Schema.Boolean,
  /** The tasks made of it, oldest first. */
  tasks: Schema.Array(TaskId),
  /** Its files, in the order of the lines of the text that name them. Bytes; null: unknown. Their references stay in the log. */
  files: Schema.Array(FileFacts),
  /** The same for all parts of an album; null for a single message. */
  album: internal(Schema.NullOr(Schema.String))
})
export type Message = typeof messageRow.stored.Type
export type MessageOut = typeof messageRow.wire.Type

export const messages: Projection<Message, MessageOut> = {
  name: "messages",
  version: 5,
  row: messageRow,
  indexes: [
    `("sentAt", id)`,
    `(audience, "sentAt", id)`,
    "(seq)",
    ...textIndexes("text"),
    `(chat, "sentAt", id)`,
    // A reader who may see only some of a chat's messages reads no others, because the audience comes before the time.
    `(chat, audience, "sentAt", id)`,
    "(album) where album is not null"
  ],
  versions: false,
  streamed: true,
  keys: (event, commit) => [
    ...idsOf("message", commit),
    ...(event._tag === "TaskCreated" && event.message !== null ? [event.message] : [])
  ],
  begins: "MessageReceived",
  rows: {
    MessageReceived: (event, { commit }) => ({
      [idOf(commit)]: {
        chat: event.chat,
        author: event.author,
        text: event.text,
        sentAt: new Date(event.sentAt).toISOString(),
        source: event.source,
        replyTo: event.replyTo,
        thread: event.thread,
        edited: event.editedAt !== undefined,
        redacted: false,
        audience: event.audience,
        broughtBy: event.broughtBy ?? null,
        bot: event.bot ?? false,
        tasks: [],
        files: fileRefsIn(event.files).map(({ kind, size }) => ({ kind, size: size ?? null })),
        album: event.album ?? null
      }
    }),
    MessageEdited: ({ text }, at) => changeRow(at, () => ({ text, edited: true })),
    MessageRedacted: (_, at) => changeRow(at, () => ({ text: "", redacted: true, files: [] })),
    TaskCreated: ({ message }, at) => (message === null ? {} : addTask(at, message))
  }
}

const addTask = ({ commit, before }: At<Message>, message: MessageId): Readonly<Record<string, Message>> => {
  const row = before(message)
  return row === undefined ? {} : { [message]: { ...row, tasks: [...row.tasks, TaskId.make(idOf(commit))] } }
}
