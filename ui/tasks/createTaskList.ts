/** The tasks that the list shows, and their groups. They hold still while a person uses the list. */
import { createMemo, createSignal } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskRow } from "../../gateways/contract.ts"
import { today } from "../parts/days.ts"
import { createHeldList } from "../parts/held/createHeldList.ts"
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
  const list = createHeldList(groups, idsOf, (id) => tasks.peek(id)?.createdBy === me)
  /** A person who filters wants another list. */
  const released =
    <A>(set: (value: A) => void) =>
    (value: A) => {
      list.release()
      set(value)
    }
  return {
    groups,
    inGroup: (status: Status) => {
      const ids = list.idsOf(status)
      return { count: ids.length, ids: all() || !isOver(status) ? ids : ids.slice(0, fewFinished) }
    },
    mine,
    setMine: released(setMine),
    showAll: () => setAll(true),
    count: () => groups.reduce((n, status) => n + idsOf(status).length, 0),
    snoozed,
    setSnoozed: released(setSnoozed),
    /** Tasks that are hidden until a later day, whether they are listed or not. */
    snoozedCount,
    /** The number of new tasks that wait while the list is held. */
    waiting: list.waiting,
    hold: list.hold,
    release: list.release,
    showNew: list.showNew
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
