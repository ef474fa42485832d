/** The state of Notifications: the list, the row in use, the selection, and the verbs. */
import { createEffect, createSignal, on, onCleanup, onMount } from "solid-js"
import { holdWhileUsed } from "../parts/held/createHeldList.ts"
import { useLive } from "../sync/live.tsx"
import { bindVerbs } from "../verbs/bindings.ts"
import { createInbox, type NoticeInbox } from "./createInbox.ts"
import { createMarks } from "./createMarks.ts"
import { createRowFocus } from "./createRowFocus.ts"
import { createReply } from "./reply/createReply.ts"

type Ids = ReadonlyArray<string>

export const createInboxPage = (page: () => HTMLElement) => {
  const live = useLive()
  const inbox = createInbox(live)
  const marks = createMarks(live)
  const rows = createRowFocus(page, inbox.ids)
  onMount(() => onCleanup(holdWhileUsed(page(), inbox.held)))
  const reply = createReply({
    rowOf: inbox.rowOf,
    mayAct: live.mayAct,
    onReplied: marks.opened,
    onClosed: rows.focus
  })
  const [selected, select] = createSelected(inbox)
  const isLater = () => inbox.tab() === "later"
  /** The selected notices; without any, the one in use. */
  const chosen = (): Ids => (selected().size > 0 ? inbox.ids().filter((id) => selected().has(id)) : rows.currentIds())
  const done = () => select(new Set<string>())
  const toggle = (id: string) => select(toggled(selected(), id))
  const toggleRead = (ids: Ids) => {
    if (ids.some((id) => inbox.rowOf(id)?.read === false)) marks.read(ids)
    else marks.unread(ids)
    done()
  }
  const later = (ids: Ids) => {
    rows.leave(ids)
    marks.later(ids, isLater())
    done()
  }
  const readAll = () => marks.read(inbox.unreadIds())
  bindVerbs({
    next: () => rows.step(1),
    previous: () => rows.step(-1),
    selectRow: () => rows.currentIds().forEach(toggle),
    clearSelection: { may: () => selected().size > 0, run: done },
    readNotice: () => toggleRead(chosen()),
    unreadNotice: () => marks.unread(chosen()),
    laterNotice: () => later(chosen()),
    replyNotice: {
      may: () => rows.currentIds().some((id) => reply.taskOf(id) !== null),
      run: () => rows.currentIds().forEach(reply.open)
    },
    readAll
  })
  return { live, inbox, rows, marks, reply, selected, isLater, chosen, toggle, toggleRead, later, readAll }
}
export type InboxState = ReturnType<typeof createInboxPage>

/** The selected notices. Another tab has its own. */
const createSelected = ({ tab }: Pick<NoticeInbox, "tab">) => {
  const [selected, select] = createSignal<ReadonlySet<string>>(new Set<string>())
  createEffect(on(tab, () => select(new Set<string>()), { defer: true }))
  return [selected, select] as const
}
const toggled = (before: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(before)
  if (!next.delete(id)) next.add(id)
  return next
}
