/** A message. Its text is stored exactly as it was written, because tasks and knowledge quote it. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId, ChatId, MessageId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { Reason, verbatim } from "../text/text.ts"
import { Audience, Instant, Source } from "../values.ts"
import { messageLength } from "../text/limits.ts"
import { redactionFields } from "./redaction.ts"

export const Text = verbatim(messageLength)
/** UTF-16 units: ten references of at most 800. */
const filesLength = 8000
/** UTF-16 units, as the length of an id. */
const albumLength = 40

const received = {
  source: Source,
  chat: Schema.NullOr(ChatId),
  author: ActorId,
  text: Text.pipe(personal("author")),
  sentAt: Instant,
  replyTo: Schema.NullOr(MessageId),
  /** The number of a forum topic or thread in the chat. */
  thread: Schema.NullOr(verbatim(100)),
  audience: Audience,
  /** The person who brought forwarded words into the chat. `author` is then the person who wrote them. */
  broughtBy: Schema.optionalKey(ActorId),
  /** The time of the edit that the text has. The message was edited before it was received. */
  editedAt: Schema.optionalKey(Instant),
  /** The author is a bot: its words are context, and never evidence. */
  bot: Schema.optionalKey(Schema.Literal(true)),
  /**
   * References to the files of the message, as JSON of the gateway that received it. The text has their names as lines. Sealed as
   * the text is, because no one may find the files of a forgotten person.
   */
  files: Schema.optionalKey(verbatim(filesLength).pipe(personal("author"))),
  /** The album of the message: the same for all its parts, a keyed hash. */
  album: Schema.optionalKey(verbatim(albumLength))
}

/** The person who asked for it, and why. A redaction by an earlier version has neither. */
const asked = { by: Schema.optionalKey(ActorId), because: Schema.optionalKey(Reason.pipe(personal("by"))) }

export const Command = Schema.TaggedUnion({
  ReceiveMessage: received,
  EditMessage: { text: Text, editedAt: Instant },
  RedactMessage: asked,
  /** The certificate that no text of a redacted message is left. */
  RecordRedaction: redactionFields
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  MessageReceived: received,
  MessageEdited: { author: ActorId, text: Text.pipe(personal("author")), editedAt: Instant },
  MessageRedacted: { author: Schema.optionalKey(ActorId), ...asked },
  MessageErased: redactionFields
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "present"
  readonly author: ActorId
  readonly text: string
  readonly editedAt: Instant | null
  readonly audience: Audience
}
interface Removed {
  readonly is: "redacted"
  readonly audience: Audience
  /** True once the certificate is recorded. */
  readonly erased: boolean
}
export type State = { readonly is: "absent" } | Present | Removed

export class MessageRefused extends Schema.TaggedError<MessageRefused>()("MessageRefused", {
  because: Schema.Literals(["not-found", "redacted", "not-redacted"])
}) {}

export const message: Decider<State, Command, Event, MessageRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      // An import and the live chat give a message the same id. The second one records nothing.
      ReceiveMessage: ({ _tag: _, ...said }) =>
        state.is === "absent" ? record({ _tag: "MessageReceived", ...said }) : record(),
      EditMessage: ({ text, editedAt }) => edit(state, text, editedAt),
      RedactMessage: ({ _tag: _, ...why }) => {
        if (state.is === "absent") return refuse("not-found")
        return state.is === "redacted" ? record() : record({ _tag: "MessageRedacted", author: state.author, ...why })
      },
      RecordRedaction: ({ _tag: _, ...certificate }) => {
        if (state.is !== "redacted") return refuse("not-redacted")
        return state.erased ? record() : record({ _tag: "MessageErased", ...certificate })
      }
    }),

  evolve: (state, event) =>
    Event.match(event, {
      MessageReceived: ({ author, text, audience, editedAt }): State => ({
        is: "present",
        author,
        text,
        editedAt: editedAt ?? null,
        audience
      }),
      MessageEdited: ({ text, editedAt }): State => (state.is === "present" ? { ...state, text, editedAt } : state),
      MessageRedacted: (): State =>
        state.is === "present" ? { is: "redacted", audience: state.audience, erased: false } : state,
      MessageErased: (): State => (state.is === "redacted" ? { ...state, erased: true } : state)
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
