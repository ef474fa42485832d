/** A message. Its text is stored exactly as it was written, because tasks and knowledge quote it. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId, ChatId, MessageId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { verbatim } from "../text/text.ts"
import { Audience, Instant, Source } from "../values.ts"
import { messageLength } from "../text/limits.ts"

export const Text = verbatim(messageLength)

const received = {
  source: Source,
  chat: Schema.NullOr(ChatId),
  author: ActorId,
  text: Text.pipe(personal("author")),
  sentAt: Instant,
  replyTo: Schema.NullOr(MessageId),
  /** The number of a forum topic or thread in the chat. */
  thread: Schema.NullOr(verbatim(100)),
  audience: Audience
}

export const Command = Schema.TaggedUnion({
  ReceiveMessage: received,
  EditMessage: { text: Text, editedAt: Instant },
  RedactMessage: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  MessageReceived: received,
  MessageEdited: { author: ActorId, text: Text.pipe(personal("author")), editedAt: Instant },
  MessageRedacted: {}
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "present"
  readonly author: ActorId
  readonly text: string
  readonly editedAt: Instant | null
  readonly audience: Audience
}
export type State = { readonly is: "absent" } | Present | { readonly is: "redacted"; readonly audience: Audience }

export class MessageRefused extends Schema.TaggedError<MessageRefused>()("MessageRefused", {
  because: Schema.Literals(["not-found", "redacted"])
}) {}

export const message: Decider<State, Command, Event, MessageRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      // An import and the live chat give a message the same id. The second one records nothing.
      ReceiveMessage: ({ _tag: _, ...said }) =>
        state.is === "absent" ? record({ _tag: "MessageReceived", ...said }) : record(),
      EditMessage: ({ text, editedAt }) => edit(state, text, editedAt),
      RedactMessage: () => {
        if (state.is === "absent") return refuse("not-found")
        return state.is === "redacted" ? record() : record({ _tag: "MessageRedacted" })
      }
    }),

  evolve: (state, event) =>
    Event.match(event, {
      MessageReceived: ({ author, text, audience }): State => ({
        is: "present",
        author,
        text,
        editedAt: null,
        audience
      }),
      MessageEdited: ({ text, editedAt }): State => (state.is === "present" ? { ...state, text, editedAt } : state),
      MessageRedacted: (): State => (state.is === "present" ? { is: "redacted", audience: state.audience } : state)
    })
}

// Edits may arrive late and out of order: the newest one counts.
const edit = (state: State, text: string, editedAt: Instant): Decision => {
  if (state.is === "absent") return refuse("not-found")
  if (state.is === "redacted") return refuse("redacted")
  const stale = state.editedAt !== null && Date.parse(editedAt) <= Date.parse(state.editedAt)
  return stale || state.text === text
    ? record()
    : record({ _tag: "MessageEdited", author: state.author, text, editedAt })
}

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: MessageRefused["because"]): Decision => Result.fail(new MessageRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, MessageRefused>
