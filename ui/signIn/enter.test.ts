import { afterEach, expect, test, vi } from "vitest"
import { enter } from "./enter.ts"

afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, "", "/")
})

/** Opens the sign-in link, and answers the requests of the page by their methods. */
const openLink = (answers: Readonly<Record<string, number>>) => {
  history.replaceState(null, "", "/sign-in#secret")
  vi.stubGlobal("fetch", (_: string, { method = "GET" }: { method?: string } = {}) => {
    const status = answers[method] ?? 404
    return Promise.resolve(new Response(JSON.stringify({ status, detail: "link: must be a secret" }), { status }))
  })
  return enter()
}

test.each([
  ["was used", 401],
  ["was copied in part", 400]
])("a sign-in link that %s is reported in the person's language", async (_, status) => {
  expect(await openLink({ POST: status, GET: 401 })).toEqual({
    is: "out",
    why: expect.stringMatching(/^This link is incomplete, was used before, .* Ask an owner or an administrator/)
  })
  expect(location.hash).toBe("")
})
