/** Sends one change of many tasks, shows it at once, and offers one undo for all. */
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { Status } from "../../../domain/values.ts"
import { toast } from "../../parts/toast/toast.tsx"
import { api } from "../../sync/rest/api.ts"
import { changedSince, isReversible, reverseOf, type TaskStep } from "../../task/undo/reverse.ts"
import { sendOnTask, type TaskPort } from "../../task/undo/sendOnTask.ts"
import { words } from "../../words/words.ts"

/** The commands that bring one task to the wanted value; none when it has it. */
export type TaskChange = (task: TaskLine) => ReadonlyArray<TaskStep>

/** The requests that are open at a time: a browser queues more of them itself, and other pages need it too. */
const mostOpen = 6

interface Plan {
  readonly task: TaskLine
  readonly steps: ReadonlyArray<TaskStep>
}

export const changeTasks = async (
  live: TaskPort,
  tasks: ReadonlyArray<TaskLine>,
  change: TaskChange
): Promise<void> => {
  const plans = tasks.map((task) => ({ task, steps: change(task) })).filter(({ steps }) => steps.length > 0)
  const [only] = plans
  if (only === undefined) return
  if (plans.length === 1 && only.steps.length === 1) return void (await sendOnTask(live, only.task, only.steps[0]!))
  const sent = run(live, plans)
  const canUndo = plans.every((plan) => backOf(plan).length > 0)
  const close = toast({
    text: words.count("tasksChanged", plans.length),
    undo: canUndo ? () => void undo(live, sent) : undefined
  })
  if ((await sent).length === 0) close()
}

/** Runs the plans, and answers with those that were carried out. */
const run = async (live: TaskPort, plans: ReadonlyArray<Plan>): Promise<ReadonlyArray<Plan>> => {
  const slot = createSlots(mostOpen)
  const outcomes = await Promise.all(
    plans.map(async (plan) => {
      for (const { verb, change, body } of plan.steps) {
        const receipt = await live.act(plan.task.id, change, () => slot(() => api.act(plan.task.id, verb, body)))
        if (receipt === null) return []
      }
      return [plan]
    })
  )
  return outcomes.flat()
}

/** Reverses what was carried out, except on tasks that another person has changed since, and says how many those are. */
const undo = async (live: TaskPort, sent: Promise<ReadonlyArray<Plan>>) => {
  const done = await sent
  const mine = done.filter(({ task, steps }) => {
    const now = live.task(task.id)
    const last = steps.at(-1)
    return now === undefined || last === undefined || !changedSince(last.change, now)
  })
  const undone = await run(
    live,
    mine.map((plan) => ({ task: plan.task, steps: backOf(plan) }))
  )
  const left = done.length - undone.length
  toast(left === 0 ? words.count("tasksUndone", undone.length) : words.count("tasksKept", left))
}

const backOf = ({ task, steps }: Plan): ReadonlyArray<TaskStep> => {
  const status = steps.at(-1)?.change.status
  if (status !== undefined) return stepsTo(task.status)({ ...task, status })
  return steps.flatMap(({ verb }) => (isReversible(verb) ? reverseOf(verb, task) : []))
}

/** The commands that lead to a status. Only an open task can be started, completed or cancelled after it was finished. */
export const stepsTo =
  (status: Status): TaskChange =>
  (task) => {
    if (task.status === status) return []
    const change = { status }
    const reopen = { verb: "reopen", change }
    const ways: { readonly [S in Status]: ReadonlyArray<TaskStep> } = {
      open: [],
      "in-progress": [{ verb: "start", change }],
      done: [{ verb: "complete", change }],
      cancelled: [{ verb: "cancel", change }]
    }
    const mustReopen = status === "open" || task.status === "done" || task.status === "cancelled"
    return mustReopen ? [reopen, ...ways[status]] : ways[status]
  }

/** Runs at most some requests at a time, in their order. */
const createSlots = (most: number) => {
  let open = 0
  const waiting: Array<() => void> = []
  return async <A>(request: () => Promise<A>): Promise<A> => {
    if (open >= most) await new Promise<void>((go) => waiting.push(go))
    open++
    try {
      return await request()
    } finally {
      open--
      waiting.shift()?.()
    }
  }
}
