import { cleanup, render } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import { newKey } from "../sync/rest/newKey.ts"
import { Join } from "./Join.tsx"

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Browsers leave `randomUUID` out on a page that is served by plain HTTP under a host name. */
const withoutSecureContext = () => {
  const { crypto } = globalThis
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) })
}

test("the page of an invitation is shown by plain HTTP under a host name", () => {
  withoutSecureContext()
  const page = render(() => <Join invitation="i" onJoined={() => {}} />)
  expect(page.getByRole("button")).toBeDefined()
})

test("a key is a random UUID, also by plain HTTP under a host name", () => {
  withoutSecureContext()
  const keys = Array.from({ length: 100 }, newKey)
  expect(keys.every((key) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(key))).toBe(true)
  expect(new Set(keys).size).toBe(keys.length)
})
