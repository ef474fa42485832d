/** The chats that were connected, with their titles, their consent and the age at which their messages are erased. */
import { Schema } from "effect"
import { type Event as ChatEvent, memberChangeOf } from "../../../domain/chat/chat.ts"
import { ChatId } from "../../../domain/ids.ts"
import { Audience, Source } from "../../../domain/values.ts"
import { changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, personalField } from "../../row.ts"

export const chatRow = declareRow(ChatId, {
  title: personalField(Schema.String),
  source: Source,
  audience: Audience,
  /** Days after which its messages are erased; null: never. */
  keepDays: Schema.NullOr(Schema.Int),
  /** `moved`: the group has another id now. `unbound`: the bot was removed. Their messages are still stored. */
  state: Schema.Literals(["bound", "moved", "unbound"]),
  /** True while new messages of the chat are stored. */
  consent: Schema.Boolean,
  /** False while an owner must approve the chat. */
  approved: Schema.Boolean,
  /** True while proposals that follow from its messages are shown in the chat. */
  proposals: Schema.Boolean,
  /** The people who were seen in it and have not left it. */
  members: Schema.Int
})
export type StoredChat = typeof chatRow.stored.Type

export const chats: Projection<StoredChat, typeof chatRow.wire.Type> = {
  name: "chats",
  version: 5,
  row: chatRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => idsOf("chat", commit),
  rows: {
    ChatBound: ({ title, source, audience, waits }, { commit, before }) => ({
      [idOf(commit)]: {
        title,
        source,
        audience,
        keepDays: before(idOf(commit))?.keepDays ?? null,
        state: "bound",
        consent: false,
        approved: waits !== true,
        proposals: false,
        members: 0
      }
    }),
    ChatApproved: (_, at) => changeRow(at, () => ({ approved: true })),
    ProposalsShown: ({ shown }, at) => changeRow(at, () => ({ proposals: shown })),
    ConsentGiven: (_, at) => changeRow(at, () => ({ consent: true })),
    ChatMuted: (_, at) => changeRow(at, () => ({ consent: false })),
    MemberSeen: (event, at) => changeRow(at, withMembers(event)),
    MemberLost: (event, at) => changeRow(at, withMembers(event)),
    ChatMigrated: (event, at) =>
      changeRow(at, (row) => ({ ...withMembers(event)(row), state: "moved" as const, consent: false })),
    ChatUnbound: (event, at) =>
      changeRow(at, (row) => ({ ...withMembers(event)(row), state: "unbound" as const, consent: false })),
    RetentionSet: ({ days }, at) => changeRow(at, () => ({ keepDays: days }))
  }
}

/** A member is seen or lost once: the chat records no event for a change that holds already. */
const withMembers =
  (event: ChatEvent) =>
  ({ members }: Pick<StoredChat, "members">) => {
    const change = memberChangeOf(event)
    if (change === null) return { members }
    if (change.is === "all-left") return { members: 0 }
    return { members: change.is === "joined" ? members + 1 : members - 1 }
  }
