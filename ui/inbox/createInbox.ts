/** The listed notices of the reader, in groups by day, and the number of unread ones. */
import { createEffect, createMemo, createSignal, on } from "solid-js"
import { useClock } from "../parts/clock.ts"
import { createHeldList } from "../parts/held/createHeldList.ts"
import type { Live } from "../sync/live.tsx"
import { createCount } from "../sync/table/createCount.ts"
import { createList } from "../sync/table/createList.ts"
import {
  type InboxTab,
  newestFirst,
  type NoticeDay,
  noticeDayOf,
  noticeDays,
  type NoticeRow,
  tabOf
} from "./rules/inboxRules.ts"
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
  const listed = createMemo(() => new Set(lists[tab()]()))
  const byDay = createMemo(() => {
    const now = new Date(clock())
    return Map.groupBy(lists[tab()](), (id) => {
      const row = notices.table.peek(id)
      return row === undefined ? "earlier" : noticeDayOf(row, now)
    })
  })
  const held = createHeldList(noticeDays, (day) => byDay().get(day) ?? [])
  // Another tab shows its own notices at once.
  createEffect(on(tab, held.showNew, { defer: true }))
  // A notice that is postponed leaves the list at once, also while the list is held.
  const idsByDay = new Map(
    noticeDays.map((day) => [day, createMemo(() => held.idsOf(day).filter((id) => listed().has(id)))])
  )
  const idsOf = (day: NoticeDay): ReadonlyArray<string> => idsByDay.get(day)?.() ?? []
  const ids = createMemo(() => noticeDays.flatMap(idsOf))
  return {
    tab,
    setTab,
    ids,
    /** The days that have notices. They are texts, so a change of one day renders no other day again, and the focus stays. */
    days: createMemo(() => noticeDays.filter((day) => idsOf(day).length > 0)),
    idsOf,
    /** Call `hold` while the person uses the list: new notices then wait above it. */
    held,
    now: () => new Date(clock()),
    rowOf: (id: string) => notices.table.get(id),
    countOf: (of: InboxTab) => lists[of]().length,
    unread: createUnread(notices, clock),
    /** The listed notices that are not read. */
    unreadIds: () => ids().filter((id) => notices.table.peek(id)?.read === false)
  }
}
export type NoticeInbox = ReturnType<typeof createInbox>
