/** The task on the page, whole, with the person's own changes. */
import { createMemo } from "solid-js"
import type { Live } from "../sync/live.tsx"
import { api } from "../sync/rest/api.ts"
import { useWindow } from "../sync/useWindow.ts"
import type { TaskAct } from "./whole/taskAct.ts"
import { sendOnTask } from "./undo/sendOnTask.ts"
import { createWhole } from "./whole/createWhole.ts"

/** @param id the id of the address */
export const createTask = (live: Live, id: () => string) => {
  const followed = useWindow(() => `task:${id()}`)
  const line = createMemo(() => live.task(id()))
  const { task, keep, failed, again } = createWhole(line, api.task)
  const act: TaskAct = async (verb, change, body, key) => {
    const before = task()
    if (before === undefined) return null
    const receipt = await sendOnTask(live, before, { verb, change, body }, key)
    if (receipt !== null) keep({ id: before.id, seq: receipt.seq, change })
    return receipt
  }
  return {
    task,
    act,
    failed,
    again,
    /** True once the task is shown, or is known to be missing. */
    ready: () => followed.ready() && (line() === undefined || task() !== undefined)
  }
}
