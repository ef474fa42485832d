/** The listed notices of the reader, in groups by day, and the number of unread ones. */
import { createMemo, createSignal } from "solid-js"
import { useClock } from "../parts/clock.ts"
import type { Live } from "../sync/live.tsx"
import { createCount } from "../sync/table/createCount.ts"
import { createList } from "../sync/table/createList.ts"
import { type InboxTab, newestFirst, noticeDayOf, noticeDays, type NoticeRow, tabOf } from "./rules/inboxRules.ts"
import { noticeSettings } from "./rules/noticeSettings.ts"

/** The number of unread notices, for the menu. */
export const createUnread = (notices: Live["views"]["notices"], clock: () => number) =>
  createCount(notices.table, () => {
    const settings = noticeSettings()
    const now = clock()
    return (row: NoticeRow) => !row.read && tabOf(row, settings, now) === "inbox"
  })

export const createInbox = ({ views }: Pick<Live, "views">) => {
  const { notices } = views
  const clock = useClock()
  const [tab, setTab] = createSignal<InboxTab>("inbox")
  const idsIn = (wanted: InboxTab) =>
    createList(notices.table, () => {
      const settings = noticeSettings()
      const now = clock()
      return { keep: (row: NoticeRow) => tabOf(row, settings, now) === wanted, compare: newestFirst }
    })
  const lists = { inbox: idsIn("inbox"), later: idsIn("later") }
  const ids = () => lists[tab()]()
  const groups = createMemo(() => {
    const now = new Date(clock())
    const of = (id: string) => {
      const row = notices.table.peek(id)
      return row === undefined ? "earlier" : noticeDayOf(row, now)
    }
    return noticeDays
      .map((day) => ({ day, ids: ids().filter((id) => of(id) === day) }))
      .filter((group) => group.ids.length > 0)
  })
  return {
    tab,
    setTab,
    ids,
    groups,
    now: () => new Date(clock()),
    rowOf: (id: string) => notices.table.get(id),
    countOf: (of: InboxTab) => lists[of]().length,
    unread: createUnread(notices, clock),
    /** The listed notices that are not read. */
    unreadIds: () => ids().filter((id) => notices.table.peek(id)?.read === false)
  }
}
export type NoticeInbox = ReturnType<typeof createInbox>
