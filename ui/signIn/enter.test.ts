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

test.each([
  ["does not answer", () => Promise.reject(new TypeError("Failed to fetch")), { is: "unknown", why: null }],
  [
    "cannot answer",
    () => answerWith(503, '{"status":503,"detail":"The tables are rebuilt."}'),
    { is: "unknown", why: "The tables are rebuilt." }
  ],
  [
    "is behind a proxy that answers",
    () => answerWith(502, "<h1>Bad gateway</h1>"),
    { is: "unknown", why: "Can't reach the server." }
  ],
  [
    "says that no person is signed in",
    () => answerWith(401, '{"status":401,"detail":"Sign in first."}'),
    { is: "out", why: null }
  ]
])("at a server that %s, the page says so", async (_, answer, entrance) => {
  vi.stubGlobal("fetch", answer)
  expect(await enter()).toMatchObject(entrance)
})

test("a sign-in link that got no answer works when it is tried again", async () => {
  history.replaceState(null, "", "/sign-in#secret")
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")))
  const entrance = await enter()
  if (entrance.is !== "unknown") throw new Error(entrance.is)
  const session = { actor: "person:ann00000", name: "Ann", role: "member" }
  const sent: Array<unknown> = []
  vi.stubGlobal("fetch", (_: string, { body }: { body?: unknown } = {}) => {
    sent.push(body)
    return answerWith(200, JSON.stringify(session))
  })
  expect(await entrance.again()).toEqual({ is: "in", session })
  expect(sent).toEqual(['{"link":"secret","replace":false}'])
})

const answerWith = (status: number, text: string) => Promise.resolve(new Response(text, { status }))
