/** A chat that the bot was added to or that was imported, with its members, its consent and the age at which its messages are erased. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { type GrowingMap, valueOf, withValue } from "../growingMap.ts"
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
  audience: Audience,
  /** An owner must approve the chat before it is served. Absent: approved from the start. */
  waits: Schema.optionalKey(Schema.Literal(true))
}

/** Days after which the messages of a chat are erased; null keeps them for ever. */
export const RetentionDays = Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 36_500 })))

export const Command = Schema.TaggedUnion({
  BindChat: bound,
  /** Serves a chat that waits for an owner. */
  ApproveChat: {},
  /** Unbinds a chat that waits for an owner. Refused for a chat that was approved meanwhile. */
  RefuseChat: {},
  /** Shows proposals that follow from the chat's messages in the chat itself, or shows no new ones. */
  ShowProposals: { shown: Schema.Boolean },
  GiveConsent: {},
  MuteChat: {},
  /**
   * `after`: the person was seen again. It only renews a member with this number of sightings, so that the answer to an earlier
   * question does not remove the person. Absent: the person becomes a member.
   */
  SeeMember: { person: PersonId, after: Schema.optionalKey(Schema.Int) },
  /**
   * `sightings`: those of the person when Telegram was asked. A person who was seen since then stays, because the answer
   * may be older. Absent: the person leaves in any case.
   */
  LoseMember: { person: PersonId, sightings: Schema.optionalKey(Schema.Int) },
  MigrateChat: { to: ChatId },
  UnbindChat: {},
  SetRetention: { days: RetentionDays }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  ChatBound: bound,
  ChatApproved: {},
  ProposalsShown: { shown: Schema.Boolean },
  /** The chat agreed that its messages are stored. */
  ConsentGiven: {},
  ChatMuted: {},
  /** `again`: the person was a member already. */
  MemberSeen: { person: PersonId, again: Schema.optionalKey(Schema.Literal(true)) },
  MemberLost: { person: PersonId },
  ChatMigrated: { to: ChatId },
  ChatUnbound: {},
  RetentionSet: { days: RetentionDays }
})
export type Event = typeof Event.Type

/**
 * How an event changes the members of its chat. This is the only rule: the state below, the rights of people
 * (`commands/rights/`) and the table of chats are folded with it. Null: the members stay.
 *
 * All members leave when a chat is bound, unbound or moved, because the bot does not learn who leaves while it is outside.
 */
export type MemberChange =
  | { readonly is: "joined" | "left"; readonly person: PersonId }
  | { readonly is: "all-left" }
  | null

export const memberChangeOf = (event: Event): MemberChange =>
  Event.match(event, {
    ChatBound: (): MemberChange => allLeft,
    ChatApproved: () => null,
    ProposalsShown: () => null,
    ConsentGiven: () => null,
    ChatMuted: () => null,
    MemberSeen: ({ person, again }): MemberChange => (again === true ? null : { is: "joined", person }),
    MemberLost: ({ person }): MemberChange => ({ is: "left", person }),
    ChatMigrated: () => allLeft,
    ChatUnbound: () => allLeft,
    RetentionSet: () => null
  })
const allLeft: MemberChange = { is: "all-left" }

/** The members after an event. */
export const membersAfter = (members: ReadonlyArray<PersonId>, event: Event): ReadonlyArray<PersonId> => {
  const change = memberChangeOf(event)
  if (change === null) return members
  if (change.is === "all-left") return []
  const others = members.filter((member) => member !== change.person)
  return change.is === "joined" ? [...others, change.person] : others
}

interface Kept {
  /** Null: the messages are kept for ever. */
  readonly keepDays: number | null
  /** Members at the last end of the chat who were not seen since. They have no rights; Telegram tells whether they are still there. */
  readonly former: ReadonlyArray<PersonId>
  /** How often each person was recorded as seen, also before the person left. */
  readonly sightings: GrowingMap<PersonId, number>
}
interface Bound extends Kept {
  readonly is: "bound"
  /** False while the chat waits for an owner. */
  readonly approved: boolean
  /** Bound by an import, and the bot was not used in it yet. */
  readonly imported: boolean
  readonly consent: boolean
  /** Proposals that follow from its messages are shown in the chat. */
  readonly proposals: boolean
  readonly audience: Audience
  readonly members: ReadonlyArray<PersonId>
}
export type State =
  | { readonly is: "absent" }
  | Bound
  | (Kept & { readonly is: "moved"; readonly to: ChatId })
  | (Kept & { readonly is: "unbound" })

export class ChatRefused extends Schema.TaggedError<ChatRefused>()("ChatRefused", {
  /** `waits`: an owner must approve the chat first. `approved`: an owner has approved it meanwhile. */
  because: Schema.Literals(["not-found", "moved", "unbound", "waits", "approved"])
}) {}

