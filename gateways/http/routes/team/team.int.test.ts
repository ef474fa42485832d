/** People, invitations, tokens and sessions over the REST routes. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { CommandBus } from "../../../../commands/commandBus.ts"
import { grant, join } from "../../../../commands/kit/onTeam.ts"
import { mergePeople } from "../../../../commands/people/merge.ts"
import { removePerson } from "../../../../commands/people/team.ts"
import { operator } from "../../../../commands/rights/operator.ts"
import { ada, bo, cy, dan, eve } from "../../../../domain/kit/people.ts"
import { type ActorId, PersonId } from "../../../../domain/ids.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { SignIn } from "../../signIn/signIn.ts"
import { joinTeam } from "../../signIn/team.ts"

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
  const tooLate = await scene.as(eve)("POST", "/tokens", { name: "builds", role: "member" }, "token")
  expect(tooLate).toMatchObject({ status: 409, body: { reason: "revoked" } })
})

const itemOf = ({ body }: { readonly body: Readonly<Record<string, unknown>> }, id: string) =>
  (body["items"] as ReadonlyArray<Record<string, unknown>>).find((each) => each["id"] === id) ?? {}

const accept = async (
  invitation: unknown,
  name: string,
  key: string,
  { as = null, ...more }: { readonly as?: ActorId | null; readonly replace?: boolean } = {}
) => {
  const answer = await scene.request(as, "/invitations/accept", {
    method: "POST",
    headers: { ...json, "idempotency-key": key },
    body: JSON.stringify({ invitation, name, ...more })
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
  const again = await accept(made.body["invitation"], "Nina", "browser-1")
  expect([again.body["actor"], again.cookie]).toEqual([first.body["actor"], first.cookie])
  expect(await accept(made.body["invitation"], "Mallory", "browser-2")).toMatchObject({
    status: 409,
    body: { reason: "used-already" }
  })
  expect(itemOf(await scene.as(eve)("GET", "/invitations"), made.body.id)).toMatchObject({
    usedBy: first.body["actor"]
  })
})

test("an accepted invitation signs in no more once its session has ended", async () => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "member" }, "invite-ended")
  const { cookie } = await accept(made.body["invitation"], "Nora", "browser-6")
  await scene.request(null, "/session", { method: "DELETE", headers: { cookie } })
  const again = await accept(made.body["invitation"], "Nora", "browser-6")
  expect(again).toMatchObject({ status: 409, cookie: "", body: { reason: "used-already" } })
  const repeated = await scene.as(eve)("POST", "/invitations", { role: "member" }, "invite-ended")
  expect(repeated).toMatchObject({ status: 409, body: { reason: "used-already" } })
})

test("an invitation replaces the session of another person only after that person agrees", async () => {
  const made = await scene.as(eve)("POST", "/invitations", { role: "member" }, "invite-other")
  const refused = await accept(made.body["invitation"], "Nastya", "browser-7", { as: bo })
  expect(refused).toMatchObject({ status: 409, cookie: "", body: { reason: "signed-in" } })
  const listed = await scene.as(eve)("GET", `/invitations?after=${made.body.seq}`)
  expect(itemOf(listed, made.body.id)).toMatchObject({ usedBy: null })
  const replaced = await accept(made.body["invitation"], "Nastya", "browser-7", { as: bo, replace: true })
  expect(replaced).toMatchObject({ status: 200, body: { name: "Nastya" } })
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
  expect((await accept(made.body["invitation"], "Noel", "browser-5")).status).toBe(403)
  expect(await listWith(bearer(token.body["token"]))).toBe(401)
  expect((await scene.as(fay)("GET", "/session")).status).toBe(401)
  const listed = await scene.as(eve)("GET", `/tokens?after=${token.body.seq}`)
  expect(itemOf(listed, token.body.id)).toMatchObject({ revoked: false, state: "ended" })
})

/** A session, a link and a code of a person. */
const signInsOf = async (actor: ActorId) => {
  await scene.signIn(actor, "member")
  return scene.run(
    Effect.gen(function* () {
      const signIn = yield* SignIn
      return { link: yield* signIn.issueLink(actor), code: yield* signIn.issueCode(actor) }
    })
  )
}

/** The statuses of a session and of a link, and the person of a code. */
const triesOf = async (actor: ActorId, { link, code }: Awaited<ReturnType<typeof signInsOf>>) => {
  const shown = await scene.as(actor)("GET", "/session")
  const opened = await scene.request(null, "/session", {
    method: "POST",
    headers: json,
    body: JSON.stringify({ link })
  })
  return [shown.status, opened.status, await scene.run(Effect.flatMap(SignIn, ({ useCode }) => useCode(code)))]
}

test("a person who joins again is not signed in by a session, a link or a code of the former membership", async () => {
  const gus = "person:gus00000" as ActorId
  const earlier = await signInsOf(gus)
  await scene.as(dan)("POST", `/people/${idOf(gus)}/remove`, {})
  await scene.run(
    Effect.flatMap(CommandBus, (bus) =>
      Effect.andThen(
        bus.send({ actor: operator, key: "gus again" }, join(gus)),
        bus.send({ actor: operator, key: "gus again" }, grant(gus, "member"))
      )
    )
  )
  expect(await triesOf(gus, earlier)).toEqual([401, 401, null])
})

test("a new role ends what a membership left that was removed by a process that ended before it was done", async () => {
  const hal = "person:hal00000" as ActorId
  const earlier = await signInsOf(hal)
  await scene.run(removePerson({ actor: operator, key: "remove hal" }, PersonId.make(idOf(hal))))
  await scene.run(joinTeam({ actor: operator, key: "hal again" }, PersonId.make(idOf(hal)), "Hal", "member"))
  expect(await triesOf(hal, earlier)).toEqual([401, 401, null])
})

test("a merge ends links, codes, and sessions that would gain rights, also when its process ended after the commit", async () => {
  const [ivy, jan] = ["person:ivy00000", "person:jan00000"] as const
  for (const [away, into, session] of [
    [ivy as ActorId, eve, 401],
    [jan as ActorId, bo, 200]
  ] as const) {
    await scene.signIn(into, into === eve ? "admin" : "member")
    const sessionsOf = () => scene.run(Effect.flatMap(SignIn, ({ sessions }) => sessions(into)))
    const own = (await sessionsOf()).length
    const earlier = await signInsOf(away)
    const by = { actor: operator, key: `merge ${away}` }
    await scene.run(mergePeople(by, PersonId.make(idOf(away)), PersonId.make(idOf(into))))
    expect(await triesOf(away, earlier)).toEqual([session, 401, null])
    expect(await sessionsOf()).toHaveLength(session === 200 ? own + 1 : own)
  }
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

test("an admin renames a person, but to no name of another one, and no owner", async () => {
  const rename = (by: ActorId, whom: ActorId, name: string, key?: string) =>
    scene.as(by)("POST", `/people/${idOf(whom)}/rename`, { name }, key)
  await scene.signIn(ada, "member")
  expect((await rename(ada, bo, "Robert")).status).toBe(403)
  const done = await rename(eve, bo, "Robert", "rename")
  expect(done.status).toBe(200)
  expect((await rename(eve, bo, "Robert", "rename")).body.seq).toBe(done.body.seq)
  expect(await rename(eve, ada, "R\u043ebert")).toMatchObject({ status: 409, body: { reason: "name-taken" } })
  expect((await rename(eve, dan, "Robert")).status).toBe(403)
  const listed = await scene.as(eve)("GET", `/people?after=${done.body.seq}`)
  expect(itemOf(listed, bo)).toMatchObject({ name: "Robert" })
})
