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

test("a key has 128 random bits, also by plain HTTP under a host name", () => {
  withoutSecureContext()
  const keys = Array.from({ length: 100 }, newKey)
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true)
  expect(new Set(keys).size).toBe(keys.length)
})
