/** The access log over the REST routes. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { dan, eve } from "../../../../../domain/kit/people.ts"
import { restScene } from "../../../../../tests/support/restScene.ts"
import { SignIn } from "../../../signIn/signIn.ts"

const scene = restScene()
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
})
afterAll(scene.end)

const json = { "content-type": "application/json" }
const openWith = (link: string) =>
  scene.request(null, "/session", { method: "POST", headers: json, body: JSON.stringify({ link }) })

interface Entry {
  readonly seq: number
  readonly _tag: string
}
const newest = async (limit = 50, before?: number) => {
  const { body } = await scene.as(dan)(
    "GET",
    `/access?limit=${limit}${before === undefined ? "" : `&before=${before}`}`
  )
  return { items: body["items"] as ReadonlyArray<Entry>, next: body["next"] as number | null }
}

test("a request without a token is no attempt to sign in", async () => {
  const anonymous = await scene.request(null, "/tasks", { method: "GET" })
  expect(await anonymous.json()).toMatchObject({ status: 401, detail: expect.stringMatching(/^Send `authorization/) })
  expect((await newest()).items.filter(({ _tag }) => _tag === "SignInRefused")).toEqual([])
})

test("a link, the sign-in with it, a second use, a token and a wrong token are entries without a secret", async () => {
  const link = await scene.run(Effect.flatMap(SignIn, ({ issueLink }) => issueLink(eve)))
  expect((await openWith(link)).status).toBe(200)
  expect((await openWith(link)).status).toBe(401)
  const { body } = await scene.as(eve)("POST", "/tokens", { name: "builds", role: "member" })
  const wrong = await scene.request(null, "/tasks", { method: "GET", headers: { authorization: "Bearer tt_wrong" } })
  expect(await wrong.json()).toMatchObject({
    status: 401,
    detail: expect.stringMatching(/^This token is not valid: it is unknown or mistyped, has expired, or was revoked\./)
  })
  await scene.as(eve)("POST", `/tokens/${body.id}/revoke`, {})
  const { items } = await newest()
  const made = items.toReversed().filter(({ _tag }) => _tag !== "AuditRead")
  expect(made.map(({ seq: _, ...entry }) => entry)).toMatchObject([
    { _tag: "LinkMade", actor: "service:operator", way: "link", forActor: eve, agent: "command-line" },
    { _tag: "SignedIn", actor: eve, way: "link", agent: "none" },
    { _tag: "SignInRefused", actor: null, way: "link", because: "not-valid", agent: "none" },
    { _tag: "TokenIssued", actor: eve, token: `service:${body.id}`, role: "member" },
    { _tag: "SignInRefused", actor: null, way: "token", agent: "none" },
    { _tag: "TokenRevoked", actor: eve, token: `service:${body.id}` }
  ])
  for (const secret of [link, String(body["token"]), "tt_wrong"]) expect(JSON.stringify(items)).not.toContain(secret)
})

test("is read page by page, each read is an entry, and an admin may not read it", async () => {
  const first = await newest(2)
  expect(first.items[0]).toMatchObject({ _tag: "AuditRead", actor: dan })
  const second = await newest(2, first.next ?? 0)
  const seqs = [...first.items, ...second.items].map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.toSorted((a, b) => b - a))
  expect(new Set(seqs).size).toBe(4)
  expect((await scene.as(eve)("GET", "/access")).status).toBe(403)
  expect((await scene.as(dan)("GET", "/access?before=0")).status).toBe(400)
})
