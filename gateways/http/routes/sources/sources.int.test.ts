/** Incoming webhooks over HTTP: who may change one that writes for few readers. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { cy, eve } from "../../../../domain/kit/people.ts"
import { setAsideSubject } from "../../../../streams/inbox/sourceInbox.ts"
import { DeadLetters } from "../../../../streams/ports/deadLetters.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(cy, "admin")
})
afterAll(scene.end)

const add = async (audience: string) =>
  (await scene.as(eve)("POST", "/sources", { name: "Alerts", kind: "json", audience })).body.id
const act = async (actor: typeof eve, id: string, verb: string, body: object = {}) =>
  (await scene.as(actor)("POST", `/sources/${id}/${verb}`, body)).status

test("an administrator outside of its readers gets neither its webhooks nor its secret, and may stop it", async () => {
  const id = await add(eve)
  const open = { name: "Alerts", audience: "team" }
  expect(await act(cy, id, "change", open)).toBe(403)
  expect(await act(cy, id, "rotate", { version: 1 })).toBe(403)
  for (const verb of ["pause", "resume", "remove"]) expect([verb, await act(cy, id, verb)]).toEqual([verb, 200])
})

test("one of its readers may change it and replace its secret", async () => {
  const id = await add(eve)
  expect(await act(eve, id, "rotate", { version: 1 })).toBe(200)
  expect(await act(eve, id, "change", { name: "Alerts", audience: "team" })).toBe(200)
  expect(await act(cy, id, "rotate", { version: 2 })).toBe(200)
})

test("an administrator outside of its readers sees that there is a source, and neither its name nor its place", async () => {
  const id = await add(eve)
  const rowFor = async (actor: typeof eve) => {
    const { body } = await scene.as(actor)("GET", "/sources")
    return (body["items"] as ReadonlyArray<{ readonly id: string }>).find((row) => row.id === id)
  }
  expect(await rowFor(eve)).toMatchObject({ isHidden: false, name: "Alerts", audience: eve })
  expect(await rowFor(cy)).toMatchObject({ isHidden: true, name: "", audience: null, chat: null, mapping: null })
  expect(JSON.stringify(await rowFor(cy))).not.toContain("Alerts")
})

test("an administrator outside of its readers neither sees nor decides its failed webhooks, and sees their number", async () => {
  const id = await add(eve)
  const consumer = "receive"
  const seq = 7
  const why = "the webhook has no text at title"
  await scene.run(
    Effect.flatMap(DeadLetters, ({ park }) => park({ consumer, seq, why, subject: setAsideSubject(id), tries: 1 }))
  )
  const listFor = async (actor: typeof eve) => (await scene.as(actor)("GET", "/sources/failures")).body
  expect(await listFor(cy)).toMatchObject({ items: [], hidden: 1 })
  expect(await listFor(eve)).toMatchObject({ items: [{ source: id, reason: "no-text", detail: "title" }], hidden: 0 })
  const failure = `/sources/failures/${consumer}@${seq}`
  const decide = async (actor: typeof eve, verb: string, body: object) =>
    (await scene.as(actor)("POST", `${failure}/${verb}`, body)).status
  expect(await decide(cy, "retry", {})).toBe(404)
  expect(await decide(cy, "drop", { because: "not needed" })).toBe(404)
  expect(await decide(eve, "retry", {})).toBe(200)
  expect(await decide(eve, "drop", { because: "not needed" })).toBe(200)
})

test("Sentry makes the secret: none is shown, and it is asked for", async () => {
  const { body } = await scene.as(eve)("POST", "/sources", { name: "Errors", kind: "sentry" })
  expect(body).toMatchObject({ secret: null, needsSecret: true })
  const rotate = (more: object) => scene.as(eve)("POST", `/sources/${body.id}/rotate`, { version: 1, ...more })
  expect((await rotate({})).body["detail"]).toContain("client secret")
  expect((await rotate({ secret: "a client secret!".replaceAll(" ", "-") })).body).toMatchObject({
    secret: null,
    needsSecret: false
  })
})
