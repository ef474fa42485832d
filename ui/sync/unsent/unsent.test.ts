import { afterEach, expect, test, vi } from "vitest"
import { Refusal } from "../rest/api.ts"
import { createUnsent, type TabStorage } from "./unsent.ts"

const storageOf = (): TabStorage => {
  const entries = new Map<string, string>()
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => void entries.set(key, text),
    removeItem: (key) => void entries.delete(key)
  }
}
const request = { method: "POST" as const, path: "/tasks/task0001/complete", body: {}, key: "key1" }
const answer = (status: number, body: object) => Promise.resolve(new Response(JSON.stringify(body), { status }))
const shown = () => {
  const log: Array<string> = []
  return { log, stored: () => void log.push("stored"), dropped: () => void log.push("dropped") }
}
const sentTo = (reply: () => Promise<Response>) => {
  const keys: Array<unknown> = []
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get("idempotency-key"))
    return reply()
  })
  return keys
}
const ignore = () => undefined
afterEach(() => vi.unstubAllGlobals())

test("a command without an answer is sent again with its key, and only when asked", async () => {
  const keys = sentTo(() => answer(200, { id: "task0001", seq: 9 }))
  const unsent = createUnsent("person:ann", storageOf(), ignore)
  const change = shown()
  unsent.add(request, change)
  expect([unsent.count(), keys]).toEqual([1, []])
  await unsent.retry()
  expect([unsent.count(), keys, change.log]).toEqual([0, ["key1"], ["stored"]])
})

test("a command that is refused when it is sent again is taken back", async () => {
  sentTo(() => answer(409, { type: "about:blank", title: "No.", status: 409, detail: "" }))
  const refused: Array<Refusal> = []
  const unsent = createUnsent("person:ann", storageOf(), (why) => refused.push(why))
  const change = shown()
  unsent.add(request, change)
  await unsent.retry()
  expect([unsent.count(), change.log, refused.length]).toEqual([0, ["dropped"], 1])
})

test("commands survive a reload, and are never sent for another person", () => {
  const storage = storageOf()
  createUnsent("person:ann", storage, ignore).add(request, shown())
  expect(createUnsent("person:ann", storage, ignore).count()).toBe(1)
  expect(createUnsent("person:bob", storage, ignore).count()).toBe(0)
})

test("dropped commands are reverted and forgotten", () => {
  const storage = storageOf()
  const unsent = createUnsent("person:ann", storage, ignore)
  const change = shown()
  unsent.add(request, change)
  unsent.drop()
  expect([unsent.count(), change.log]).toEqual([0, ["dropped"]])
  expect(createUnsent("person:ann", storage, ignore).count()).toBe(0)
})

test("a command that a field has sent again is listed once, and leaves the list with its answer", () => {
  const unsent = createUnsent("person:ann", storageOf(), ignore)
  const [first, second] = [shown(), shown()]
  unsent.add(request, first)
  unsent.add(request, second)
  expect([unsent.count(), first.log]).toEqual([1, ["dropped"]])
  unsent.answered("another")
  expect(unsent.count()).toBe(1)
  unsent.answered(request.key)
  expect([unsent.count(), second.log]).toEqual([0, ["dropped"]])
})
