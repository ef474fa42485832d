/**
 * A segment of a chat: consecutive pages of its messages, oldest first. It grows at either end, and drops pages at the other
 * one, so the whole chat is never in memory.
 */
import { createEffect, createMemo, createSignal, onCleanup, untrack } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import { comparePageKeys, pageText, parseWindow, windowHolds } from "../../../gateways/contract/windows.ts"
import { createList } from "../../sync/table/createList.ts"
import type { RowTable } from "../../sync/table/table.ts"
import type { WindowHandle } from "../../sync/windows/windows.ts"

/** The order of messages: by time, then by id. */
export interface MessageKey {
  readonly at: string
  readonly id: string
}
export const keyOfMessage = ({ sentAt: at, id }: MessageRow): MessageKey => ({ at, id })

/** The place where a segment begins. */
export type Beginning = { readonly at: "last" } | { readonly at: "message"; readonly key: MessageKey } | MomentBeginning
interface MomentBeginning {
  readonly at: "moment"
  readonly moment: string
}

/** Messages of a page. */
const pageRows = 60
/** Pages that are held at once. */
const mostPages = 5

type Direction = "before" | "after"
interface HeldPage {
  readonly direction: Direction
  /** False for the page that begins at an end of the chat. */
  readonly continues: boolean
  readonly window: Exclude<ReturnType<typeof parseWindow>, { readonly refused: string }>
  readonly handle: WindowHandle
}

/**
 * @param chat null for the messages of all chats
 * @param open follows a window
 */
export const createSegment = (
  open: (text: string) => WindowHandle,
  table: RowTable<MessageRow>,
  chat: string | null,
  beginning: Beginning
) => {
  const hold = makeHold(open, chat)
  const [pages, setPages] = createSignal<ReadonlyArray<HeldPage>>(firstPages(hold, beginning))
  onCleanup(() => {
    for (const { handle } of pages()) handle.release()
  })
  const ids = listOf(table, pages)
  const [begun, setBegun] = createSignal(false)
  createEffect(() => pages().every(isReady) && setBegun(true))
  const hasOlder = () => continuesAt(pages()[0], "before")
  const hasNewer = () => continuesAt(pages().at(-1), "after")
  const grow = (direction: Direction, edge: string | undefined) => {
    const row = edge === undefined ? undefined : table.peek(edge)
    if (row === undefined || !pages().every(isReady)) return
    const page = hold(direction, keyOfMessage(row))
    const all = direction === "before" ? [page, ...pages()] : [...pages(), page]
    const kept = direction === "before" ? all.slice(0, mostPages) : all.slice(-mostPages)
    setPages(kept)
    for (const each of all) if (!kept.includes(each)) each.handle.release()
  }
  return {
    /** The ids of the messages, oldest first. */
    ids,
    /** Another text whenever a page has been loaded or dropped. */
    loads: createMemo(() =>
      pages()
        .filter(isReady)
        .map(({ window }) => window.text)
        .join(" ")
    ),
    /** True once the first pages are there. It stays true. */
    ready: begun,
    hasOlder,
    hasNewer,
    /** The reason, when the server does not give these messages to this person. */
    refused: () => pages().reduce<string | null>((why, { handle }) => why ?? handle.refused(), null),
    /** Loads the page before the oldest message. Does nothing while a page is loaded. */
    older: () => untrack(() => hasOlder() && grow("before", ids()[0])),
    newer: () => untrack(() => hasNewer() && grow("after", ids().at(-1)))
  }
}
export type Segment = ReturnType<typeof createSegment>

/** Follows a page of the chat. */
const makeHold = (open: (text: string) => WindowHandle, chat: string | null) => {
  const name = chat === null ? "messages" : `messages:chat,${chat}`
  return (direction: Direction, from: MessageKey | null): HeldPage => {
    const window = parseWindow(`${name},${pageText(direction, from, pageRows)}`)
    // The page has checked the id of the address.
    if ("refused" in window) throw new Error(window.refused)
    return { direction, continues: from !== null, window, handle: untrack(() => open(window.text)) }
  }
}

/** The messages of the pages that are loaded. Other windows have loaded other messages into the table. */
const listOf = (table: RowTable<MessageRow>, pages: () => ReadonlyArray<HeldPage>) =>
  createList(table, () => {
    const held = pages()
      .filter(isReady)
      .map(({ window, handle }) => ({ window, end: handle.next() }))
    return {
      keep: (row: MessageRow) => held.some(({ window, end }) => windowHolds(window, row, [], end)),
      compare: (a: MessageRow, b: MessageRow) => comparePageKeys(keyOfMessage(a), keyOfMessage(b))
    }
  })

const isReady = ({ handle }: HeldPage) => handle.ready() || handle.refused() !== null

const firstPages = (
  hold: (direction: Direction, from: MessageKey | null) => HeldPage,
  beginning: Beginning
): ReadonlyArray<HeldPage> => {
  if (beginning.at === "last") return [hold("before", null)]
  if (beginning.at === "moment") {
    // "0" comes before every id.
    const from = { at: beginning.moment, id: "0" }
    return [hold("before", from), hold("after", from)]
  }
  const { key } = beginning
  // The longer id is the next one in the order, so this page begins with the message itself.
  return [hold("before", { at: key.at, id: `${key.id}0` }), hold("after", key)]
}

/** True when the chat may go on beyond the page, at its end in this direction. */
const continuesAt = (page: HeldPage | undefined, direction: Direction): boolean => {
  if (page === undefined || !isReady(page)) return false
  return page.direction === direction ? page.handle.next() !== null : page.continues
}
