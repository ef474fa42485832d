/** The tasks that the list shows, and their groups. New ones are held back while the list is scrolled. */
import { createMemo, createSignal } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskRow } from "../../gateways/contract.ts"
import { today } from "../parts/days.ts"
import { isOver } from "../parts/status.ts"
import { createCount } from "../sync/table/createCount.ts"
import { createList } from "../sync/table/createList.ts"
import type { RowTable } from "../sync/table/table.ts"

/** The order of the groups. */
const groups: ReadonlyArray<Status> = ["in-progress", "open", "done", "cancelled"]
/** The number of finished tasks that a group lists until the person requests all. */
const fewFinished = 50

const newestFirst = (a: TaskRow, b: TaskRow) => b.number - a.number

/** `now` is read again whenever the tasks change. */
export const createTaskList = (tasks: RowTable<TaskRow>, me: string, now = () => new Date()) => {
  const [mine, setMine] = createSignal(false)
  const [all, setAll] = createSignal(false)
  /** The newest number that is shown; null shows every task. */
  const [newest, setNewest] = createSignal<number | null>(null)
  const [snoozed, setSnoozed] = createSignal(false)
  const day = createMemo(() => {
    tasks.version()
    return today(now())
  })
  const filter = createMemo(() => filterOf({ mine: mine(), snoozed: snoozed(), me, day: day() }))
  const snoozedCount = createCount(tasks, () => filter().isSnoozed)
  const lists = new Map(
    groups.map((status) => {
      const spec = () => {
        const { isListed } = filter()
        return { keep: (task: TaskRow) => task.status === status && isListed(task), compare: newestFirst }
      }
      return [status, createList(tasks, spec)] as const
    })
  )
  const idsOf = (status: Status) => lists.get(status)?.() ?? []
  const shownOf = (status: Status) => withoutNewer(idsOf(status), newest(), (id) => tasks.peek(id)?.number ?? 0)
  const sum = (countOf: (status: Status) => number) => groups.reduce((n, status) => n + countOf(status), 0)
  const newestListed = () => Math.max(0, ...groups.map((status) => tasks.peek(idsOf(status)[0] ?? "")?.number ?? 0))
  return {
    groups,
    inGroup: (status: Status) => {
      const ids = shownOf(status)
      return { count: ids.length, ids: all() || !isOver(status) ? ids : ids.slice(0, fewFinished) }
    },
    mine,
    setMine,
    showAll: () => setAll(true),
    count: () => sum((status) => idsOf(status).length),
    snoozed,
    setSnoozed,
    /** Tasks that are hidden until a later day, whether they are listed or not. */
    snoozedCount,
    heldBack: () => sum((status) => idsOf(status).length - shownOf(status).length),
    /** Holds back the tasks that arrive from now on. */
    hold: () => setNewest((before) => before ?? newestListed()),
    showNew: () => setNewest(null)
  }
}

const filterOf = (by: {
  readonly mine: boolean
  /** List also the tasks that are hidden until a later day. */
  readonly snoozed: boolean
  readonly me: string
  readonly day: string
}) => {
  const isMine = ({ assignee }: TaskRow) => !by.mine || assignee === by.me
  const hidden = ({ snoozedUntil }: TaskRow) => snoozedUntil !== null && snoozedUntil > by.day
  return {
    isSnoozed: (task: TaskRow) => isMine(task) && hidden(task),
    isListed: (task: TaskRow) => isMine(task) && (by.snoozed || !hidden(task))
  }
}

/** Leaves out the head of a list, newest first, down to the newest number that is shown. */
const withoutNewer = (ids: ReadonlyArray<string>, newest: number | null, numberOf: (id: string) => number) => {
  if (newest === null) return ids
  const first = ids.findIndex((id) => numberOf(id) <= newest)
  return first < 0 ? [] : ids.slice(first)
}
