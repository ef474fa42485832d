/** Incoming webhooks over HTTP: who may change one that writes for few readers. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { cy, eve } from "../../../../domain/kit/people.ts"
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
