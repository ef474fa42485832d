import { fireEvent, render } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import { newKey } from "../sync/rest/newKey.ts"
import { Join } from "./Join.tsx"
import { SignIn } from "./SignIn.tsx"

afterEach(() => vi.unstubAllGlobals())

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

test("nothing can be pressed until the page knows whether a name must be typed", async () => {
  let answer = (_: Response) => {}
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => (answer = resolve)))
  const page = render(() => <Join invitation="i" onJoined={() => {}} />)
  const isOff = () => page.getByRole("button").hasAttribute("disabled")
  expect([isOff(), page.queryByRole("textbox")]).toEqual([true, null])
  answer(new Response(JSON.stringify({ role: "member", name: "Olga" })))
  await page.findByText(/Olga/)
  expect(isOff()).toBe(false)
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
  fireEvent.input(await page.findByRole("textbox"), { target: { value: "Olga" } })
  fireEvent.submit(page.getByRole("textbox"))
  expect((await page.findByRole("alert")).textContent).toContain("with a surname")
})

test("an invitation whose link was copied in part is reported, and no name is asked for", async () => {
  answering({ "/api/invitations/look": [400, { detail: "invitation: must be the secret of an invitation" }] })
  const page = render(() => <Join invitation="i" onJoined={() => {}} />)
  await page.findByText(/This invitation is incomplete, was used/)
  expect(page.queryByRole("textbox")).toBeNull()
})

/** The page of a person who is not signed in. */
const signInPage = (ways: object) => {
  vi.stubGlobal("fetch", () =>
    Promise.resolve(new Response(JSON.stringify({ oidc: null, telegram: false, passkeys: null, ...ways })))
  )
  return render(() => <SignIn why={null} onSignedIn={() => {}} />)
}

test("a sign-in link that is the only method comes first, and is no alternative", async () => {
  const shown = signInPage({})
  const title = await shown.findByText("With a sign-in link")
  const recovery = shown.getByText("Use a recovery code")
  expect(title.compareDocumentPosition(recovery) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
  expect(shown.queryByText("Or with a sign-in link")).toBeNull()
})

test("after a button, the sign-in link is an alternative", async () => {
  const shown = signInPage({ oidc: { name: "Example ID" } })
  await shown.findByText("Sign in with Example ID")
  expect(shown.getByText("Or with a sign-in link")).toBeDefined()
})
