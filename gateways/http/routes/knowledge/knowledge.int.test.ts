/** The REST interface of knowledge, through the real routes, on a log in memory and tables in PGlite. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { CommandBus } from "../../../../commands/commandBus.ts"
import {
  analyseActor,
  proposeAtom,
  proposeTask,
  proposeTopic,
  sceneTaskDraft,
  theRun
} from "../../../../commands/kit/scene.ts"
import { Audience } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { ada, bo, eve } from "../../../../domain/kit/people.ts"

const scene = restScene()
const propose = scene.run
const asAda = scene.as(ada)
const asBo = scene.as(bo)
const asEve = scene.as(eve)
const bus = Effect.map(CommandBus, (bus) => bus)

beforeAll(scene.begin)
afterAll(scene.end)

test("a proposal is read with its evidence, approved in a person's own words, and explains the task that it made", async () => {
  const { seq } = await propose(Effect.flatMap(bus, (bus) => proposeTopic(bus, "topic001")))
  const listed = await asBo("GET", `/proposals?status=open&kind=topic&message=message1&after=${seq}`)
  expect(listed).toMatchObject({ status: 200, body: { items: [{ id: "topic001", band: "new" }], next: null } })
  expect(JSON.stringify(listed.body)).not.toContain("score")
  expect(await asBo("GET", "/proposals/topic001")).toMatchObject({
    status: 200,
    body: { proposal: { revision: 1 }, messages: [{ id: "message1" }], similar: [] }
  })

  const draft = { kind: "topic", name: "Rollbacks", summary: "" }
  const approved = await asBo("POST", "/proposals/topic001/approve", { revision: 1, draft }, "k1")
  expect(approved).toMatchObject({ status: 200, body: { id: "topic001" } })
  expect(await asBo("POST", "/proposals/topic001/approve", { revision: 1, draft }, "k1")).toEqual(approved)
  expect((await asBo("POST", "/proposals/topic001/approve", { revision: 2 }, "k1")).body).toMatchObject({
    status: 422,
    reason: "key-reused"
  })
  expect(await asAda("GET", `/topics/K-1?after=${approved.body.seq}`)).toMatchObject({
    status: 200,
    body: { topic: { id: "topic001", name: "Rollbacks" }, quotes: [{ text: "we roll back first" }] }
  })
  expect((await asAda("POST", "/topics/K-1/rename", { name: "Rolling back" })).status).toBe(200)

  await propose(Effect.flatMap(bus, (bus) => proposeAtom(bus, "atom0001", "topic001")))
  await asAda("POST", "/proposals/atom0001/approve", {})
  await propose(Effect.flatMap(bus, (bus) => proposeTask(bus, "task0001")))
  const task = await asAda("POST", "/proposals/task0001/approve", {})
  const why = await asBo("GET", `/tasks/T-1/why?after=${task.body.seq}`)
  expect(why.status).toBe(200)
  expect(why.body["chain"]).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ is: "message", id: "message1" }),
      expect.objectContaining({ is: "atom", id: "atom0001" }),
      expect.objectContaining({ is: "task", id: "task0001" })
    ])
  )
})

test("an approval is not undone while its result is in use, and the answer says what to do", async () => {
  const refused = await asAda("POST", "/proposals/topic001/reopen", {})
  expect(refused).toMatchObject({ status: 409, body: { reason: "used-since", type: "/problems/conflict" } })
  expect(refused.body["detail"]).toContain("Undo those changes first")
  expect((await asAda("POST", "/proposals/task0001/reopen")).status).toBe(200)
  expect((await asAda("POST", "/proposals/task0001/reject", { reason: "late" })).status).toBe(200)
  expect((await asAda("POST", "/proposals/task0001/merge", { into: "absent01" })).body).toMatchObject({
    reason: "already-rejected"
  })
})

test("a wrong field is named, and a proposal that the caller may not see is not found", async () => {
  const mine = Audience.make("person:ada00000")
  const { seq } = await propose(Effect.flatMap(bus, (bus) => proposeTopic(bus, "secret01", mine)))
  expect((await asBo("GET", `/proposals/secret01?after=${seq}`)).status).toBe(404)
  expect((await asBo("POST", "/proposals/secret01/approve", {})).body).toMatchObject({
    status: 404,
    reason: "not-found"
  })
  expect((await asAda("GET", "/proposals/secret01")).status).toBe(200)
  const misspelt = await asAda("POST", "/proposals/task0001/amend", {
    revision: 1,
    draft: { ...sceneTaskDraft, titel: "" }
  })
  expect(misspelt).toMatchObject({ status: 400, body: { errors: [{ field: "draft.titel" }] } })
  expect((await asAda("POST", "/proposals/secret01/snooze", { until: "tomorrow" })).status).toBe(400)
  expect((await asAda("GET", "/topics/T-1")).status).toBe(400)
  expect((await asAda("GET", "/proposals?cursor=nonsense")).status).toBe(400)
})

test("one run is open at a time, and is closed when its proposals are decided", async () => {
  const another = await asBo("POST", "/analysis/runs", { name: "Mine" })
  expect(another).toMatchObject({ status: 409, body: { detail: "Another run is open. Close or cancel it first." } })
  await propose(
    Effect.flatMap(bus, (bus) =>
      bus.send(
        { actor: analyseActor, key: "done" },
        { subject: subjectOf("run", theRun), command: { _tag: "CompleteRun" } }
      )
    )
  )
  expect((await asBo("POST", `/analysis/runs/${theRun}/close`, {})).status).toBe(200)
  const made = await asBo("POST", "/analysis/runs", { name: "Mine" }, "k2")
  expect(made.status).toBe(201)
  expect(await asBo("POST", "/analysis/runs", { name: "Mine" }, "k2")).toEqual(made)
  expect(await asAda("GET", `/analysis/runs/${made.body.id}?after=${made.body.seq}`)).toMatchObject({
    status: 200,
    body: { name: "Mine", status: "created", config: { provider: "builtin", promptVersion: "none" } }
  })
  expect((await asBo("POST", `/analysis/runs/${made.body.id}/start`)).status).toBe(200)
  expect((await asBo("POST", `/analysis/runs/${made.body.id}/cancel`, {})).status).toBe(200)
  expect((await asBo("GET", "/analysis/runs")).body["items"]).toHaveLength(2)
})

test("an extraction is requested, read, cancelled and retried", async () => {
  const requested = await asAda("POST", "/knowledge/extract", { from: "2026-11-24T00:00:00Z" }, "k3")
  expect(requested.status).toBe(201)
  expect(await asAda("POST", "/knowledge/extract", { from: "2026-11-24T00:00:00Z" }, "k3")).toEqual(requested)
  const path = `/extractions/${requested.body.id}`
  expect(await asBo("GET", `${path}?after=${requested.body.seq}`)).toMatchObject({
    status: 200,
    body: { status: "requested", requestedBy: ada }
  })
  expect((await asBo("POST", `${path}/cancel`, {})).status).toBe(200)
  expect((await asBo("POST", `${path}/retry`, {})).status).toBe(200)
  expect((await asBo("GET", "/extractions")).body["items"]).toHaveLength(1)
})

test("an admin adds, tests and chooses a model", async () => {
  const settings = { adapter: "builtin", label: "Rules", model: "rules-v1", embedModel: "ngrams" }
  expect((await asAda("POST", "/providers", settings)).status).toBe(403)
  const { body } = await asEve("POST", "/providers", settings)
  expect((await asBo("POST", `/providers/${body.id}/test`)).status).toBe(403)
  expect((await asEve("POST", `/providers/${body.id}/test`)).status).toBe(200)
  const chosen = await asEve("POST", `/providers/${body.id}/choose`, {})
  expect(chosen.status).toBe(200)
  expect((await asAda("GET", `/providers?after=${chosen.body.seq}`)).body["items"]).toMatchObject([
    { id: body.id, chosen: true, check: { well: true, languages: ["en", "uk", "ru"] } }
  ])
  expect((await asEve("POST", "/providers/absent01/test")).status).toBe(404)
})

test("atoms are revised, tagged and linked; tasks are linked and get topics", async () => {
  const statement = { type: "decision", text: "We roll back at once", topic: "topic001" }
  expect((await asBo("POST", "/atoms/A-1/revise", statement)).status).toBe(200)
  expect((await asBo("POST", "/atoms/A-1/tag", { add: ["release"], remove: [] })).status).toBe(200)
  expect((await asBo("POST", "/atoms/A-1/link", { relation: "supports", to: "absent01" })).status).toBe(404)
  expect((await asBo("POST", "/atoms/atom0001/link", { relation: "supports", to: "atom0001" })).body).toMatchObject({
    status: 409,
    reason: "itself"
  })
  const task = await asBo("POST", "/tasks", { title: "By hand" })
  expect((await asBo("POST", `/tasks/${task.body.id}/topic`, { topic: "topic001" })).status).toBe(200)
  const linked = await asBo("POST", `/tasks/${task.body.id}/link`, { relation: "blocks", to: "task0001" })
  expect(await asBo("GET", `/tasks/${task.body.id}?after=${linked.body.seq}`)).toMatchObject({
    body: { topics: ["topic001"], links: [{ relation: "blocks", to: "task0001" }] }
  })
  expect(await asBo("GET", "/atoms?topic=topic001&tag=release")).toMatchObject({
    body: { items: [{ id: "atom0001", text: "We roll back at once" }] }
  })
})

test("similar items, outcomes of messages, chats and figures of the models are read", async () => {
  expect((await asAda("GET", "/similar")).status).toBe(400)
  expect((await asAda("GET", "/similar?text=rollback&kind=atom")).status).toBe(400)
  expect((await asAda("GET", "/similar?text=rollback&kinds=atom,nonsense")).status).toBe(400)
  expect(await asAda("GET", "/similar?text=rollback&kinds=atom,topic")).toMatchObject({
    status: 200,
    body: { scale: "cosine" }
  })
  expect((await asBo("GET", "/similar?kind=proposal&id=secret01")).status).toBe(404)
  expect((await asAda("GET", "/readings?outcome=noise")).body["items"]).toEqual([])
  expect((await asAda("GET", "/chats")).body["items"]).toEqual([])
  const { status, body } = await asAda("GET", "/metrics/ai")
  expect(status).toBe(200)
  expect(body["rejections"]).toEqual([{ reason: "late", n: 1 }])
})

test("a request that can have no result is refused immediately, and the answer names the missing part", async () => {
  expect((await asAda("POST", "/knowledge/extract", { chat: "absent01" })).body).toMatchObject({
    status: 404,
    detail: "There is no such chat, or you may not see it."
  })
  const backwards = { from: "2026-11-24T00:00:00Z", to: "2026-11-23T00:00:00Z" }
  expect((await asAda("POST", "/knowledge/extract", backwards)).body).toMatchObject({
    status: 400,
    errors: [{ field: "to", message: "must not be before from" }]
  })
  expect((await asAda("POST", "/analysis/runs", { name: "Mine", topics: ["absent01"] })).body).toMatchObject({
    status: 404,
    detail: "There is no such topic, or you may not see it."
  })
  await propose(Effect.flatMap(bus, (bus) => proposeTopic(bus, "topic009")))
  expect((await asAda("POST", "/proposals/topic009/merge", { into: "atom0001" })).body).toMatchObject({
    status: 404,
    reason: "no-such-target"
  })
  expect((await asAda("POST", "/proposals/topic009/snooze", { until: "2026-01-01T00:00:00Z" })).body).toMatchObject({
    status: 409,
    reason: "in-the-past"
  })
})

test("a snoozed proposal is open again after its time", async () => {
  const listed = (status: string, seq: number) =>
    asAda("GET", `/proposals?kind=topic&status=${status}&after=${seq}`).then(({ body }) =>
      JSON.stringify(body["items"]).includes("topic009")
    )
  const { seq } = (await asAda("POST", "/proposals/topic009/snooze", { until: "2100-01-01T00:00:00Z" })).body
  expect([await listed("open", seq), await listed("snoozed", seq)]).toEqual([false, true])
  // The interface refuses a time in the past. The aggregate knows no clock and takes it, so the test need not wait.
  const passed = await propose(
    Effect.flatMap(bus, (bus) =>
      bus.send(
        { actor: ada, key: "past" },
        {
          subject: subjectOf("proposal", "topic009"),
          command: { _tag: "SnoozeProposal", until: "2026-01-01T00:00:00Z" }
        }
      )
    )
  )
  expect([await listed("open", passed.seq), await listed("snoozed", passed.seq)]).toEqual([true, false])
})
