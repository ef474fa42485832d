/** The REST interface of messages, as the page uses it. The messages themselves come over the socket. */
import type { ChatSaid, MessageOutcome, NewInChat } from "../../../gateways/contract/messages.ts"
import { requestApi } from "./api.ts"

interface Items<A> {
  readonly items: ReadonlyArray<A>
}

export const messagesApi = {
  /** The latest message first. */
  chats: () => requestApi<Items<ChatSaid>>("GET", "/messages/chats").then(({ items }) => items),
  /** How many messages of others each chat has after its last seen one: at most 40 chats. `seq`: the position of the counts. */
  newIn: (seen: ReadonlyArray<{ readonly chat: string; readonly at: string }>) =>
    requestApi<Items<NewInChat> & { readonly seq: number }>(
      "GET",
      `/messages/chats/new?seen=${encodeURIComponent(seen.map(({ chat, at }) => `${chat}@${at}`).join(","))}`
    ),
  /** The outcome of these messages, at most 100. */
  outcomes: (ids: ReadonlyArray<string>) =>
    requestApi<Items<MessageOutcome>>("GET", `/messages/outcomes?ids=${ids.join(",")}`).then(({ items }) => items)
}
