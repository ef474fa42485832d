/** The chats that were connected, with their titles, their consent and the age at which their messages are erased. */
import { Schema } from "effect"
import { ChatId } from "../../../domain/ids.ts"
import { Audience, Source } from "../../../domain/values.ts"
import { changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, personalField } from "../../row.ts"

const chatRow = declareRow(ChatId, {
  title: personalField(Schema.String),
  source: Source,
  audience: Audience,
  /** Days after which its messages are erased; null: never. */
  keepDays: Schema.NullOr(Schema.Int),
  /** `moved`: the group has another id now. `unbound`: the bot was removed. Their messages are still stored. */
  state: Schema.Literals(["bound", "moved", "unbound"]),
  /** True while new messages of the chat are stored. */
  consent: Schema.Boolean,
  /** The people who were seen in it and have not left it. */
  members: Schema.Int
})
export type StoredChat = typeof chatRow.stored.Type

export const chats: Projection<StoredChat, typeof chatRow.wire.Type> = {
  name: "chats",
  version: 3,
  row: chatRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => idsOf("chat", commit),
  rows: {
    ChatBound: ({ title, source, audience }, { commit, before }) => ({
      [idOf(commit)]: {
        title,
        source,
        audience,
        keepDays: before(idOf(commit))?.keepDays ?? null,
        state: "bound",
        consent: false,
        members: 0
      }
    }),
    ConsentGiven: (_, at) => changeRow(at, () => ({ consent: true })),
    ChatMuted: (_, at) => changeRow(at, () => ({ consent: false })),
    MemberSeen: (_, at) => changeRow(at, ({ members }) => ({ members: members + 1 })),
    MemberLost: (_, at) => changeRow(at, ({ members }) => ({ members: members - 1 })),
    ChatMigrated: (_, at) => changeRow(at, () => ({ state: "moved" as const, consent: false })),
    ChatUnbound: (_, at) => changeRow(at, () => ({ state: "unbound" as const, consent: false })),
    RetentionSet: ({ days }, at) => changeRow(at, () => ({ keepDays: days }))
  }
}
