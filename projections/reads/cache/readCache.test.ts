import { Effect } from "effect"
import { expect, test } from "vitest"
import { makeReadCache } from "./readCache.ts"

const makeScene = () => {
  const tables = { at: 1, generation: 1, rebuilding: null as string | null, reads: 0 }
  const cached = makeReadCache({
    position: { at: () => tables.at, generation: () => tables.generation },
    rebuilding: () => tables.rebuilding
  })
  const read = (key = "one", during = () => {}) =>
    Effect.runSync(
      cached(
        key,
        () => 1,
        Effect.sync(() => {
          during()
          return `${key} ${++tables.reads}`
        })
      )
    )
  return { tables, read }
}

test("a read is answered from memory until the tables move", () => {
  const { tables, read } = makeScene()
  expect([read(), read(), read("two")]).toEqual(["one 1", "one 1", "two 2"])
  tables.at = 2
  expect([read(), read()]).toEqual(["one 3", "one 3"])
  tables.generation = 2
  expect(read()).toBe("one 4")
})

test("an answer during which the tables moved is not kept", () => {
  const { tables, read } = makeScene()
  read("one", () => {
    tables.at = 2
  })
  expect(read()).toBe("one 2")
})

test("tables that cannot be read are asked each time", () => {
  const { tables, read } = makeScene()
  read()
  tables.rebuilding = "being rebuilt"
  expect(read()).toBe("one 2")
})
