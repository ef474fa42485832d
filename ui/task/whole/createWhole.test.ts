import { createRoot, createSignal } from "solid-js"
import { afterEach, expect, test } from "vitest"
import type { TaskRow } from "../../../gateways/contract.ts"
import { taskLineOf } from "../../../gateways/contract/lines.ts"
import { shownTask } from "../../kit/rows.ts"
import { Refusal } from "../../sync/rest/api.ts"
import { createWhole } from "./createWhole.ts"
import type { ShownLine } from "./wholeOf.ts"

type Answer = (row: TaskRow) => Promise<void>
let dispose = () => {}
afterEach(() => dispose())

const first = shownTask("t1", { title: "One", description: "First", titleRevision: 1, descriptionRevision: 1, seq: 1 })
const second = { ...first, title: "Two", description: "Second", titleRevision: 2, descriptionRevision: 2, seq: 2 }

/** The page of a task, with a server whose answers the test sends. */
const page = () =>
  createRoot((end) => {
    dispose = end
    const asked: Array<string> = []
    const answers: Array<Answer> = []
    const [line, setLine] = createSignal<ShownLine | undefined>(taskLineOf(first))
    const fetch = (id: string, after: number) => {
      asked.push(`${id} after ${after}`)
      return new Promise<TaskRow>((resolve) => {
        answers.push(async (row) => {
          resolve(row)
          await Promise.resolve()
        })
      })
    }
    const whole = createWhole(line, fetch)
    const answer = async (row: TaskRow) => {
      await answers.at(-1)?.(row)
    }
    return { ...whole, asked, answer, setLine }
  })
const texts = (task: TaskRow | undefined) => [
  task?.title,
  task?.titleRevision,
  task?.description,
  task?.descriptionRevision
]

test("the row is fetched for the line, and fetched again when the line changes", async () => {
  const { task, asked, answer, setLine } = page()
  expect(task()).toBeUndefined()
  await answer(first)
  expect(texts(task())).toEqual(["One", 1, "First", 1])
  setLine(taskLineOf(second))
  expect(asked).toEqual(["t1 after 1", "t1 after 2"])
  await answer(second)
  expect(texts(task())).toEqual(["Two", 2, "Second", 2])
})

test("a title is never shown with the revision of another one: a newer line, an older line", async () => {
  const { task, answer, setLine } = page()
  await answer(first)
  setLine(taskLineOf(second))
  expect(texts(task())).toEqual(["One", 1, "First", 1])
  await answer({ ...second, title: "Three", titleRevision: 3, seq: 3 })
  expect(texts(task())).toEqual(["Three", 3, "Second", 2])
})

test("an own change is shown at once, and stays until the row includes it", async () => {
  const { task, answer, setLine, keep } = page()
  await answer(first)
  const change = { title: "Mine", titleRevision: 2, description: "Mine", descriptionRevision: 2 }
  setLine({ ...taskLineOf(first), ...change })
  expect(texts(task())).toEqual(["Mine", 2, "Mine", 2])
  keep({ id: "t1", seq: 2, change })
  setLine({ ...taskLineOf(first), title: "Mine", seq: 2 })
  expect(texts(task())).toEqual(["Mine", 2, "Mine", 2])
  await answer({ ...first, ...change, description: "Of Bob", descriptionRevision: 3, seq: 3 })
  expect(texts(task())).toEqual(["Mine", 2, "Of Bob", 3])
})

test("a refused change is not shown as the stored text", async () => {
  const { task, answer, setLine } = page()
  await answer(first)
  setLine({ ...taskLineOf(first), title: "Mine", titleRevision: 2, description: "Mine", descriptionRevision: 2 })
  // The line of the other person's change arrives, and then the refusal.
  setLine({ ...taskLineOf(second), title: "Mine", titleRevision: 2, description: "Mine", descriptionRevision: 2 })
  setLine(taskLineOf(second))
  expect(texts(task())).toEqual(["One", 1, "First", 1])
})

test("the row of another task is never shown", async () => {
  const { task, answer, setLine } = page()
  await answer(first)
  setLine(taskLineOf({ ...first, id: "t2" as TaskRow["id"] }))
  expect(task()).toBeUndefined()
})

test("a row that cannot be read says why, and is read again on request", async () => {
  let broken = true
  const problem = { type: "/problems/defect", title: "No.", status: 500, detail: "The server could not." }
  const fetch = () => (broken ? Promise.reject(new Refusal(problem)) : Promise.resolve(first))
  const whole = createRoot((end) => {
    dispose = end
    return createWhole(() => taskLineOf(first), fetch)
  })
  await Promise.resolve()
  await Promise.resolve()
  expect(whole.failed()?.problem.status).toBe(500)
  broken = false
  whole.again()
  await Promise.resolve()
  await Promise.resolve()
  expect(whole.failed()).toBeNull()
  expect(whole.task()?.title).toBe("One")
})
