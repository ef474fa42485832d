/** People, invitations, tokens and sessions over the REST routes. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { ada, bo, cy, dan, eve } from "../../../../domain/kit/people.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
  await scene.signIn(cy, "viewer")
})
afterAll(scene.end)

const idOf = (actor: ActorId) => actor.slice("person:".length)
const json = { "content-type": "application/json" }
const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` })
const listWith = async (headers: Readonly<Record<string, string>>) =>
  (await scene.request(null, "/tasks", { method: "GET", headers })).status

test("a token works until it is revoked; its secret is in no list", async () => {
  const made = await scene.as(eve)("POST", "/tokens", { name: "builds", role: "member" }, "token")
  expect(made.status).toBe(200)
  const again = await scene.as(eve)("POST", "/tokens", { name: "builds", role: "member" }, "token")
  expect(again.body["token"]).toBe(made.body["token"])
  expect(await listWith(bearer(made.body["token"]))).toBe(200)
  const listed = await scene.as(eve)("GET", `/tokens?after=${made.body.seq}`)
  expect(JSON.stringify(listed.body)).not.toContain(String(made.body["token"]))
  const days =
    (Date.parse(String(made.body["expiresAt"])) - Date.parse(String(itemOf(listed, made.body.id)["issuedAt"]))) /
    86_400_000
  expect(Math.round(days)).toBe(90)
  expect((await scene.as(ada)("GET", "/tokens")).status).toBe(403)
  expect((await scene.as(ada)("POST", `/tokens/${made.body.id}/revoke`, {})).status).toBe(403)
  await scene.as(eve)("POST", `/tokens/${made.body.id}/revoke`, {})
  expect(await listWith(bearer(made.body["token"]))).toBe(401)
})

const itemOf = ({ body }: { readonly body: Readonly<Record<string, unknown>> }, id: string) =>
  (body["items"] as ReadonlyArray<Record<string, unknown>>).find((each) => each["id"] === id) ?? {}

const accept = async (invitation: unknown, name: string, key: string) => {
  const answer = await scene.request(null, "/invitations/accept", {
    method: "POST",
    headers: { ...json, "idempotency-key": key },
    body: JSON.stringify({ invitation, name })
  })
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? ""
  return { status: answer.status, cookie, body: (await answer.json()) as Record<string, unknown> }
}

test("an invitation makes one person a member; a lost answer is given again, and a second person is refused", async () => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "member" }, "invite")
  expect(made.status).toBe(200)
  const first = await accept(made.body["invitation"], "Nina", "browser-1")
  expect(first).toMatchObject({ status: 200, body: { role: "member", name: "Nina" } })
  expect(await listWith({ cookie: first.cookie })).toBe(200)
  expect((await accept(made.body["invitation"], "Nina", "browser-1")).body["actor"]).toBe(first.body["actor"])
  expect(await accept(made.body["invitation"], "Mallory", "browser-2")).toMatchObject({
    status: 409,
    body: { reason: "used-already" }
  })
  expect(itemOf(await scene.as(eve)("GET", "/invitations"), made.body.id)).toMatchObject({
    usedBy: first.body["actor"]
  })
})

test.each([
  ["without a secret", "", 400],
  ["with the secret of another one", `abcdefghijklmnopqrst.${"A".repeat(43)}`, 404]
])("an invitation %s is refused", async (_, invitation, status) => {
  expect((await accept(invitation, "Nina", "browser-3")).status).toBe(status)
})

test("a revoked invitation is refused, and an admin cannot invite an owner", async () => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "viewer" }, "invite-2")
  await scene.as(eve)("POST", `/invitations/${made.body.id}/revoke`, {})
  expect(await accept(made.body["invitation"], "Nina", "browser-4")).toMatchObject({
    status: 409,
    body: { reason: "revoked" }
  })
  expect((await scene.as(eve)("POST", "/invitations", { role: "owner" }, "invite-3")).status).toBe(403)
})

test("an invitation of an administrator who was removed makes no member", async () => {
  const fay = "person:fay00000" as ActorId
  await scene.signIn(fay, "admin")
  const made = await scene.as(fay)("POST", "/invitations", { role: "member" }, "invite-4")
  const token = await scene.as(fay)("POST", "/tokens", { name: "hers", role: "viewer" }, "token-4")
  expect(await listWith(bearer(token.body["token"]))).toBe(200)
  expect((await scene.as(dan)("POST", `/people/${idOf(fay)}/remove`, {})).status).toBe(200)
  expect((await accept(made.body["invitation"], "Nina", "browser-5")).status).toBe(403)
  expect(await listWith(bearer(token.body["token"]))).toBe(401)
  expect((await scene.as(fay)("GET", "/session")).status).toBe(401)
})

test("a person who joins again is not signed in by a session of the former membership", async () => {
  const gus = "person:gus00000" as ActorId
  await scene.signIn(gus, "member")
  await scene.as(dan)("POST", `/people/${idOf(gus)}/remove`, {})
  await scene.run(scene.letIn(gus, "member"))
  expect((await scene.as(gus)("GET", "/session")).status).toBe(401)
})

test("people are listed for everyone on the team; an admin changes roles up to admin", async () => {
  const { body } = await scene.as(cy)("GET", "/people")
  expect((body["items"] as ReadonlyArray<{ id: string }>).map(({ id }) => id)).toContain(ada)
  expect((await scene.as(ada)("POST", `/people/${idOf(bo)}/role`, { role: "viewer" })).status).toBe(403)
  expect((await scene.as(eve)("POST", `/people/${idOf(bo)}/role`, { role: "viewer" })).status).toBe(200)
  expect((await scene.as(eve)("POST", `/people/${idOf(bo)}/role`, { role: "owner" })).status).toBe(403)
  expect((await scene.as(eve)("POST", `/people/${idOf(dan)}/role`, { role: "member" })).status).toBe(403)
  expect(await scene.as(dan)("POST", `/people/${idOf(dan)}/remove`, {})).toMatchObject({
    status: 409,
    body: { reason: "last-owner" }
  })
})

test("a person sets only their own preferences", async () => {
  const chosen = { language: "uk", zone: "Europe/Kyiv" }
  expect((await scene.as(ada)("POST", `/people/${idOf(ada)}/preferences`, chosen)).status).toBe(200)
  expect((await scene.as(dan)("POST", `/people/${idOf(ada)}/preferences`, chosen)).status).toBe(403)
})

test("a person ends their own session, and a member cannot end the session of another person", async () => {
  await scene.signIn(ada, "member")
  const mine = await scene.as(ada)("GET", "/sessions")
  const sessions = mine.body["items"] as ReadonlyArray<{ id: string; actor: string; current: boolean }>
  expect(sessions.every(({ actor }) => actor === ada)).toBe(true)
  const current = sessions.find((each) => each.current)?.id ?? ""
  expect((await scene.as(cy)("POST", `/sessions/${current}/end`, {})).status).toBe(404)
  expect((await scene.as(eve)("GET", "/sessions")).body["items"]).toContainEqual(
    expect.objectContaining({ id: current, current: false })
  )
  expect((await scene.as(ada)("POST", `/sessions/${current}/end`, {})).status).toBe(200)
  expect((await scene.as(ada)("GET", "/session")).status).toBe(401)
})
