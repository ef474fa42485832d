/** The tasks that the list shows, and their groups. New ones are held back while the list is scrolled. */
import { createMemo, createSignal } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskRow } from "../../gateways/contract.ts"
import { today } from "../parts/days.ts"
import { isOver } from "../parts/status.ts"

/** The order of the groups. */
const groups: ReadonlyArray<Status> = ["in-progress", "open", "done", "cancelled"]
/** The number of finished tasks that a group lists until the person requests all. */
const fewFinished = 50

/** `now` is read again whenever the tasks change. */
export const createTaskList = (tasks: () => ReadonlyArray<TaskRow>, me: string, now = () => new Date()) => {
  const [mine, setMine] = createSignal(false)
  const [all, setAll] = createSignal(false)
  /** The newest number that is shown; null shows every task. */
  const [newest, setNewest] = createSignal<number | null>(null)
  const [snoozed, setSnoozed] = createSignal(false)
  const listed = createMemo(() => tasks().filter((task) => !mine() || task.assignee === me))
  const isSnoozed = ({ snoozedUntil }: TaskRow) => snoozedUntil !== null && snoozedUntil > today(now())
  const rows = createMemo(() =>
    listed()
      .filter((task) => snoozed() || !isSnoozed(task))
      .toSorted((a, b) => b.number - a.number)
  )
  const shown = createMemo(() => rows().filter(({ number }) => number <= (newest() ?? Number.MAX_SAFE_INTEGER)))
  const inGroup = (status: Status) => {
    const ids = shown()
      .filter((task) => task.status === status)
      .map(({ id }) => id)
    return { count: ids.length, ids: all() || !isOver(status) ? ids : ids.slice(0, fewFinished) }
  }
  return {
    groups,
    inGroup,
    mine,
    setMine,
    showAll: () => setAll(true),
    count: () => rows().length,
    snoozed,
    setSnoozed,
    /** Tasks that are hidden until a later day, whether they are listed or not. */
    snoozedCount: () => listed().filter(isSnoozed).length,
    heldBack: () => rows().length - shown().length,
    /** Holds back the tasks that arrive from now on. */
    hold: () => setNewest((now) => now ?? rows()[0]?.number ?? 0),
    showNew: () => setNewest(null)
  }
}
