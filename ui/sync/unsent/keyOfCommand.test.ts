/** The key of a command. */
import { afterEach, expect, test, vi } from "vitest"
import { command, requestApi, withoutKey } from "../rest/api.ts"

afterEach(() => vi.unstubAllGlobals())

const serve = () => {
  const keys: Array<string | null> = []
  vi.stubGlobal("fetch", (_: string, { headers }: RequestInit) => {
    keys.push(new Headers(headers).get("idempotency-key"))
    return keys.length === 1 ? Promise.reject(new TypeError("lost")) : Promise.resolve(new Response("{}"))
  })
  return keys
}

test("a command whose answer is lost is sent again with the same key", async () => {
  const keys = serve()
  await command("/tasks/task0001/complete")
  expect(keys).toHaveLength(2)
  expect(keys[0]).toMatch(/^[\da-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
})

test("a request without a key is sent once", async () => {
  const keys = serve()
  await expect(requestApi("POST", "/session", { link: "x" }, withoutKey)).rejects.toThrow("")
  expect(keys).toEqual([null])
})

test("a request that changes something does not compile without a choice about its key", () => {
  const wrong = () => {
    // @ts-expect-error no key
    void requestApi("POST", "/webhooks/endpoint/rotate", { version: 1 })
    // @ts-expect-error no body and no key
    void requestApi("DELETE", "/session")
    // @ts-expect-error a read has no body
    void requestApi("GET", "/session", {})
  }
  expect(wrong).toBeTypeOf("function")
})
