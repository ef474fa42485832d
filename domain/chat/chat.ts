/** A chat that the bot was added to, with its members and its consent. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId, ChatId, PersonId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line } from "../text/text.ts"
import { Audience, Source } from "../values.ts"

export const ChatTitle = line(300)

const bound = {
  /** `chat:id`. Its key seals the title. */
  owner: ActorId,
  title: ChatTitle.pipe(personal("owner")),
  source: Source,
  /** The audience of the chat's messages. */
  audience: Audience
}

export const Command = Schema.TaggedUnion({
  BindChat: bound,
  GiveConsent: {},
  MuteChat: {},
  SeeMember: { person: PersonId },
  LoseMember: { person: PersonId },
  MigrateChat: { to: ChatId },
  UnbindChat: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  ChatBound: bound,
  /** The chat agreed that its messages are stored. */
  ConsentGiven: {},
  ChatMuted: {},
  MemberSeen: { person: PersonId },
  MemberLost: { person: PersonId },
  ChatMigrated: { to: ChatId },
  ChatUnbound: {}
})
export type Event = typeof Event.Type

interface Bound {
  readonly is: "bound"
  readonly consent: boolean
  readonly audience: Audience
  readonly members: ReadonlyArray<PersonId>
}
export type State =
  | { readonly is: "absent" }
  | Bound
  | { readonly is: "moved"; readonly to: ChatId }
  | { readonly is: "unbound" }

export class ChatRefused extends Schema.TaggedError<ChatRefused>()("ChatRefused", {
  because: Schema.Literals(["not-found", "moved", "unbound"])
}) {}

export const chat: Decider<State, Command, Event, ChatRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      BindChat: ({ _tag: _, ...what }) => {
        if (state.is === "moved") return refuse("moved")
        return state.is === "bound" ? record() : record({ _tag: "ChatBound", ...what })
      },
      GiveConsent: () => ifBound(state, (now) => (now.consent ? record() : record({ _tag: "ConsentGiven" }))),
      MuteChat: () => ifBound(state, (now) => (now.consent ? record({ _tag: "ChatMuted" }) : record())),
      SeeMember: ({ person }) =>
        ifBound(state, (now) => (now.members.includes(person) ? record() : record({ _tag: "MemberSeen", person }))),
      LoseMember: ({ person }) =>
        ifBound(state, (now) => (now.members.includes(person) ? record({ _tag: "MemberLost", person }) : record())),
      MigrateChat: ({ to }) =>
        state.is === "moved" && state.to === to ? record() : ifBound(state, () => record({ _tag: "ChatMigrated", to })),
      UnbindChat: () => (state.is === "unbound" ? record() : ifBound(state, () => record({ _tag: "ChatUnbound" })))
    }),

  evolve: (state, event) =>
    Event.match(event, {
      ChatBound: ({ audience }): State => ({ is: "bound", consent: false, audience, members: [] }),
      ConsentGiven: (): State => (state.is === "bound" ? { ...state, consent: true } : state),
      ChatMuted: (): State => (state.is === "bound" ? { ...state, consent: false } : state),
      MemberSeen: ({ person }): State =>
        state.is === "bound" ? { ...state, members: [...state.members, person] } : state,
      MemberLost: ({ person }): State =>
        state.is === "bound" ? { ...state, members: state.members.filter((member) => member !== person) } : state,
      ChatMigrated: ({ to }): State => ({ is: "moved", to }),
      ChatUnbound: (): State => ({ is: "unbound" })
    })
}

const ifBound = (state: State, then: (now: Bound) => Decision): Decision =>
  state.is === "bound" ? then(state) : refuse(state.is === "absent" ? "not-found" : state.is)
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ChatRefused["because"]): Decision => Result.fail(new ChatRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, ChatRefused>