export const chat: Decider<State, Command, Event, ChatRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      BindChat: ({ _tag: _, ...what }) => {
        if (state.is === "moved") return refuse("moved")
        // An import says nothing about the bot, so the first use of the bot binds the chat again.
        const isFirstUse = state.is === "bound" && state.imported && what.source !== "import"
        return state.is === "bound" && !isFirstUse ? record() : record({ _tag: "ChatBound", ...what })
      },
      ApproveChat: () => ifBound(state, (now) => (now.approved ? record() : record({ _tag: "ChatApproved" }))),
      RefuseChat: () => {
        if (state.is === "unbound") return record()
        return ifBound(state, ({ approved }) => (approved ? refuse("approved") : record({ _tag: "ChatUnbound" })))
      },
      ShowProposals: ({ shown }) =>
        ifBound(state, (now) =>
          now.proposals === shown ? record() : ifApproved(now, { _tag: "ProposalsShown", shown })
        ),
      GiveConsent: () => ifBound(state, (now) => (now.consent ? record() : ifApproved(now, { _tag: "ConsentGiven" }))),
      MuteChat: () => ifBound(state, (now) => (now.consent ? record({ _tag: "ChatMuted" }) : record())),
      SeeMember: ({ person, after }) =>
        ifBound(state, (now) => {
          const isMember = now.members.includes(person)
          if (after === undefined) return isMember ? record() : record({ _tag: "MemberSeen", person })
          const renews = isMember && after === sightingsOf(now, person)
          return renews ? record({ _tag: "MemberSeen", person, again: true }) : record()
        }),
      LoseMember: ({ person, sightings }) =>
        ifBound(state, (now) => {
          const isSeenSince = sightings !== undefined && sightings !== sightingsOf(now, person)
          return now.members.includes(person) && !isSeenSince ? record({ _tag: "MemberLost", person }) : record()
        }),
      MigrateChat: ({ to }) =>
        state.is === "moved" && state.to === to ? record() : ifBound(state, () => record({ _tag: "ChatMigrated", to })),
      UnbindChat: () => (state.is === "unbound" ? record() : ifBound(state, () => record({ _tag: "ChatUnbound" }))),
      // The messages of a chat that moved or was unbound are still stored.
      SetRetention: ({ days }) => {
        if (state.is === "absent") return refuse("not-found")
        return state.keepDays === days ? record() : record({ _tag: "RetentionSet", days })
      }
    }),

  evolve: (state, event) =>
    Event.match(event, {
      ChatBound: ({ audience, source, waits }): State => ({
        is: "bound",
        approved: waits !== true,
        imported: source === "import",
        consent: false,
        proposals: false,
        audience,
        members: membersAfter(membersOf(state), event),
        ...endOf(state)
      }),
      ChatApproved: (): State => (state.is === "bound" ? { ...state, imported: false, approved: true } : state),
      ProposalsShown: ({ shown }): State =>
        state.is === "bound" ? { ...state, imported: false, proposals: shown } : state,
      ConsentGiven: (): State => (state.is === "bound" ? { ...state, imported: false, consent: true } : state),
      ChatMuted: (): State => (state.is === "bound" ? { ...state, consent: false } : state),
      MemberSeen: ({ person }): State =>
        state.is === "bound"
          ? {
              ...state,
              imported: false,
              members: membersAfter(state.members, event),
              former: state.former.filter((each) => each !== person),
              sightings: withValue(state.sightings, person, sightingsOf(state, person) + 1)
            }
          : state,
      MemberLost: (): State =>
        state.is === "bound" ? { ...state, members: membersAfter(state.members, event) } : state,
      ChatMigrated: ({ to }): State => ({ is: "moved", to, ...endOf(state) }),
      ChatUnbound: (): State => ({ is: "unbound", ...endOf(state) }),
      RetentionSet: ({ days }): State => (state.is === "absent" ? state : { ...state, keepDays: days })
    })
}

/** True for a chat in which the bot works: it was used there, and the chat is approved. */
export const isServedChat = (state: State): state is Bound => state.is === "bound" && state.approved && !state.imported

/** Null for a chat that keeps its messages for ever. */
export const keepDaysOf = (state: State): number | null => (state.is === "absent" ? null : state.keepDays)

const membersOf = (state: State): ReadonlyArray<PersonId> => (state.is === "bound" ? state.members : [])
/** How often the person was recorded as seen in the chat. */
export const sightingsOf = (state: State, person: PersonId): number =>
  state.is === "absent" ? 0 : (valueOf(state.sightings, person) ?? 0)

/** The facts that outlast the end of a chat. */
const endOf = (state: State): Kept => ({
  keepDays: keepDaysOf(state),
  former: state.is === "absent" ? [] : [...new Set([...state.former, ...membersOf(state)])],
  sightings: state.is === "absent" ? [] : state.sightings
})

const ifBound = (state: State, then: (now: Bound) => Decision): Decision =>
  state.is === "bound" ? then(state) : refuse(state.is === "absent" ? "not-found" : state.is)
const ifApproved = ({ approved }: Bound, event: Event): Decision => (approved ? record(event) : refuse("waits"))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ChatRefused["because"]): Decision => Result.fail(new ChatRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, ChatRefused>
