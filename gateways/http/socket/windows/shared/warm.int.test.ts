/** The rows that every page needs are read before the first page asks for them. Tables in PGlite, and a log in memory. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Principals } from "../../../../../commands/principals.ts"
import { plainTask } from "../../../../../domain/kit/samples.ts"
import { ada } from "../../../../../domain/kit/people.ts"
import { team } from "../../../../../domain/values.ts"
import { append } from "../../../../../projections/kit/scene.ts"
import { Views } from "../../../../../projections/reads/views/views.ts"
import { Projections } from "../../../../../projections/runner/served/projections.ts"
import { subjectOf } from "../../../../../streams/commit/subjects.ts"
import { restScene } from "../../../../../tests/support/restScene.ts"
import { parseWindow } from "../../../../contract/windows.ts"
import { makeChangesAfter } from "./changesAfter.ts"
import { isShared, makeSharedWindows } from "./sharedWindows.ts"

const scene = restScene()
beforeAll(() => scene.begin())
afterAll(() => scene.end())

test("a reader of the team's tasks waits for no read of the tables, until the tables change", async () => {
  const stored = append(subjectOf("task", "task0001"), { _tag: "TaskCreated", ...plainTask(ada, "Mend the lamp") })
  const reads = await scene.run(
    Effect.gen(function* () {
      const seq = yield* stored
      yield* Effect.flatMap(Projections, ({ position }) => position.waitFor(seq))
      const views = yield* Views
      const principals = yield* Principals
      let parts = 0
      const counted: Views["Service"] = {
        ...views,
        sharedPart: (...given) =>
          Effect.andThen(
            Effect.sync(() => parts++),
            views.sharedPart(...given)
          )
      }
      const shared = makeSharedWindows(counted, principals, makeChangesAfter(counted, principals))
      const window = parseWindow("tasks:active")
      if ("refused" in window) return "no window"
      const { kind } = window
      if (!isShared(kind)) return "no shared window"
      const seen: Array<number> = []
      yield* shared.warm
      seen.push(parts)
      yield* shared.warm
      const { partsIn } = yield* shared.rows({ ...window, kind }, team)
      seen.push(parts)
      shared.forget(null)
      yield* shared.warm
      seen.push(parts)
      return { seen, json: partsIn(team).join() }
    }).pipe(Effect.provide(Views.layer))
  )
  expect(reads).toMatchObject({ seen: [1, 1, 2], json: expect.stringContaining("Mend the lamp") })
})
