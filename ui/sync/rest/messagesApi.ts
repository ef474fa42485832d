/** The REST interface of messages, as the page uses it. The messages themselves come over the socket. */
import type { ChatSaid, MessageOutcome } from "../../../gateways/contract/messages.ts"
import { requestApi } from "./api.ts"

interface Items<A> {
  readonly items: ReadonlyArray<A>
}

export const messagesApi = {
  /** The latest message first. */
  chats: () => requestApi<Items<ChatSaid>>("GET", "/messages/chats").then(({ items }) => items),
  /** The outcome of these messages, at most 100. */
  outcomes: (ids: ReadonlyArray<string>) =>
    requestApi<Items<MessageOutcome>>("GET", `/messages/outcomes?ids=${ids.join(",")}`).then(({ items }) => items)
}
