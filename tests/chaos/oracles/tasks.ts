/** The tasks that follow from the log, by a fold of this suite: it shares no code with the projections. */
import type { LogLine } from "../../support/product/operator.ts"

export interface ExpectedTask {
  readonly id: string
  readonly seq: number
  readonly number: number
  readonly title: string
  readonly status: string
  readonly comments: number
}

export const expectedTasks = (log: ReadonlyArray<LogLine>): ReadonlyMap<string, ExpectedTask> => {
  const tasks = new Map<string, ExpectedTask>()
  for (const { event, subject, seq, data } of log) {
    const [, kind, id = ""] = subject.split(".")
    if (kind !== "task") continue
    const before = tasks.get(id)
    if (event === "TaskCreated") {
      const number = tasks.size + 1
      tasks.set(id, { id, seq, number, title: String(data["title"]), status: "open", comments: 0 })
    }
    if (before === undefined) continue
    const changes = {
      TaskRetitled: () => ({ title: String(data["title"]) }),
      TaskCompleted: () => ({ status: "done" }),
      TaskCommented: () => ({ comments: before.comments + 1 })
    }
    tasks.set(id, { ...before, seq, ...(isKnown(event, changes) ? changes[event]() : {}) })
  }
  return tasks
}

const isKnown = <A extends object>(name: string, of: A): name is Extract<keyof A, string> => name in of
