/** The history of the task on the page: the newest events, and the earlier pages that the person has requested. */
import { createMemo, createSignal } from "solid-js"
import type { ActivityRow, TaskRow } from "../../../gateways/contract.ts"
import { createFetched } from "../../sync/fetched.ts"
import { api, type HistoryPage, Refusal } from "../../sync/rest/api.ts"

interface Version {
  readonly id: TaskRow["id"]
  readonly seq: number
}

const nothing: HistoryPage = { items: [], next: null }

/** Fetches the newest events again with each change of the row, which is one more event. */
export const createHistory = (task: () => TaskRow | undefined) => {
  const version = createMemo(() => versionOf(task()), null, { equals: sameVersion })
  const newest = createFetched(version, ({ id }) => api.history(id))
  /** Pages that were read before, of this task only. */
  const [earlier, setEarlier] = createSignal<{ readonly of: TaskRow["id"]; readonly page: HistoryPage } | null>(null)

  const shown = createMemo((): HistoryPage => {
    const fetched = newest.value()
    if (fetched === null || fetched.about.id !== task()?.id) return nothing
    const before = earlier()
    if (before === null || before.of !== fetched.about.id) return fetched.answer
    return { items: together(before.page.items, fetched.answer.items), next: before.page.next }
  })
  const showMore = async () => {
    const id = task()?.id
    const { items, next } = shown()
    if (id === undefined || next === null) return
    try {
      const page = await api.history(id, next)
      setEarlier({ of: id, page: { items: together(page.items, items), next: page.next } })
    } catch (error) {
      // The button remains, so that the person can try again.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return { shown, showMore, version }
}

/** Both lists without repeats, oldest first. */
const together = (before: ReadonlyArray<ActivityRow>, after: ReadonlyArray<ActivityRow>) => {
  const ids = new Set(before.map(({ id }) => id))
  return [...before, ...after.filter(({ id }) => !ids.has(id))]
}

const versionOf = (task: TaskRow | undefined): Version | null =>
  task === undefined ? null : { id: task.id, seq: task.seq }
const sameVersion = (a: Version | null, b: Version | null) => a?.id === b?.id && a?.seq === b?.seq
