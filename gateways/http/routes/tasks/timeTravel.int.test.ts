/** `asOf`: tasks, histories and proposals as they were, for the audiences of today. */
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { CommandBus } from "../../../../commands/commandBus.ts"
import { proposeTopic } from "../../../../commands/kit/scene.ts"
import { ada, bo } from "../../../../domain/kit/people.ts"
import { Database } from "../../../../projections/database/database.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
const asAda = scene.as(ada)
const asBo = scene.as(bo)
/** The positions of the tasks' events. */
const at = { created: 0, retitled: 0, done: 0, secret: 0, secretRetitled: 0 }

beforeAll(async () => {
  await scene.begin()
  const send = async (path: string, body: object) => {
    const answer = await asAda("POST", path, body)
    expect(answer.status).toBeLessThan(300)
    return answer.body
  }
  const task = await send("/tasks", { title: "Fix the export", audience: "team" })
  at.created = task.seq
  at.retitled = (await send(`/tasks/${task.id}/retitle`, { title: "Fix the CSV export" })).seq
  at.done = (await send(`/tasks/${task.id}/complete`, {})).seq
  const secret = await send("/tasks", { title: "A private plan", audience: "private" })
  at.secret = secret.seq
  at.secretRetitled = (await send(`/tasks/${secret.id}/retitle`, { title: "A plan" })).seq
}, 60_000)
afterAll(scene.end)

const after = () => `after=${at.secretRetitled}`
const titles = async (who: typeof asAda, query: string) => {
  const { status, body } = await who("GET", `/tasks?${query}&${after()}`)
  expect(status).toBe(200)
  return (body as unknown as { items: ReadonlyArray<{ title: string }> }).items.map(({ title }) => title)
}

describe("a task at a position", () => {
  test("is as it was after the commit at that position, and says which commit changed it last", async () => {
    expect((await asAda("GET", `/tasks/T-1?asOf=${at.created}&${after()}`)).body).toMatchObject({
      title: "Fix the export",
      status: "open",
      seq: at.created
    })
    expect((await asAda("GET", `/tasks/T-1?asOf=${at.done}`)).body).toMatchObject({
      title: "Fix the CSV export",
      status: "done",
      seq: at.done
    })
    expect((await asAda("GET", `/tasks/T-1?asOf=${at.secret}`)).body).toMatchObject({ seq: at.done })
  })
  test("does not exist before it was created", async () => {
    expect((await asAda("GET", `/tasks/T-1?asOf=${at.created - 1}`)).status).toBe(404)
    expect((await asAda("GET", "/tasks/T-1?asOf=0")).status).toBe(404)
    expect((await asAda("GET", "/tasks/T-1/history?asOf=0")).status).toBe(404)
    expect(await titles(asAda, "asOf=0")).toEqual([])
  })
  test("is listed and filtered by the values of that time", async () => {
    expect(await titles(asAda, `asOf=${at.retitled}`)).toEqual(["Fix the CSV export"])
    expect(await titles(asAda, `asOf=${at.retitled}&status=open`)).toEqual(["Fix the CSV export"])
    expect(await titles(asAda, `asOf=${at.retitled}&status=done`)).toEqual([])
    expect(await titles(asAda, `asOf=${at.done}&status=done`)).toEqual(["Fix the CSV export"])
    const { body } = await asAda("GET", `/tasks?asOf=${at.retitled}`)
    expect(body.seq).toBe(at.retitled)
  })
  test("has the history up to that position", async () => {
    const { body } = await asAda("GET", `/tasks/T-1/history?asOf=${at.retitled}`)
    const { items } = body as unknown as { items: ReadonlyArray<{ event: string }> }
    expect(items.map(({ event }) => event)).toEqual(["TaskCreated", "TaskRetitled"])
    expect(body.seq).toBe(at.retitled)
  })
})

