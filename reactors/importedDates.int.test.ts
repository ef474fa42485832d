/** A file of tasks has a field for the due date, so a date in the text of a task is another one. */
import { Effect } from "effect"
import { afterAll, expect, test } from "vitest"
import { ada } from "../domain/kit/people.ts"
import { plainTask } from "../domain/kit/samples.ts"
import { append } from "../projections/kit/scene.ts"
import { subjectOf } from "../streams/commit/subjects.ts"
import { classify } from "./classify.ts"
import { modelOf } from "./kit/modelByHand.ts"
import { eventsWith, lastWith, stage } from "./kit/scene.ts"

const { on, dispose } = stage("importeddates")
afterAll(dispose)

test(
  "a date in the text of an imported task is not its due date",
  on(modelOf({}).layer, () =>
    Effect.gen(function* () {
      const description = "List Name: Doing\nCreated: 2060-09-13T12:26:40.000Z"
      const typed = { _tag: "TaskCreated", ...plainTask(ada, "Oil the winch"), description } as const
      for (const [id, event] of [
        ["task0001", typed],
        ["task0002", { ...typed, source: "import" }]
      ] as const) {
        yield* append(subjectOf("task", id), event)
        yield* classify.on(yield* lastWith(subjectOf("task", id), "TaskCreated"))
      }
      const dues = (yield* eventsWith("TaskClassified")).map(({ due }) => due)
      expect(dues).toEqual([expect.stringMatching(/^2060-09-13/u), null])
    })
  )
)
