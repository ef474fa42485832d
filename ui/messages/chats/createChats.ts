/** The chats with their last message: fetched, and kept up to date by the messages that arrive. */
import { createSignal, onCleanup } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { ChatSaid } from "../../../gateways/contract/messages.ts"
import { createFetched } from "../../sync/fetched.ts"
import type { TableFeed } from "../../sync/table/table.ts"

export type LastSaid = NonNullable<ChatSaid["last"]>

/** The order of the chats is that of the last fetch, so that no chat moves under the pointer. */
export const createChats = (table: TableFeed<MessageRow>, fetch: () => Promise<ReadonlyArray<ChatSaid>>) => {
  const [asked, setAsked] = createSignal(0)
  const fetched = createFetched(() => ({ n: asked() }), fetch)
  // Not a store: its setter merges a new row into the old one, which is a row of the table.
  const [newest, setNewest] = createSignal<ReadonlyMap<string, LastSaid>>(new Map())
  const chats = (): ReadonlyArray<ChatSaid> => fetched.value()?.answer ?? []
  const hear = ({ chat, author, text, sentAt, redacted }: MessageRow) => {
    if (chat === null) return
    const before = newest().get(chat)
    // The words of the list may be those that were erased.
    if (redacted && before?.sentAt === sentAt) setNewest((all) => new Map([...all].filter(([id]) => id !== chat)))
    if (redacted || (before !== undefined && before.sentAt > sentAt)) return
    setNewest((all) => new Map([...all, [chat, { author, text, sentAt }]]))
  }
  for (const row of table.values()) hear(row)
  onCleanup(
    table.listen((changes) => {
      for (const { before, after } of changes) {
        if (after === undefined) continue
        hear(after)
        const isNews = fetched.value() !== null && after.chat !== null
        const isUnknown = isNews && !chats().some(({ id }) => id === after.chat)
        if (isUnknown || (after.redacted && before?.redacted === false)) setAsked((n) => n + 1)
      }
    })
  )
  return {
    chats,
    ready: () => fetched.value() !== null,
    failed: fetched.failed,
    again: fetched.again,
    titleOf: (id: string | null): string | null => chats().find((chat) => chat.id === id)?.title ?? null,
    /** The newer one of the fetched message and those that arrived. */
    lastOf: ({ id, last }: ChatSaid): LastSaid | null => {
      const arrived = newest().get(id)
      if (arrived === undefined) return last
      return last === null || last.sentAt <= arrived.sentAt ? arrived : last
    }
  }
}
export type ChatsSaid = ReturnType<typeof createChats>
