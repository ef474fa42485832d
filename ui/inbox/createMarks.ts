/** Marks notices at once, sends one command for all of them, and offers to undo it. */
import type { Receipt } from "../../gateways/contract.ts"
import { dayAfter } from "../parts/days.ts"
import { toast } from "../parts/toast/toast.tsx"
import type { Live } from "../sync/live.tsx"
import { noticesApi } from "../sync/rest/noticesApi.ts"
import { noticeWords as words } from "../words/words.ts"
import type { NoticeRow } from "./rules/inboxRules.ts"

type Ids = ReadonlyArray<string>
/** The time of the day to which a notice is postponed, in the reader's zone. */
const morning = "09:00:00"

export const createMarks = ({ views, session }: Pick<Live, "views" | "session">) => {
  const { notices } = views
  const rowsOf = (ids: Ids) => ids.flatMap((id) => notices.table.peek(id) ?? [])
  const send = (ids: Ids, change: Partial<NoticeRow>, request: () => Promise<Receipt>) => {
    let sent: Promise<Receipt> | undefined
    for (const id of ids) void notices.act(id, change, () => (sent ??= request()))
  }
  const setRead = (ids: Ids) => {
    const upTo = Math.max(...rowsOf(ids).map(({ position }) => position))
    send(ids, { read: true }, () => noticesApi.read(session.actor, ids, upTo))
  }
  const setUnread = (ids: Ids) => send(ids, { read: false }, () => noticesApi.unread(session.actor, ids))
  const postpone = (ids: Ids, until: string | null) =>
    send(ids, { later: until }, () => noticesApi.postpone(session.actor, ids, until))
  /** The ids of the notices that are read, or that are not. */
  const withMark = (ids: Ids, read: boolean) => rowsOf(ids).flatMap((row) => (row.read === read ? [row.id] : []))
  return {
    /** Without a message: the person opens what the notice is about. */
    opened: (id: string) => {
      if (notices.table.peek(id)?.read === false) setRead([id])
    },
    read: (ids: Ids) => {
      const unread = withMark(ids, false)
      if (unread.length === 0) return
      setRead(unread)
      toast({ text: words.count("noticesRead", unread.length), undo: () => setUnread(unread) })
    },
    unread: (ids: Ids) => {
      const read = withMark(ids, true)
      if (read.length > 0) setUnread(read)
    },
    /** Hides them until tomorrow morning, or shows them again. */
    later: (ids: Ids, isLater: boolean) => {
      if (ids.length === 0) return
      const until = isLater ? null : new Date(`${dayAfter(new Date())}T${morning}`).toISOString()
      postpone(ids, until)
      const text = words.count(isLater ? "noticesBack" : "noticesLater", ids.length)
      const before = isLater ? (rowsOf(ids)[0]?.later ?? null) : null
      toast({ text, undo: () => postpone(ids, before) })
    }
  }
}
export type Marks = ReturnType<typeof createMarks>
