/** The numbers and titles of tasks that no window holds: one request for all tasks of a page. */
import { createEffect, createMemo, createSignal } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import { createFetched } from "../../sync/fetched.ts"
import { requestApi } from "../../sync/rest/api.ts"

export type NamedTask = Pick<TaskRow, "id" | "number" | "title">
/** The most ids of one request that the server accepts. */
const mostIds = 100

/** Only tasks that the reader may see are answered. */
const tasksWithIds = async (ids: string): Promise<ReadonlyArray<NamedTask>> => {
  const { items } = await requestApi<{ readonly items: ReadonlyArray<NamedTask> }>(
    "GET",
    `/tasks?limit=${mostIds}&ids=${ids}`
  )
  return items
}

export const taskTitle = ({ number, title }: Pick<TaskRow, "number" | "title">) => `T-${number} ${title}`

/**
 * @param ids of the tasks whose titles are wanted, tracked; each is requested once
 * @returns the title of a task; undefined until it is known; null of a task that the reader may not see
 */
export const createTaskTitles = (ids: () => ReadonlyArray<string>, fetch = tasksWithIds) => {
  const [known, setKnown] = createSignal<ReadonlyMap<string, string | null>>(new Map())
  const missing = createMemo(() => {
    const asked = [...new Set(ids())].filter((id) => !known().has(id)).slice(0, mostIds)
    return asked.length === 0 ? null : asked.join(",")
  })
  const fetched = createFetched(missing, fetch)
  createEffect(() => {
    const answered = fetched.value()
    if (answered === null) return
    const titles = answered.answer.map((task) => [task.id, taskTitle(task)] as const)
    const asked = answered.about.split(",").map((id) => [id, null] as const)
    setKnown((before) => new Map<string, string | null>([...before, ...asked, ...titles]))
  })
  return (id: string) => known().get(id)
}
