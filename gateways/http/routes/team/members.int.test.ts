/** The people as administrators see and change them: sign-in methods, last use, open tasks, links. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { addPasskey, makeRecoveryCodes } from "../../../../commands/people/ways/passkeys.ts"
import { ada, bo, cy, dan, eve } from "../../../../domain/kit/people.ts"
import { type ActorId, PersonId } from "../../../../domain/ids.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
  await scene.signIn(cy, "viewer")
})
afterAll(scene.end)

const idOf = (actor: ActorId) => actor.slice("person:".length)
const passkeyOf = (actor: ActorId, name: string) =>
  scene.run(addPasskey(PersonId.make(idOf(actor)), name, { id: `key-${name}`, publicKey: "a2V5", counter: 0 }, name))
const itemsAs = async (actor: ActorId, path: string) =>
  (await scene.as(actor)("GET", path)).body["items"] as ReadonlyArray<Record<string, unknown>>
const memberAs = async (actor: ActorId, of: ActorId) =>
  (await itemsAs(actor, "/team")).find(({ id }) => id === of) ?? {}

describe("the list of the team", () => {
  test("counts the sign-in methods, the sessions and the open tasks that the reader may see", async () => {
    await passkeyOf(dan, "list")
    await scene.as(bo)("POST", "/tasks", { title: "Paint the pier", assignee: ada })
    const { body } = await scene.as(bo)("POST", "/tasks", { title: "Private", assignee: bo, audience: "private" })
    await scene.as(dan)("GET", `/team?after=${body.seq}`)
    expect(await memberAs(dan, ada)).toMatchObject({ openTasks: 1, sessions: 1 })
    expect((await memberAs(dan, ada))["seenAt"]).toEqual(expect.any(String))
    expect(await memberAs(dan, bo)).toMatchObject({ openTasks: 0 })
    expect(await memberAs(dan, dan)).toMatchObject({ ways: { telegram: false, passkeys: 1, accounts: 0, codes: 0 } })
  })

  test("shows an administrator no sessions and no sign-in methods of an owner", async () => {
    expect(await memberAs(eve, dan)).toMatchObject({ ways: null, sessions: null, seenAt: null })
    expect((await scene.as(eve)("GET", `/people/${idOf(dan)}/ways`)).status).toBe(403)
  })

  test("is not for members", async () => {
    expect((await scene.as(ada)("GET", "/team")).status).toBe(403)
    expect((await scene.as(ada)("GET", `/people/${idOf(ada)}/ways`)).status).toBe(403)
  })
})

test("an administrator removes a passkey of a person, and never the last method", async () => {
  await scene.as(dan)("POST", `/people/${idOf(ada)}/role`, { role: "admin" })
  const laptop = await passkeyOf(ada, "laptop")
  const at = `/people/${idOf(ada)}`
  expect(await scene.as(eve)("POST", `${at}/passkeys/${laptop}/remove`)).toMatchObject({
    status: 409,
    body: { reason: "last-way" }
  })
  await scene.run(makeRecoveryCodes(PersonId.make(idOf(ada)), ["A".repeat(43)], "codes"))
  expect((await scene.as(bo)("POST", `${at}/passkeys/${laptop}/remove`)).status).toBe(403)
  expect((await scene.request(eve, `${at}/passkeys/${laptop}/remove`, { method: "POST" })).status).toBe(204)
  expect((await scene.as(eve)("GET", `${at}/ways`)).body).toMatchObject({ passkeys: [], recoveryCodes: 1 })
})

test("the link of an invitation is given again until it is used or revoked", async () => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "member" }, "invite")
  const again = await scene.as(eve)("POST", `/invitations/${made.body.id}/link`)
  expect(again.body["invitation"]).toBe(made.body["invitation"])
  expect((await scene.as(bo)("POST", `/invitations/${made.body.id}/link`)).status).toBe(403)
  const higher = await scene.as(dan)("POST", "/invitations", { role: "owner" }, "owner")
  expect((await scene.as(eve)("POST", `/invitations/${higher.body.id}/link`)).status).toBe(403)
  await scene.as(eve)("POST", `/invitations/${made.body.id}/revoke`)
  expect((await scene.as(eve)("POST", `/invitations/${made.body.id}/link`)).body).toMatchObject({ reason: "revoked" })
})

describe("the caller's own settings", () => {
  test("are null before the first, and then as they were set", async () => {
    expect((await scene.as(cy)("GET", "/session/preferences")).body).toEqual({ preferences: null })
    const wanted = { language: "uk", zone: "Europe/Kyiv" }
    await scene.as(cy)("POST", `/people/${idOf(cy)}/preferences`, wanted)
    expect((await scene.as(cy)("GET", "/session/preferences")).body).toEqual({ preferences: wanted })
  })

  test("include a code that links a Telegram account", async () => {
    const { body } = await scene.as(cy)("POST", "/session/telegram")
    expect(body["code"]).toEqual(expect.stringMatching(/^[A-Za-z0-9_-]{22}$/))
    expect(body["bot"]).toBeNull()
  })
})
