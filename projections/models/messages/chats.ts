/** The chats that were connected, with their titles. */
import { Schema } from "effect"
import { ChatId } from "../../../domain/ids.ts"
import { Audience, Source } from "../../../domain/values.ts"
import { idOf, type Projection } from "../../projection.ts"
import { declareRow, personalField } from "../../row.ts"

const chatRow = declareRow(ChatId, {
  title: personalField(Schema.String),
  source: Source,
  audience: Audience
})
export type StoredChat = typeof chatRow.stored.Type

export const chats: Projection<StoredChat, typeof chatRow.wire.Type> = {
  name: "chats",
  version: 1,
  row: chatRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (event, commit) => (event._tag === "ChatBound" ? [idOf(commit)] : []),
  rows: {
    ChatBound: ({ title, source, audience }, { commit }) => ({ [idOf(commit)]: { title, source, audience } })
  }
}
