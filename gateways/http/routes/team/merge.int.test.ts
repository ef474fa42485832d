/** Merges and invitations of known people over the REST routes: the reads show the survivor. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { join } from "../../../../commands/kit/onTeam.ts"
import { CommandBus } from "../../../../commands/commandBus.ts"
import { operator } from "../../../../commands/rights/operator.ts"
import { ActorId } from "../../../../domain/ids.ts"
import { ada, bo, dan, eve } from "../../../../domain/kit/people.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
})
afterAll(scene.end)

const idOf = (actor: ActorId) => actor.slice("person:".length)
const gus = ActorId.make("person:gus00000")
const accept = async (invitation: unknown, name: string, key: string) => {
  const answer = await scene.request(null, "/invitations/accept", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify({ invitation, name })
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const look = (invitation: unknown) => scene.as(dan)("POST", "/invitations/look", { invitation })

test("a person who is known from an import is invited as that person, and keeps the name and the words", async () => {
  await scene.run(Effect.flatMap(CommandBus, (bus) => bus.send({ actor: operator, key: "gus" }, join(gus))))
  const made = await scene.as(eve)("POST", "/invitations", { role: "member", as: idOf(gus) })
  expect(made.status).toBe(200)
  expect(await look(made.body["invitation"])).toMatchObject({ status: 200, body: { role: "member", name: gus } })
  const joined = await accept(made.body["invitation"], "Another Name", "gus-browser")
  expect(joined).toMatchObject({ status: 200, body: { actor: gus, role: "member", name: gus } })
  expect(await look(made.body["invitation"])).toMatchObject({ status: 409, body: { reason: "used-already" } })
  const again = await scene.as(eve)("POST", "/invitations", { role: "member", as: idOf(gus) })
  expect(again).toMatchObject({ status: 409, body: { reason: "on-the-team" } })
})

test("the doer of an accepted invitation is the person who accepted, and the invitation is the cause", async () => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "viewer" })
  const joined = await accept(made.body["invitation"], "Nina", "nina-browser")
  const commits = await scene.run(Effect.flatMap(EventStore, (store) => store.load(subjectOf("access", made.body.id))))
  expect(commits.map(({ actor, causation }) => [actor, causation])).toEqual([
    [eve, null],
    [joined.body["actor"], `evt.access.${made.body.id}@${commits[0]?.seq}`]
  ])
})

test.each(["Nina", "NINA", "Nіna", "Ni​na", " Nina"])("the name %j of another member is refused", async (name) => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "viewer" })
  const joined = await accept(made.body["invitation"], name, "look-alike")
  expect(joined).toMatchObject({ status: 409, body: { reason: "name-taken" } })
  // The invitation is not lost.
  expect((await look(made.body["invitation"])).status).toBe(200)
})

test("after a merge, tasks, authors, filters and counts name the survivor, and the merged session acts as the survivor", async () => {
  const { body: assigned } = await scene.as(ada)("POST", "/tasks", { title: "Hers", assignee: ada })
  const { body: kept } = await scene.as(ada)("POST", "/tasks", { title: "Secret", audience: "private" })
  await scene.as(bo)("GET", `/tasks?after=${kept.seq}`)
  const preview = await scene.as(eve)("GET", `/people/${idOf(ada)}/merge?into=${idOf(bo)}`)
  expect(preview.body).toMatchObject({ person: { id: ada, assigned: 1, created: 2, messages: 1 }, into: { id: bo } })
  const merged = await scene.as(dan)("POST", `/people/${idOf(ada)}/merge`, { into: idOf(bo) })
  expect(merged.status).toBe(200)
  const read = async (path: string) => (await scene.as(bo)("GET", path)).body
  const after = merged.body.seq
  expect(await read(`/tasks/${assigned.id}?after=${after}`)).toMatchObject({ assignee: bo, createdBy: bo })
  for (const who of [ada, bo]) {
    const { items } = await read(`/tasks?assignee=${who}`)
    expect((items as ReadonlyArray<{ id: string }>).map(({ id }) => id)).toEqual([assigned.id])
  }
  expect(await read(`/tasks/${kept.id}`)).toMatchObject({ title: "Secret", audience: bo })
  expect(JSON.stringify(await read("/messages"))).not.toContain(ada)
  expect((await scene.as(ada)("GET", "/session")).body).toMatchObject({ actor: bo, role: "member" })
  const people = (await read("/people"))["items"] as ReadonlyArray<{ id: string }>
  expect(people.map(({ id }) => id)).not.toContain(ada)
  // A command about the merged person is about the survivor.
  expect((await scene.as(dan)("POST", `/people/${idOf(ada)}/role`, { role: "viewer" })).body.id).toBe(idOf(bo))
  expect((await scene.as(bo)("GET", "/session")).body).toMatchObject({ role: "viewer" })
})

test("the retry of a merge gets the first answer", async () => {
  const hers = ActorId.make("person:hea00000")
  const his = ActorId.make("person:hug00000")
  for (const each of [hers, his])
    await scene.run(Effect.flatMap(CommandBus, (bus) => bus.send({ actor: operator, key: each }, join(each))))
  const merge = () =>
    scene.request(dan, `/people/${idOf(hers)}/merge`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "merge-hea" },
      body: JSON.stringify({ into: idOf(his) })
    })
  const first = await merge()
  expect(first.status).toBe(200)
  const again = await merge()
  expect([again.status, await again.json()]).toEqual([200, await first.json()])
})
