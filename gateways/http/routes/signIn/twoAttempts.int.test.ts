/** Attempts of different kinds in one browser. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(scene.begin)
afterAll(scene.end)

const post = (path: string, body: object, cookies: ReadonlyArray<string>) =>
  scene.request(null, path, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookies.length === 0 ? {} : { cookie: cookies.join("; ") }) },
    body: JSON.stringify(body)
  })
const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "")
/** The cookies of a browser after a further answer: one of the same name is replaced. */
const after = (held: ReadonlyArray<string>, set: ReadonlyArray<string>) => [
  ...held.filter((cookie) => !set.some((each) => each.split("=")[0] === cookie.split("=")[0])),
  ...set
]

test("a person may try a passkey while the page waits for the bot", async () => {
  const begun = await post("/sign-in/telegram", {}, [])
  const { code } = (await begun.json()) as { readonly code: string }
  const held = cookiesOf(begun)
  expect(held).toHaveLength(1)
  const passkey = await post("/sign-in/passkey", {}, held)
  expect(passkey.status).toBe(200)
  const polled = await post("/sign-in/telegram/poll", { code }, after(held, cookiesOf(passkey)))
  expect([polled.status, await polled.json()]).toEqual([200, { session: null }])
})
