/** The chats that were connected, with their titles and the age at which their messages are erased. */
import { Schema } from "effect"
import { ChatId } from "../../../domain/ids.ts"
import { Audience, Source } from "../../../domain/values.ts"
import { changeRow, idOf, type Projection } from "../../projection.ts"
import { declareRow, personalField } from "../../row.ts"

const chatRow = declareRow(ChatId, {
  title: personalField(Schema.String),
  source: Source,
  audience: Audience,
  /** Days after which its messages are erased; null: never. */
  keepDays: Schema.NullOr(Schema.Int)
})
export type StoredChat = typeof chatRow.stored.Type

export const chats: Projection<StoredChat, typeof chatRow.wire.Type> = {
  name: "chats",
  version: 2,
  row: chatRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (event, commit) => (event._tag === "ChatBound" || event._tag === "RetentionSet" ? [idOf(commit)] : []),
  rows: {
    ChatBound: ({ title, source, audience }, { commit, before }) => ({
      [idOf(commit)]: { title, source, audience, keepDays: before(idOf(commit))?.keepDays ?? null }
    }),
    RetentionSet: ({ days }, at) => changeRow(at, () => ({ keepDays: days }))
  }
}
