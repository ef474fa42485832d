/** Time travel over one task: its steps, the step of the address, and the task as it was then. */
import { createMemo } from "solid-js"
import type { ActivityRow, TaskRow } from "../../../gateways/contract.ts"
import { createFetched } from "../../sync/fetched.ts"
import { api } from "../../sync/rest/api.ts"
import { dayFrom, indexAt, stepsOf } from "./steps.ts"

/** Pages of the history that are read at most, of 50 events each. */
const mostPages = 40

/** The newest events of a task, oldest first. */
const readHistory = async (id: string): Promise<ReadonlyArray<ActivityRow>> => {
  let { items, next } = await api.history(id)
  for (let page = 1; next !== null && page < mostPages; page++) {
    const earlier = await api.history(id, next)
    items = [...earlier.items, ...items]
    next = earlier.next
  }
  return items
}

/**
 * @param now the task as it is
 * @param at the position of the address; null is now
 * @param onAt changes the address
 */
export const createTravel = (now: () => TaskRow, at: () => number | null, onAt: (seq: number | null) => void) => {
  const version = createMemo(() => ({ id: now().id, seq: now().seq }), undefined, {
    equals: (a, b) => a.id === b.id && a.seq === b.seq
  })
  const history = createFetched(version, ({ id }) => readHistory(id))
  const steps = createMemo(() => (history.value()?.about.id === now().id ? stepsOf(history.value()?.answer ?? []) : []))
  const last = () => steps().length - 1
  const index = createMemo(() => indexAt(steps(), at()))
  const step = () => steps()[index()]
  const isNow = () => index() === last()
  /** The past never changes, so each row is read once. */
  const known = new Map<number, TaskRow>()
  const past = createFetched(
    () => (isNow() ? null : (step()?.seq ?? null)),
    async (seq) => {
      const row = known.get(seq) ?? (await api.taskAsOf(now().id, seq))
      known.set(seq, row)
      return row
    }
  )
  const go = (to: number) => {
    const seq = to >= last() ? null : (steps()[Math.max(to, 0)]?.seq ?? null)
    if (seq !== at()) onAt(seq)
  }
  return {
    steps,
    index,
    step,
    isNow,
    /** The task as it was. While the row of another step is read, the previous one stays. */
    row: (): TaskRow => (isNow() ? now() : (past.value()?.answer ?? now())),
    /** True while `row` is not the task of the step. */
    loading: () => !isNow() && past.value()?.about !== step()?.seq,
    failed: () => past.failed() ?? history.failed(),
    /** Repeats what failed at once. */
    again: () => {
      past.again()
      history.again()
    },
    go,
    by: (changes: number) => go(index() + changes),
    byDay: (direction: -1 | 1) => go(dayFrom(steps(), index(), direction))
  }
}
export type Travel = ReturnType<typeof createTravel>
