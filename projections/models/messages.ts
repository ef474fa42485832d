/** What was said, and what became of it. */
import { type ActorId, type ChatId, type MessageId, TaskId } from "../../domain/ids.ts"
import type { Audience, Source } from "../../domain/values.ts"
import { type At, idOf, type Projection } from "../projection.ts"

export interface Message {
  readonly chat: ChatId | null
  readonly author: ActorId
  readonly text: string
  readonly sentAt: string
  readonly source: Source
  readonly replyTo: MessageId | null
  readonly thread: string | null
  readonly edited: boolean
  readonly redacted: boolean
  readonly audience: Audience
  /** The tasks made of it, oldest first. */
  readonly tasks: ReadonlyArray<TaskId>
}

export const messages: Projection<Message> = {
  name: "messages",
  version: 2,
  columns: {
    chat: "text",
    author: "text NOT NULL",
    text: { type: "text NOT NULL", personal: true },
    sentAt: "text NOT NULL",
    source: "text NOT NULL",
    replyTo: "text",
    thread: "text",
    edited: "boolean NOT NULL",
    redacted: "boolean NOT NULL",
    audience: "text NOT NULL",
    tasks: "jsonb NOT NULL"
  },
  indexes: [
    `("sentAt", id)`,
    "(seq)",
    "using gin (to_tsvector('simple', text))",
    "using gin (lower(text) gin_trgm_ops)",
    `(chat, "sentAt", id)`
  ],
  versions: false,
  streamed: true,
  keys: (event, commit) =>
    commit.subject.startsWith("evt.message.")
      ? [idOf(commit)]
      : event._tag === "TaskCreated" && event.message !== null
        ? [event.message]
        : [],
  begins: "MessageReceived",
  rows: {
    MessageReceived: (event, { commit }) => ({
      [idOf(commit)]: {
        chat: event.chat,
        author: event.author,
        text: event.text,
        // One form for all, so that text order is time order.
        sentAt: new Date(event.sentAt).toISOString(),
        source: event.source,
        replyTo: event.replyTo,
        thread: event.thread,
        edited: false,
        redacted: false,
        audience: event.audience,
        tasks: []
      }
    }),
    MessageEdited: ({ text }, at) => changed(at, idOf(at.commit), () => ({ text, edited: true })),
    MessageRedacted: (_, at) => changed(at, idOf(at.commit), () => ({ text: "", redacted: true })),
    TaskCreated: ({ message }, at) =>
      message === null ? {} : changed(at, message, (row) => ({ tasks: [...row.tasks, TaskId.make(idOf(at.commit))] }))
  }
}

const changed = ({ before }: At<Message>, id: string, change: (row: Message) => Partial<Message>) => {
  const row = before(id)
  return row === undefined ? {} : { [id]: { ...row, ...change(row) } }
}
