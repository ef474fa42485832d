import { describe, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { ada } from "../kit/people.ts"
import { plainTask } from "../kit/samples.ts"
import { type Event, task } from "./task.ts"

const given = givenFor(task)
const due = "2026-11-27"
const created: Event = { _tag: "TaskCreated", ...plainTask(ada, "Mend the pier"), due }
const soon: Event = { _tag: "TaskReminded", due, stage: "soon" }
const overdue: Event = { _tag: "TaskReminded", due, stage: "overdue" }

describe("a reminder", () => {
  test("is recorded once for each stage of a due date", () => {
    given(created).when({ _tag: "RemindTask", due, stage: "soon" }).records(soon)
    given(created, soon).when({ _tag: "RemindTask", due, stage: "soon" }).recordsNothing()
    given(created, soon).when({ _tag: "RemindTask", due, stage: "overdue" }).records(overdue)
  })

  test("that comes after a later stage records nothing", () =>
    given(created, overdue).when({ _tag: "RemindTask", due, stage: "soon" }).recordsNothing())

  test("of a former date records nothing", () =>
    given(created, { _tag: "TaskScheduled", due: "2026-12-01" })
      .when({ _tag: "RemindTask", due, stage: "soon" })
      .recordsNothing())

  test.each(["TaskCompleted", "TaskCancelled"] as const)("after %s records nothing", (_tag) =>
    given(created, { _tag }).when({ _tag: "RemindTask", due, stage: "overdue" }).recordsNothing()
  )

  test("is recorded again for a new date", () =>
    given(created, soon, { _tag: "TaskScheduled", due: "2026-12-01" })
      .when({ _tag: "RemindTask", due: "2026-12-01", stage: "soon" })
      .records({ _tag: "TaskReminded", due: "2026-12-01", stage: "soon" }))
})
