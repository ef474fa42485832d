/** Messages, and the tasks that are made of them. */
import { Clock, Effect, Schema } from "effect"
import { redactMessage } from "../../../../commands/messages/redactMessage.ts"
import { Command as MessageCommand } from "../../../../domain/message/message.ts"
import { Reason } from "../../../../domain/text/text.ts"
import { firstLineFrom, proseFrom } from "../../../../domain/text/fit.ts"
import { MessageId } from "../../../../domain/ids.ts"
import { Title } from "../../../../domain/task/fields.ts"
import { descriptionLength, titleLength } from "../../../../domain/text/limits.ts"
import { mostCounted } from "../../../../projections/reads/messages/chatsSaid.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { MessageRow, NewMessage } from "../../../contract.ts"
import { mostNew, mostSeen } from "../../../contract/newMessages/bounds.ts"
import { ChatSaid, MessageOutcome, NewInChat } from "../../../contract/messages.ts"
import { creates, decided, resource } from "../../api/commandOperations.ts"
import { placeById } from "../../api/place.ts"
import { found, lookUp, read, readPage } from "../../api/readOperations.ts"
import { idList, mostIds } from "../../api/requestFields.ts"
import { sendCommand } from "../../api/requestCommand.ts"
import { Caller } from "../../signIn/caller.ts"
import { chosenAudience, sourceOf } from "./provenance.ts"
import { seenChatsIn, seenList } from "./seenList.ts"

export const messageOperations = resource("messages", placeById("message", "/messages", MessageCommand), {
  post: creates(
    "message",
    "ReceiveMessage",
    "/messages",
    { payload: NewMessage },
    Effect.fnUntraced(function* (request, id, asked) {
      return yield* sendCommand(request, {
        subject: subjectOf("message", id),
        command: {
          _tag: "ReceiveMessage",
          source: sourceOf(request.actor),
          chat: null,
          author: request.actor,
          text: asked.text,
          sentAt: new Date(yield* Clock.currentTimeMillis).toISOString(),
          replyTo: null,
          thread: null,
          audience: chosenAudience(request.actor, asked.audience)
        },
        // A retry has another `sentAt`: only the fields of the request are compared.
        asked
      })
    })
  ),
  list: readPage("messages.list", "/messages", { row: MessageRow }, ({ reads, audiences }, _, limit, cursor) =>
    reads.messages(audiences, limit, cursor)
  ),
  chats: read(
    "messages.list",
    "/messages/chats",
    {
      success: Schema.Struct({ items: Schema.Array(ChatSaid), seq: Schema.Int }),
      description: `The chats that you may see, each with its last message, the latest first. \`messages\` counts up to ${mostCounted}.`
    },
    (_, { knowledge, audiences, reads }) => Effect.all({ items: knowledge.chatsSaid(audiences), seq: reads.seq })
  ),
  news: read(
    "messages.list",
    "/messages/chats/new",
    {
      query: { seen: seenList },
      success: Schema.Struct({ items: Schema.Array(NewInChat), seq: Schema.Int }),
      description: `How many messages of other people each chat has after the last one that you have seen. \`seen\`: up to ${mostSeen} of \`chat@time\`, separated by commas. \`count\` counts up to ${mostNew}.`
    },
    Effect.fnUntraced(function* ({ query: { seen } }, { knowledge, audiences, reads }) {
      const { actor } = yield* Caller
      return { items: yield* knowledge.newMessages(audiences, actor, seenChatsIn(seen)), seq: yield* reads.seq }
    })
  ),
  outcomes: read(
    "messages.list",
    "/messages/outcomes",
    {
      query: { ids: idList },
      success: Schema.Struct({ items: Schema.Array(MessageOutcome), seq: Schema.Int }),
      description: `The outcome of messages: whether an extraction has processed each one, the proposals that quote it, the tasks, statements and topics that came of it, and the beginning of the message that it answers. \`ids\`: up to ${mostIds}, separated by commas. Messages that you may not see are left out.`
    },
    ({ query: { ids } }, { knowledge, audiences, reads }) =>
      Effect.all({ items: knowledge.outcomes(audiences, ids.split(",")), seq: reads.seq })
  ),
  redact: decided(
    "RedactMessage",
    { because: Reason },
    (request, id, { because }) => redactMessage(request, MessageId.make(id), because),
    "Erases the text of the message wherever it is shown, for ever: in the tables, quotes, tasks made of it, search and vectors. For its author and admins."
  ),
  // The title is the first line of the message when the request has none.
  makeTask: creates(
    "task",
    "CreateTask",
    "/messages/:id/task",
    { params: { id: MessageId }, payload: Schema.Struct({ title: Schema.optionalKey(Title) }) },
    Effect.fnUntraced(function* (request, id, asked, params) {
      const row = yield* lookUp("messages.list", ({ reads, audiences }) => reads.message(audiences, params.id))
      const message = yield* found(row?.redacted === true ? null : row, "message")
      const title = firstLineFrom(message.text, titleLength) ?? "(no words)"
      return yield* sendCommand(request, {
        subject: subjectOf("task", id),
        command: {
          _tag: "CreateTask",
          // The author of the message owns the words that are copied from it.
          wordsOf: asked.title === undefined ? message.author : request.actor,
          title: asked.title ?? title,
          description: title === message.text ? "" : proseFrom(message.text, descriptionLength),
          audience: message.audience,
          message: params.id,
          source: message.source,
          priority: null,
          category: null,
          assignee: null,
          due: null
        },
        // The message may be edited before a retry: only the request is compared.
        asked: { message: params.id, ...asked }
      })
    })
  )
})
