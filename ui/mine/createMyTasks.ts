/** The tasks of the reader in groups by due date. The groups follow the clock, and hold still while the person uses them. */
import { createEffect, createMemo, createSignal, on } from "solid-js"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { today } from "../parts/days.ts"
import { createHeldList } from "../parts/held/createHeldList.ts"
import { createCount } from "../sync/table/createCount.ts"
import { createList } from "../sync/table/createList.ts"
import type { RowTable } from "../sync/table/table.ts"
import { isSnoozed } from "../tasks/filter/filter.ts"
import { compareIn, isForToday, type MyContext, type MyList, type MySpan, mySpans, spanOf } from "./mySpans.ts"

/**
 * @param clock milliseconds of Unix time, tracked
 * @param list the list that is shown, tracked
 */
export const createMyTasks = (
  tasks: RowTable<TaskLine>,
  me: string,
  clock: () => number,
  list: () => MyList = () => "assigned"
) => {
  const day = createMemo(() => today(new Date(clock())))
  const context = createMemo((): MyContext => ({ me, now: new Date(clock()), day: day() }))
  const [showsHidden, showHidden] = createSignal(false)
  const isActive = (task: TaskLine) => isActiveSpan(spanOf(task, context(), list()))
  const lists = createSpanLists(tasks, context, list, showsHidden)
  let newest = Number.MAX_VALUE
  const held = createHeldList(
    mySpans,
    (span: MySpan) => lists.get(span)?.() ?? [],
    (id) => isMadeAfter(tasks.peek(id), me, newest)
  )
  // A page that is left open shows the groups of the new day, also while it is held.
  createEffect(on([day, list], () => held.showNew(), { defer: true }))
  const countIf = (condition: (task: TaskLine) => boolean) =>
    createCount(tasks, () => {
      context()
      list()
      return condition
    })
  return {
    day,
    idsOf: held.idsOf,
    /** The listed ids, from the first group to the last. */
    ids: (): ReadonlyArray<string> => mySpans.flatMap(held.idsOf),
    /** Active tasks, apart from those that are hidden until a later day. */
    count: countIf((task) => isActive(task) && !isSnoozed(task, context())),
    todayCount: countIf((task) => isForToday(task, context())),
    /** Active tasks that are hidden until a later day, whether they are listed or not. */
    hiddenCount: countIf((task) => isActive(task) && isSnoozed(task, context())),
    showsHidden,
    showHidden,
    waiting: held.waiting,
    hold: () => {
      if (newest === Number.MAX_VALUE) newest = newestOf(tasks)
      held.hold()
    },
    release: () => {
      newest = Number.MAX_VALUE
      held.release()
    },
    /** Gives each task its place of now. A held list is held again after that. */
    place: held.showNew
  }
}
export type MyTasks = ReturnType<typeof createMyTasks>

const createSpanLists = (
  tasks: RowTable<TaskLine>,
  context: () => MyContext,
  list: () => MyList,
  showsHidden: () => boolean
) =>
  new Map(
    mySpans.map((span) => {
      const ids = createList(tasks, () => {
        const at = context()
        const hidden = showsHidden()
        const shown = list()
        const keep = (task: TaskLine) => spanOf(task, at, shown) === span && (hidden || !isSnoozed(task, at))
        return { keep, compare: compareIn(span) }
      })
      return [span, ids] as const
    })
  )

const isActiveSpan = (span: MySpan | null) => span !== null && span !== "done"

const isMadeAfter = (task: TaskLine | undefined, me: string, newest: number) =>
  task !== undefined && task.createdBy === me && task.number > newest

/** The highest number. The reader's tasks with higher numbers are new, so they were made on this page. */
const newestOf = (tasks: RowTable<TaskLine>) => {
  let newest = 0
  for (const { number } of tasks.values()) newest = Math.max(newest, number)
  return newest
}
