/** The audit over HTTP: for owners, within their audiences; every look is recorded. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { ada, bo, dan, eve } from "../../../../../domain/kit/people.ts"
import { restScene } from "../../../../../tests/support/restScene.ts"

const scene = restScene()
let shared = ""
let last = 0
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(dan, "owner")
  shared = (await scene.as(ada)("POST", "/tasks", { title: "Mend the pier" })).body.id
  await scene.as(bo)("POST", `/tasks/${shared}/comment`, { text: "I have a saw" })
  await scene.as(ada)("POST", "/tasks", { title: "A secret gift", audience: "private" })
  last = (await scene.as(ada)("POST", `/tasks/${shared}/comment`, { text: "Bring it" })).body.seq
})
afterAll(scene.end)

interface Item {
  readonly id: string
  readonly event: string
  readonly actor: string
  readonly subject: string
  readonly at: string
  readonly detail: Readonly<Record<string, unknown>>
}
const audit = async (query = "") => {
  const { status, body } = await scene.as(dan)("GET", `/audit?after=${last}&limit=200${query}`)
  expect(status).toBe(200)
  return body["items"] as ReadonlyArray<Item>
}
const eventsOf = (items: ReadonlyArray<Item>) => items.map(({ event }) => event)

test("an owner reads every change of the team, newest first, and nothing of another person's private task", async () => {
  const items = await audit()
  expect(eventsOf(items).filter((event) => /^(Task|Message)/.test(event))).toEqual([
    "TaskCommented",
    "TaskCommented",
    "TaskCreated",
    "MessageReceived"
  ])
  expect(JSON.stringify(items)).not.toContain("secret gift")
})

test("a message is an entry without its text", async () => {
  expect(JSON.stringify(await audit("&kind=message"))).not.toContain("roll back")
})

test("an owner reads the changes of people, roles, tokens and saved views, without a name or a secret", async () => {
  await scene.as(dan)("POST", "/tokens", { name: "the build robot", role: "member" })
  const list = { place: "list", fields: {}, text: "", hidden: false, order: "newest", grouping: "status" }
  await scene.as(bo)("POST", "/views", { name: "a very private list", shared: false, ...list })
  last = (await scene.as(dan)("POST", `/people/bo000000/role`, { role: "viewer" })).body.seq
  const items = await audit()
  expect(eventsOf(items).slice(0, 3)).toEqual(["RoleGranted", "ViewSaved", "TokenIssued"])
  expect(items[0]).toMatchObject({ subject: "evt.person.bo000000", actor: dan, detail: { role: "viewer" } })
  expect(JSON.stringify(items)).not.toMatch(/robot|private list|"hash"|"name"/)
  expect(eventsOf(await audit("&kind=access"))).toEqual(["TokenIssued"])
  expect(eventsOf(await audit("&kind=views"))).toEqual(["ViewSaved"])
  expect(eventsOf(await audit("&subject=evt.person.bo000000"))).toContain("PersonJoined")
  expect((await audit("&kind=person")).every(({ subject }) => subject.startsWith("evt.person."))).toBe(true)
})

test("the filters are by actor, by kind, by thing and by time", async () => {
  expect(eventsOf(await audit(`&actor=${bo}&kind=task`))).toEqual(["TaskCommented"])
  expect(eventsOf(await audit("&kind=message"))).toEqual(["MessageReceived"])
  expect(eventsOf(await audit(`&subject=evt.task.${shared}`))).toEqual([
    "TaskCommented",
    "TaskCommented",
    "TaskCreated"
  ])
  expect(eventsOf(await audit(`&subject=evt.task.${shared}&actor=${bo}&kind=task`))).toEqual(["TaskCommented"])
  expect(await audit(`&subject=evt.task.${shared}&kind=message`)).toEqual([])
  expect(await audit("&from=2999-01-01T00:00:00Z")).toEqual([])
  expect(await audit("&asOf=2000-01-01T00:00:00Z")).toEqual([])
  const [newest] = await audit()
  expect((await audit(`&from=${newest?.at}`)).map(({ id }) => id)).toContain(newest?.id)
  expect(await audit("&from=2000-01-01T00:00:00Z&asOf=2999-01-01T00:00:00Z")).toEqual(await audit())
})

test("a page continues where the one before it ended", async () => {
  const page = async (cursor?: string) => {
    const { body } = await scene.as(dan)("GET", `/audit?limit=2${cursor === undefined ? "" : `&cursor=${cursor}`}`)
    return body as unknown as { readonly items: ReadonlyArray<Item>; readonly next: string | null }
  }
  const ids: Array<string> = []
  for (let cursor: string | undefined = "first"; cursor !== undefined;) {
    const { items, next } = await page(cursor === "first" ? undefined : cursor)
    ids.push(...items.map(({ id }) => id))
    cursor = next ?? undefined
  }
  expect(ids).toEqual((await audit()).map(({ id }) => id))
})

test.each([
  "actor=nobody",
  "actor=person:' or 1=1 --",
  "actor=person:%00",
  "actor=person:ada00000&actor=person:bo000000",
  "kind=slot",
  "kind=task' or 'a'='a",
  "subject=evt.task.*",
  "subject=evt.>",
  "subject=evt.task.%25",
  "subject=evt.task.a%00b",
  "from=yesterday",
  "from=2026-02-30T00:00:00Z",
  "asOf=-1",
  "asOf=999999999999999",
  "limit=0",
  "limit=201",
  "limit=1e9",
  "cursor=nonsense",
  `cursor=${btoa(JSON.stringify(["2026-01-01T00:00:00Z", "1.1"]))}`,
  `cursor=${"a".repeat(301)}`
])("refuses ?%s", async (query) => {
  expect((await scene.as(dan)("GET", `/audit?${query}`)).status).toBe(400)
})

test("a look and an export are entries of the access log", async () => {
  const from = "2026-01-01T00:00:00Z"
  expect((await scene.as(dan)("POST", "/audit/exports", { from, to: null })).status).toBe(200)
  const { body } = await scene.as(dan)("GET", "/access")
  const items = body["items"] as ReadonlyArray<{ readonly _tag: string; readonly what?: string }>
  const [exported, looked] = items.filter(({ what }) => what === "audit")
  expect(exported).toMatchObject({ _tag: "Exported", actor: dan, from, to: null })
  expect(looked).toMatchObject({ _tag: "AuditRead", actor: dan })
})

test("an admin may neither read nor export it, and leaves no entry of a look", async () => {
  expect((await scene.as(eve)("GET", "/audit")).status).toBe(403)
  expect((await scene.as(eve)("POST", "/audit/exports", { from: null, to: null })).status).toBe(403)
  const { body } = await scene.as(dan)("GET", "/access")
  expect(JSON.stringify(body["items"])).not.toContain(eve)
})
