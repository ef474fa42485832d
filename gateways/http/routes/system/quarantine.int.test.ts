/** Parked aggregates over HTTP: only owners see them and decide about them. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eve } from "../../../../domain/kit/people.ts"
import { PersonId, personActor } from "../../../../domain/ids.ts"
import { Reads } from "../../../../projections/reads/reads.ts"
import { futureEvent } from "../../../../streams/kit/unreadable.ts"
import { RawMessages } from "../../../../streams/memory/memoryStore.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
afterAll(scene.end)
const owner = personActor(PersonId.make("owner000"))
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(owner, "owner")
})

const path = "/system/quarantine"
const asOwner = (method: "GET" | "POST", to: string, body: object = {}, key = "once") =>
  method === "GET" ? scene.as(owner)(method, to) : scene.as(owner)(method, to, body, key)
const settled = (seq: number) => scene.run(Effect.flatMap(Reads, (reads) => reads.waitFor(seq)))

test("an owner lists a parked task, retries it in vain, and skips the commit", async () => {
  const made = await asOwner("POST", "/tasks", { title: "one" })
  const id = made.body.id ?? ""
  const subject = `evt.task.${id}`
  const seq = await scene.run(Effect.flatMap(RawMessages, ({ store }) => store(subject, futureEvent)))
  await settled(seq)
  const parked = `log:${subject}@${seq}`
  expect((await asOwner("GET", path)).body).toMatchObject({
    items: [{ id: parked, place: "log", subject, seq, reason: "newer" }]
  })
  const refused = await asOwner("POST", `/tasks/${id}/retitle`, { title: "two" })
  expect(refused).toMatchObject({ status: 409, body: { reason: "parked" } })

  const retried = await asOwner("POST", `${path}/${parked}/retry`)
  expect(retried.status).toBe(200)
  await settled(retried.body.seq ?? 0)
  expect((await asOwner("GET", path)).body).toMatchObject({ items: [{ id: parked }] })

  expect((await asOwner("POST", `${path}/${parked}/skip`)).status).toBe(400)
  const skipped = await asOwner("POST", `${path}/${parked}/skip`, { because: "a test" })
  expect(skipped.status).toBe(200)
  await settled(skipped.body.seq ?? 0)
  expect((await asOwner("GET", path)).body).toEqual({ items: [] })
  // A repeat of the same request gets the first receipt; another request finds no parked aggregate.
  expect(await asOwner("POST", `${path}/${parked}/skip`, { because: "a test" })).toEqual(skipped)
  expect((await asOwner("POST", `${path}/${parked}/retry`, {}, "twice")).status).toBe(404)
  expect((await asOwner("POST", `/tasks/${id}/retitle`, { title: "two" }, "again")).status).toBe(200)
})

test("an admin may neither see nor decide about them", async () => {
  const id = "log:evt.task.aaaaaaaa@7"
  expect((await scene.as(eve)("GET", path)).status).toBe(403)
  expect((await scene.as(eve)("POST", `${path}/${id}/retry`, {})).status).toBe(403)
  expect((await scene.as(eve)("POST", `${path}/${id}/skip`, { because: "mine" })).status).toBe(403)
})
