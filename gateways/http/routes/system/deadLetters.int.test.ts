/** Dead letters over HTTP: only owners see them, retry them and drop them. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eve } from "../../../../domain/kit/people.ts"
import { PersonId, personActor } from "../../../../domain/ids.ts"
import { DeadLetters } from "../../../../streams/ports/deadLetters.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
afterAll(scene.end)
const owner = personActor(PersonId.make("owner000"))
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(owner, "owner")
})

const path = "/system/dead-letters"
const asOwner = (method: "GET" | "POST", to: string, body: object = {}) =>
  scene.as(owner)(method, to, method === "GET" ? undefined : body)
const letter = { consumer: "classify", subject: "evt.task.one00000", seq: 7, why: "Refused", tries: 12 }
const id = "classify@7"

test("an owner lists a dead letter, retries it and drops it with a reason", async () => {
  await scene.run(Effect.flatMap(DeadLetters, ({ park }) => park(letter)))
  expect((await asOwner("GET", path)).body).toEqual({ items: [{ ...letter, id, state: "waiting" }] })

  expect(await asOwner("POST", `${path}/${id}/retry`)).toEqual({ status: 200, body: { id } })
  expect((await asOwner("GET", path)).body).toMatchObject({ items: [{ id, state: "retrying" }] })

  expect((await asOwner("POST", `${path}/${id}/drop`)).status).toBe(400)
  expect(await asOwner("POST", `${path}/${id}/drop`, { because: "a test" })).toEqual({ status: 200, body: { id } })
  expect((await asOwner("GET", path)).body).toEqual({ items: [] })
  expect((await asOwner("POST", `${path}/${id}/retry`)).status).toBe(404)
})

test("an admin may neither see nor decide them", async () => {
  expect((await scene.as(eve)("GET", path)).status).toBe(403)
  expect((await scene.as(eve)("POST", `${path}/${id}/retry`, {})).status).toBe(403)
  expect((await scene.as(eve)("POST", `${path}/${id}/drop`, { because: "mine" })).status).toBe(403)
})
