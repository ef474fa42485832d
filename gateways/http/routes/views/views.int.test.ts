/** Saved views over HTTP: what each person may see and change. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ActorId, personOf } from "../../../../domain/ids.ts"
import { ada, bo, eve } from "../../../../domain/kit/people.ts"
import { mostSavedViews } from "../../../../domain/text/limits.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
const owner = ActorId.make("person:owner000")
const viewer = ActorId.make("person:viewer00")
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(owner, "owner")
  await scene.signIn(viewer, "viewer")
})
afterAll(scene.end)

const late = {
  place: "list",
  fields: { due: { not: false, values: ["late"] }, topic: { not: true, values: ["goneTopic1".toLowerCase()] } },
  text: "crane",
  hidden: false,
  order: "due",
  grouping: "status"
}
const save = (actor: ActorId, name: string, shared: boolean, key?: string) =>
  scene.as(actor)("POST", "/views", { name, shared, ...late }, key)
const act = (actor: ActorId, whose: ActorId, verb: string, body: object) =>
  scene.as(actor)("POST", `/views/${personOf(whose)}/${verb}`, body)
/** The views that a person sees, once the read model has reached a position. */
const viewsOf = async (actor: ActorId, after: number) => {
  const { body } = await scene.as(actor)("GET", `/views?after=${after}&limit=100`)
  return body["items"] as ReadonlyArray<Record<string, unknown>>
}

describe("a private view", () => {
  test("is its person's only, and a repeated request saves it once", async () => {
    const saved = await save(ada, "Late", false, "late")
    expect(saved.status).toBe(201)
    expect((await save(ada, "Late", false, "late")).body).toEqual(saved.body)
    const mine = await viewsOf(ada, saved.body.seq)
    expect(mine).toMatchObject([{ id: saved.body.id, name: "Late", shared: false, savedBy: ada, ...late }])
    expect(JSON.stringify(mine)).not.toContain("removed")
    for (const other of [bo, eve, owner]) expect(await viewsOf(other, saved.body.seq)).toEqual([])
  })

  test("looks to others as if it did not exist, also for an administrator who has its id", async () => {
    const { body } = await save(ada, "Secret", false)
    const view = body.id
    for (const verb of ["remove", "restore"])
      expect((await act(eve, ada, verb, { view })).body).toMatchObject({ status: 404, reason: "not-found" })
    expect((await act(eve, ada, "rename", { view, name: "Mine now" })).status).toBe(404)
    expect((await act(eve, ada, "change", { view, ...late })).status).toBe(404)
    expect((await act(bo, ada, "remove", { view })).status).toBe(403)
    expect((await act(eve, ada, "share", { view })).status).toBe(403)
  })

  test("is saved by a viewer, who may not share it", async () => {
    const saved = await save(viewer, "Mine", false)
    expect(saved.status).toBe(201)
    expect((await save(viewer, "Ours", true)).status).toBe(403)
    expect((await act(viewer, viewer, "share", { view: saved.body.id })).status).toBe(403)
    expect((await act(viewer, viewer, "rename", { view: saved.body.id, name: "Own" })).status).toBe(200)
  })
})

describe("a shared view", () => {
  test("is seen by the team, and changed by its person and administrators", async () => {
    const { body } = await save(owner, "Crane", true)
    const view = body.id
    const idsOf = async (actor: ActorId, after: number) => (await viewsOf(actor, after)).map(({ id }) => id)
    for (const reader of [ada, bo, viewer]) expect(await idsOf(reader, body.seq)).toContain(view)
    expect((await act(bo, owner, "rename", { view, name: "Bo's" })).status).toBe(403)
    // Eve is an administrator, and the view is an owner's.
    expect((await act(eve, owner, "rename", { view, name: "Cranes" })).status).toBe(200)
    const changed = await act(eve, owner, "change", { view, ...late, fields: {}, order: "title" })
    expect(await viewsOf(bo, changed.body.seq)).toContainEqual(
      expect.objectContaining({ id: view, name: "Cranes", fields: {}, order: "title", savedBy: owner })
    )
    const removed = await act(eve, owner, "remove", { view })
    expect(await idsOf(bo, removed.body.seq)).not.toContain(view)
    const restored = await act(eve, owner, "restore", { view })
    expect(await idsOf(bo, restored.body.seq)).toContain(view)
    const hidden = await act(owner, owner, "unshare", { view })
    expect(await idsOf(bo, hidden.body.seq)).not.toContain(view)
    expect(await idsOf(owner, hidden.body.seq)).toContain(view)
  })
})

describe("a view that is refused", () => {
  test.each([
    ["without a name", { name: " " }],
    ["with a long name", { name: "a".repeat(61) }],
    ["with a status that no task has", { fields: { status: { not: false, values: ["soon"] } } }],
    ["with a field that no filter has", { fields: { author: { not: false, values: ["me"] } } }],
    ["with no values", { fields: { due: { not: false, values: [] } } }],
    ["with a long text", { text: "a".repeat(201) }],
    ["of another page", { place: "calendar" }]
  ])("%s is not saved", async (_, change) => {
    const { status } = await scene.as(ada)("POST", "/views", { name: "Bad", shared: false, ...late, ...change })
    expect(status).toBe(400)
  })

  test("is one of too many", async () => {
    for (let n = 0; n < mostSavedViews; n++) expect((await save(bo, `View ${n}`, false)).status).toBe(201)
    const refused = await save(bo, "One more", false)
    expect(refused.body).toMatchObject({ status: 409, reason: "too-many-views" })
    expect(refused.body["detail"]).toContain(String(mostSavedViews))
  })
})
