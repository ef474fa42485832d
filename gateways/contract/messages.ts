/** The part of the API's shapes that belongs to chats and to the outcome of messages. */
import { Schema } from "effect"
import { ActorId, AtomId, ChatId, MessageId, ProposalId, TaskId, TopicId } from "../../domain/ids.ts"
import { Source, Status } from "../../domain/values.ts"
import { proposalRow } from "../../projections/models/knowledge/proposals.ts"
import { readingRow } from "../../projections/models/jobs/readings.ts"
import { chatRow } from "../../projections/models/messages/chats.ts"

/** A chat with its last message. */
export const ChatSaid = Schema.Struct({
  id: ChatId,
  title: Schema.String,
  source: Source,
  state: chatRow.wire.fields.state,
  /** True while its new messages are stored. */
  consent: Schema.Boolean,
  /** The people who were seen in it and have not left it. */
  members: Schema.Int,
  /** The messages that the reader may see, 10,000 at most. */
  messages: Schema.Int,
  /** The last message that the reader may see. `text`: its beginning. */
  last: Schema.NullOr(Schema.Struct({ author: ActorId, text: Schema.String, sentAt: Schema.String }))
})
export type ChatSaid = typeof ChatSaid.Type

/** The messages of a chat that the reader has not seen, 100 at most. */
export const NewInChat = Schema.Struct({ chat: ChatId, count: Schema.Int })
export type NewInChat = typeof NewInChat.Type

/** The items that came of a message. */
export const MessageOutcome = Schema.Struct({
  message: MessageId,
  /** `noise`: skipped as small talk. Null: not processed yet. */
  reading: Schema.NullOr(readingRow.wire.fields.outcome),
  /** The beginning of the message that it answers. */
  reply: Schema.NullOr(
    Schema.Struct({ id: MessageId, author: ActorId, text: Schema.String, redacted: Schema.Boolean })
  ),
  /** The proposals that quote it and did not become an item. `text`: the title, the name or the statement. */
  proposals: Schema.Array(
    Schema.Struct({
      id: ProposalId,
      kind: Schema.Literals(["topic", "atom", "task"]),
      status: proposalRow.wire.fields.status,
      text: Schema.String
    })
  ),
  tasks: Schema.Array(Schema.Struct({ id: TaskId, number: Schema.Int, title: Schema.String, status: Status })),
  atoms: Schema.Array(Schema.Struct({ id: AtomId, number: Schema.Int, text: Schema.String })),
  topics: Schema.Array(Schema.Struct({ id: TopicId, number: Schema.Int, name: Schema.String }))
})
export type MessageOutcome = typeof MessageOutcome.Type
