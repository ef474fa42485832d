import { Effect } from "effect"
import { expect, test } from "vitest"
import { ada, bo } from "../../../../../domain/kit/people.ts"
import { team } from "../../../../../domain/values.ts"
import type { Views } from "../../../../../projections/reads/views/views.ts"
import type { Rights } from "../../lanes/placed.ts"
import { makeSharedWindows } from "./sharedWindows.ts"

const secret = "secrettask1"

const task = {
  id: "task00000001",
  seq: 1,
  audience: team,
  number: 1,
  title: "Mend the lamp",
  status: "open",
  createdBy: ada,
  assignee: null,
  topics: [],
  suggested: [],
  relations: []
}

/** Windows of one task, with a counter of the reads of all rows. */
const shared = (row: object, closed: ReadonlyArray<string> = []) => {
  let reads = 0
  let rightsVersion = 0
  const views = {
    generation: Effect.succeed(1),
    at: Effect.succeed(1),
    closed: (ids: ReadonlyArray<string>) =>
      Effect.succeed(new Map(ids.flatMap((id) => (closed.includes(id) ? [[id, [bo]] as const] : [])))),
    sharedPart: () =>
      Effect.sync(() => {
        reads++
        return { rows: [row], isLast: true }
      })
  } as unknown as Views["Service"]
  const rights: Rights = {
    merges: () => 0,
    survivorOf: (actor) => actor,
    audiencesOf: () => [],
    rightsVersion: () => rightsVersion
  }
  const none = { view: "tasks", to: 1, rows: [], removed: [], closed: new Set<string>(), people: new Set<string>() }
  const windows = makeSharedWindows(views, rights, () => Effect.succeed(none))
  return {
    forget: windows.forget,
    changeRights: () => rightsVersion++,
    readsAfterWarm: async () => {
      await Effect.runPromise(windows.warm)
      return reads
    }
  }
}

test("rows that refer to no closed item are not read again after a new person, a token or a widened item", async () => {
  const { forget, changeRights, readsAfterWarm } = shared(task)
  await readsAfterWarm()
  changeRights()
  forget(["person:newperson1"])
  forget([secret])
  expect(await readsAfterWarm()).toBe(1)
})

test("rows that refer to a closed item are read again after a change of rights, and when the item is widened", async () => {
  const { forget, changeRights, readsAfterWarm } = shared({ ...task, topics: [secret] }, [secret])
  await readsAfterWarm()
  changeRights()
  expect(await readsAfterWarm()).toBe(2)
  forget(["task00000009"])
  expect(await readsAfterWarm()).toBe(2)
  forget([secret])
  expect(await readsAfterWarm()).toBe(3)
})

test("rows that refer to a person are read again when this person is new or changes", async () => {
  const { forget, readsAfterWarm } = shared({ ...task, assignee: bo })
  await readsAfterWarm()
  forget([bo])
  expect(await readsAfterWarm()).toBe(2)
})

test("all rows are read again when anything may have changed", async () => {
  const { forget, readsAfterWarm } = shared(task)
  await readsAfterWarm()
  forget(null)
  expect(await readsAfterWarm()).toBe(2)
})
