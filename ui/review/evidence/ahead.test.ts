import { expect, test } from "vitest"
import { makeAhead } from "./ahead.ts"

const server = () => {
  const asked: Array<string> = []
  const broken = new Set<string>()
  const fetch = (id: string) => {
    asked.push(id)
    return broken.has(id) ? Promise.reject(new Error(id)) : Promise.resolve(`answer ${id}`)
  }
  return { asked, broken, ahead: makeAhead(fetch) }
}

test("an answer that was prepared is not fetched again, and is used once", async () => {
  const { ahead, asked } = server()
  ahead.prepare(["a", "b"])
  ahead.prepare(["b", "c"])
  expect(asked).toEqual(["a", "b", "c"])
  expect(await ahead.take("b")).toBe("answer b")
  expect(await ahead.take("b")).toBe("answer b")
  expect(asked).toEqual(["a", "b", "c", "b"])
})

test("an answer that was prepared and failed is fetched again", async () => {
  const { ahead, asked, broken } = server()
  broken.add("a")
  ahead.prepare(["a"])
  await Promise.resolve()
  await Promise.resolve()
  broken.delete("a")
  expect(await ahead.take("a")).toBe("answer a")
  expect(asked).toEqual(["a", "a"])
})
