/** The conversations that were ever listened to, by what people call them. */
import type { Audience, Source } from "../../../domain/values.ts"
import { idOf, type Projection } from "../../projection.ts"

export interface Chat {
  readonly title: string
  readonly source: Source
  readonly audience: Audience
}

export const chats: Projection<Chat> = {
  name: "chats",
  version: 1,
  columns: {
    title: { type: "text NOT NULL", personal: true },
    source: "text NOT NULL",
    audience: "text NOT NULL"
  },
  indexes: [],
  versions: false,
  streamed: false,
  keys: (event, commit) => (event._tag === "ChatBound" ? [idOf(commit)] : []),
  rows: {
    ChatBound: ({ title, source, audience }, { commit }) => ({ [idOf(commit)]: { title, source, audience } })
  }
}
