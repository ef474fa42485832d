import { cleanup, fireEvent, render } from "@solidjs/testing-library"
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

/** Answers the requests of the page by their paths. */
const answering = (answers: Readonly<Record<string, readonly [status: number, body: object]>>) =>
  vi.stubGlobal("fetch", (path: string) => {
    const [status, body] = answers[path] ?? [404, {}]
    return Promise.resolve(new Response(JSON.stringify({ status, ...body }), { status }))
  })

test("a person who is known already confirms the known name", async () => {
  answering({ "/api/invitations/look": [200, { role: "member", name: "Olga" }] })
  const page = render(() => <Join invitation="i" onJoined={() => {}} />)
  await page.findByText(/Olga/)
  expect(page.queryByRole("textbox")).toBeNull()
})

test("an invitation that was used says so before a name is typed", async () => {
  answering({ "/api/invitations/look": [409, { reason: "used-already" }] })
  const page = render(() => <Join invitation="i" onJoined={() => {}} />)
  expect((await page.findByRole("alert")).textContent).toContain("Ask for a new one")
  expect(page.queryByRole("button")).toBeNull()
})

test("a name that looks like another one is refused with a sentence that says what to do", async () => {
  answering({
    "/api/invitations/look": [200, { role: "member", name: null }],
    "/api/invitations/accept": [409, { reason: "name-taken" }],
    "/api/session": [401, {}]
  })
  const page = render(() => <Join invitation="i" onJoined={() => {}} />)
  fireEvent.input(page.getByRole("textbox"), { target: { value: "Olga" } })
  fireEvent.submit(page.getByRole("textbox"))
  expect((await page.findByRole("alert")).textContent).toContain("with a surname")
})

test("an invitation whose link was copied in part is reported, and no name is asked for", async () => {
  answering({ "/api/invitations/look": [400, { detail: "invitation: must be the secret of an invitation" }] })
  const page = render(() => <Join invitation="i" onJoined={() => {}} />)
  await page.findByText(/This invitation is incomplete, was used/)
  expect(page.queryByRole("textbox")).toBeNull()
})
