/** Attempts to sign in beside other attempts, and beside a change of the team. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { mergePeople } from "../../../../commands/people/merge.ts"
import { cy, dan } from "../../../../domain/kit/people.ts"
import { type ActorId, PersonId } from "../../../../domain/ids.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { sessionCookie } from "../../entry/sessionCookie.ts"
import { DeviceSignIn } from "../../signIn/device/deviceSignIn.ts"

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

const idOf = (actor: ActorId) => PersonId.make(actor.slice("person:".length))

test("a code that was confirmed before its person was merged into an owner opens no session", async () => {
  await scene.signIn(dan, "owner")
  await scene.signIn(cy, "viewer")
  const begun = await post("/sign-in/telegram", {}, [])
  const { code } = (await begun.json()) as { readonly code: string }
  await scene.run(
    Effect.gen(function* () {
      const devices = yield* DeviceSignIn
      const asked = yield* devices.ask(code, "cysaccount0000000000")
      expect(yield* devices.confirm(asked?.request ?? "", "cysaccount0000000000", cy)).toBe(true)
      yield* mergePeople({ actor: dan, key: "merge" }, idOf(cy), idOf(dan))
    })
  )
  const polled = await post("/sign-in/telegram/poll", { code }, cookiesOf(begun))
  expect(polled.status).toBe(401)
  expect(cookiesOf(polled).filter((cookie) => cookie.startsWith(sessionCookie))).toEqual([])
})
