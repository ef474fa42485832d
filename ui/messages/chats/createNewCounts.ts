/** How many messages of each chat are new for the reader: counted by the server once for each visit of a chat, then as they arrive. */
import { createSignal, onCleanup } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { ChatSaid, NewInChat } from "../../../gateways/contract/messages.ts"
import { mostNew, mostSeen } from "../../../gateways/contract/newMessages/bounds.ts"
import { createFetched } from "../../sync/fetched.ts"
import type { TableFeed } from "../../sync/table/table.ts"
import { hasUnseen, seenUntil } from "../seen/seenMessages.ts"

/** More new messages than this are shown as `99+`. */
export const mostNewShown = mostNew - 1

type Seen = { readonly chat: string; readonly at: string }
export interface NewCounts {
  readonly items: ReadonlyArray<NewInChat>
  /** The position of the counts. */
  readonly seq: number
}

/**
 * @param chats the listed chats
 * @param visited the chat on the page: another one counts again, because the person has seen the messages of the last one
 */
export const createNewCounts = (
  table: TableFeed<MessageRow>,
  me: string,
  chats: () => ReadonlyArray<ChatSaid>,
  visited: () => string | null,
  count: (seen: ReadonlyArray<Seen>) => Promise<NewCounts>
) => {
  const seenOf = ({ id, last }: ChatSaid): ReadonlyArray<Seen> => {
    const at = seenUntil(me, id)
    return last !== null && at !== null && hasUnseen(me, id, last.sentAt) ? [{ chat: id, at }] : []
  }
  const counted = createFetched(
    () => (chats().length === 0 ? null : { chats: chats(), visited: visited() }),
    (of): Promise<NewCounts> => {
      const seen = of.chats.flatMap(seenOf).slice(0, mostSeen)
      return seen.length === 0 ? Promise.resolve({ items: [], seq: 0 }) : count(seen)
    }
  )
  /** Messages of others that arrived while the page is open, by chat. */
  const [arrived, setArrived] = createSignal<ReadonlyMap<string, ReadonlyArray<MessageRow>>>(new Map())
  onCleanup(
    table.listen((changes) => {
      for (const { before, after } of changes) {
        const chat = after?.chat ?? null
        if (after === undefined || before !== undefined || chat === null || after.author === me || after.redacted)
          continue
        setArrived((all) => new Map([...all, [chat, [...(all.get(chat) ?? []), after].slice(-mostNew)]]))
      }
    })
  )
  /** Null while it is unknown. At most `mostNew`. */
  return (chat: string): number | null => {
    const found = counted.value()
    const seen = seenUntil(me, chat)
    if (found === null || seen === null) return null
    const { items, seq } = found.answer
    const base = items.find((each) => each.chat === chat)?.count ?? 0
    const later = (arrived().get(chat) ?? []).filter((row) => row.seq > seq && row.sentAt > seen)
    return Math.min(base + new Set(later.map(({ id }) => id)).size, mostNew)
  }
}