describe("a moment", () => {
  test("means the last position that the log had stored by then", async () => {
    const created = String((await asAda("GET", "/tasks/T-1")).body["createdAt"])
    const before = new Date(Date.parse(created) - 1).toISOString()
    expect((await asAda("GET", `/tasks/T-1?asOf=${before}`)).status).toBe(404)
    expect((await asAda("GET", "/tasks/T-1?asOf=2001-01-01T00:00:00Z")).status).toBe(404)
    expect((await asAda("GET", "/tasks/T-1?asOf=2999-01-01T00:00:00Z")).body).toMatchObject({ seq: at.done })
  })
})

test.each([
  "abc",
  "-1",
  "1.5",
  "",
  "1e3",
  "2026-13-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "2026-11-24",
  "9".repeat(20)
])("asOf=%s is refused with the name of the field", async (asOf) => {
  for (const path of ["/tasks", "/tasks/T-1", "/tasks/T-1/history", "/proposals", "/proposals/topic001"]) {
    const { status, body } = await asAda("GET", `${path}?asOf=${asOf}`)
    expect([path, status]).toEqual([path, 400])
    expect(JSON.stringify(body)).toContain("asOf")
  }
})

test("a position after the last commit is refused with the last position", async () => {
  const { status, body } = await asAda("GET", `/tasks?asOf=${at.secretRetitled + 1}`)
  expect(status).toBe(400)
  expect(body["detail"]).toBe(`asOf: must be at most ${at.secretRetitled}, the last position of the log`)
})

describe("the audience is the present one", () => {
  test("what a reader may not see now has no old version for them", async () => {
    expect((await asBo("GET", `/tasks/T-2?asOf=${at.secret}`)).status).toBe(404)
    expect((await asBo("GET", `/tasks/T-2/history?asOf=${at.secret}`)).status).toBe(404)
    expect(await titles(asBo, `asOf=${at.secretRetitled}`)).toEqual(["Fix the CSV export"])
    expect(await titles(asAda, `asOf=${at.secret}`)).toEqual(["A private plan", "Fix the CSV export"])
  })
  test("an item that was shared later shows its old versions to its present readers", async () => {
    const { body } = await asAda("POST", "/tasks/T-2/share", {})
    expect((await asBo("GET", `/tasks/T-2?asOf=${at.secret}&after=${body.seq}`)).body).toMatchObject({
      title: "A private plan",
      audience: "team"
    })
  })
  test("a row whose audience has narrowed shows none of its wider versions", async () => {
    const asked = `/tasks/T-1?asOf=${at.secret}`
    // No command narrows an audience yet, so the table is changed.
    const setAudience = (audience: string) =>
      scene.run(
        Effect.flatMap(Database, (tables) =>
          tables.query((sql) => sql`update read.tasks set audience = ${audience} where number = 1`)
        )
      )
    await setAudience(ada)
    expect((await asBo("GET", asked)).status).toBe(404)
    expect(await titles(asBo, `asOf=${at.done}`)).toEqual([])
    await setAudience("team")
  })
})

test("a proposal is read with the draft and the decision of that time", async () => {
  const { seq } = await scene.run(Effect.flatMap(CommandBus, (bus) => proposeTopic(bus, "topic001")))
  const draft = { kind: "topic", name: "Rollbacks", summary: "" }
  const amended = await asAda("POST", "/proposals/topic001/amend", { revision: 1, draft })
  const rejected = await asAda("POST", "/proposals/topic001/reject", { reason: "late" })
  expect((await asBo("GET", `/proposals/topic001?asOf=${seq}&after=${rejected.body.seq}`)).body).toMatchObject({
    proposal: { status: "open", revision: 1 },
    seq
  })
  expect((await asBo("GET", `/proposals/topic001?asOf=${amended.body.seq}`)).body).toMatchObject({
    proposal: { status: "open", revision: 2, draft: { name: "Rollbacks" } }
  })
  expect((await asBo("GET", `/proposals?status=rejected&asOf=${amended.body.seq}`)).body).toMatchObject({ items: [] })
  expect((await asBo("GET", `/proposals?status=rejected&asOf=${rejected.body.seq}`)).body).toMatchObject({
    items: [{ id: "topic001" }]
  })
})
