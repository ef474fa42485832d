/** The tasks that the list shows, and their groups. They hold still while a person uses the list. */
import { createMemo, createSignal } from "solid-js"
import type { Status } from "../../domain/values.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { today } from "../parts/days.ts"
import { createHeldList } from "../parts/held/createHeldList.ts"
import { isOver } from "../parts/status.ts"
import { compare } from "../review/queue/order.ts"
import { createCount } from "../sync/table/createCount.ts"
import { createList } from "../sync/table/createList.ts"
import type { RowTable } from "../sync/table/table.ts"

/** The order of the groups. */
const groups: ReadonlyArray<Status> = ["in-progress", "open", "done", "cancelled"]
const newestFirst = (a: TaskLine, b: TaskLine) => b.number - a.number
/** Finished tasks are loaded in pages of this order. */
const lastChangedFirst = (a: TaskLine, b: TaskLine) => compare(b.updatedAt, a.updatedAt) || newestFirst(a, b)

/** `now` is read again whenever the tasks change. */
export const createTaskList = (tasks: RowTable<TaskLine>, me: string, now = () => new Date()) => {
  const [mine, setMine] = createSignal(false)
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
        const order = isOver(status) ? lastChangedFirst : newestFirst
        return { keep: (task: TaskLine) => task.status === status && isListed(task), compare: order }
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
    idsOf: list.idsOf,
    mine,
    setMine: released(setMine),
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

export type TasksListed = ReturnType<typeof createTaskList>

const filterOf = (by: {
  readonly mine: boolean
  /** List also the tasks that are hidden until a later day. */
  readonly snoozed: boolean
  readonly me: string
  readonly day: string
}) => {
  const isMine = ({ assignee }: TaskLine) => !by.mine || assignee === by.me
  const hidden = ({ snoozedUntil }: TaskLine) => snoozedUntil !== null && snoozedUntil > by.day
  return {
    isSnoozed: (task: TaskLine) => isMine(task) && hidden(task),
    isListed: (task: TaskLine) => isMine(task) && (by.snoozed || !hidden(task))
  }
}
