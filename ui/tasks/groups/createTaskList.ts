/** The tasks that a list or a board shows, in groups. They hold still while a person uses them. */
import type { Order, Grouping } from "../../../domain/savedViews/listVocabulary.ts"
import { createMemo, untrack } from "solid-js"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { today } from "../../parts/days.ts"
import { createHeldList } from "../../parts/held/createHeldList.ts"
import { createCount } from "../../sync/table/createCount.ts"
import { createList } from "../../sync/table/createList.ts"
import type { RowTable } from "../../sync/table/table.ts"
import { isSnoozed, passes, type ListFilter } from "../filter/filter.ts"
import { compareBy } from "../filter/order.ts"
import { groupsOf, isFoldedFirst, isListedUnder } from "./grouping.ts"

/** How the person wants to see the tasks. */
export interface ListedAs {
  readonly filter: ListFilter
  readonly order: Order
  readonly by: Grouping
  /** The groups in their order. */
  readonly keys: ReadonlyArray<string>
}

/** @param now is read again whenever the tasks change */
export const createTaskList = (
  tasks: RowTable<TaskLine>,
  listed: () => ListedAs,
  me: string,
  now = () => new Date()
) => {
  const day = createMemo(() => {
    tasks.version()
    return today(now())
  })
  const tests = createMemo(() => testsOf(listed(), { me, day: day(), now: now() }))
  const hiddenCount = createCount(tasks, () => tests().isHiddenNow)
  const keys = createMemo(() => listed().keys, undefined, { equals: isSameKeys })
  // Held again after other groups: a new topic must not end the hold.
  let holding = false
  const groups = createMemo(() => {
    const made = makeGroups(tasks, keys(), () => ({ ...tests(), by: listed().by, order: listed().order }), me)
    if (holding) untrack(made.held.hold)
    return made
  })
  return {
    keys,
    idsOf: (key: string): ReadonlyArray<string> => groups().held.idsOf(key),
    /** The listed ids, from the first group to the last. */
    ids: (): ReadonlyArray<string> => keys().flatMap((key) => groups().held.idsOf(key)),
    /** The number of tasks that pass the filter. */
    count: () => groups().count(),
    /** Tasks that pass the filter and are hidden until a later day, whether they are listed or not. */
    hiddenCount,
    /** The number of new tasks that wait while the list is held. */
    waiting: () => groups().held.waiting(),
    hold: () => {
      holding = true
      groups().held.hold()
    },
    release: () => {
      holding = false
      groups().held.release()
    },
    showNew: () => groups().held.showNew()
  }
}

const testsOf = ({ filter, by }: ListedAs, context: Parameters<typeof passes>[1]) => {
  const pass = passes(filter, context)
  const named = (filter.fields.status?.values.length ?? 0) > 0
  const isShown = (task: TaskLine) => pass(task) && (named || isListedUnder(by, task))
  return {
    isHiddenNow: (task: TaskLine) => isSnoozed(task, context) && isShown(task),
    isListed: (task: TaskLine) => (filter.hidden || !isSnoozed(task, context)) && isShown(task)
  }
}

const makeGroups = (
  tasks: RowTable<TaskLine>,
  keys: ReadonlyArray<string>,
  spec: () => { readonly isListed: (task: TaskLine) => boolean; readonly by: Grouping; readonly order: Order },
  me: string
) => {
  const lists = new Map(
    keys.map((key) => {
      const ids = createList(tasks, () => {
        const { isListed, by, order } = spec()
        const keep = (task: TaskLine) => groupsOf(task, by).includes(key) && isListed(task)
        // Finished tasks are loaded in pages of this order.
        return { keep, compare: compareBy(order === "newest" && isFoldedFirst(by, key) ? "changed" : order) }
      })
      return [key, ids] as const
    })
  )
  const idsOf = (key: string) => lists.get(key)?.() ?? []
  return {
    held: createHeldList(keys, idsOf, (id) => tasks.peek(id)?.createdBy === me),
    count: () => keys.reduce((n, key) => n + idsOf(key).length, 0)
  }
}

const isSameKeys = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) =>
  a.length === b.length && a.every((key, i) => key === b[i])
