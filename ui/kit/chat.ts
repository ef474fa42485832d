/** A chat on a server, for tests: it answers each window that a page opens with the rows of the table. */
import { untrack } from "solid-js"
import { ChatId } from "../../domain/ids.ts"
import type { MessageRow } from "../../gateways/contract.ts"
import { comparePageKeys, pageKeyOf, pageText, parseWindow, windowHolds } from "../../gateways/contract/windows.ts"
import type { ViewFrame } from "../sync/windows/frames.ts"
import { createViewRows } from "../sync/windows/viewRows.ts"
import type { WindowHandle } from "../sync/windows/windows.ts"
import { shownMessage } from "./rows.ts"

export const chatId = ChatId.make("chat0000")
/** The nth message: one a minute. */
export const saidNumbered = (n: number, more: Partial<MessageRow> = {}): MessageRow =>
  shownMessage(saidId(n), {
    chat: chatId,
    seq: n,
    sentAt: new Date(Date.UTC(2026, 10, 20) + n * 60_000).toISOString(),
    ...more
  })
export const saidId = (n: number) => `said${String(n).padStart(6, "0")}`

/** @param stored the numbers of the messages that the chat has */
export const chatOnServer = (stored: Iterable<number>) => {
  const all = new Map(Array.from(stored, (n) => [saidId(n), saidNumbered(n)] as const))
  const rows = createViewRows("messages", [], { refused: () => undefined, unanswered: () => undefined })
  const waiting: Array<string> = []
  const held = new Map<string, number>()
  const answer = (text: string) => {
    const window = parseWindow(text)
    if ("refused" in window) throw new Error(window.refused)
    const sign = window.page?.direction === "after" ? 1 : -1
    const keyOf = (row: MessageRow) => pageKeyOf(window.kind, row) ?? { at: "", id: row.id }
    const found = [...all.values()]
      .filter((row) => windowHolds(window, row, []))
      .toSorted((a, b) => comparePageKeys(keyOf(a), keyOf(b)) * sign)
    const limit = window.page?.limit ?? 1
    const last = found[limit - 1]
    const next = found.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null
    rows.take({
      is: "snapshot",
      window: text,
      cursor: { generation: 1, epoch: 1, seq: 1 },
      rows: found.slice(0, limit),
      more: false,
      next
    } as ViewFrame<MessageRow>)
    rows.take(changes({ window: text, to: 1 }))
  }
  return {
    rows,
    open: (text: string): WindowHandle => {
      const window = parseWindow(text)
      if ("refused" in window) throw new Error(window.refused)
      const { ready, answered, next } = untrack(() => rows.follow(window))
      held.set(text, (held.get(text) ?? 0) + 1)
      waiting.push(text)
      const release = () => {
        const left = (held.get(text) ?? 1) - 1
        if (left > 0) return void held.set(text, left)
        held.delete(text)
        rows.release(text)
      }
      return { ready, answered, next, refused: () => null, release }
    },
    /** The server answers the windows that were opened. */
    answer: () => {
      for (const text of waiting.splice(0)) if (held.has(text)) answer(text)
    },
    /** A message arrives. */
    arrive: (row: MessageRow, to: number) => {
      all.set(row.id, row)
      rows.take(changes({ window: null, lane: "team", from: to - 1, to, rows: [row] }))
    },
    windows: () => [...held.keys()]
  }
}

/** The cursor that the text of a window has for this key. */
const cursorOf = (key: { readonly at: string; readonly id: string }) => pageText("before", key, 1).split(",")[1] ?? null
const changes = (given: object): ViewFrame<MessageRow> =>
  // The cast: the fields are those of a frame.
  ({
    is: "changes",
    lane: null,
    from: 0,
    rows: [],
    removed: [],
    more: false,
    ...given
  }) as unknown as ViewFrame<MessageRow>
