/** The reads of one statement or topic: its history, and the tasks that are based on it. Bounded for a second person. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { CommandBus } from "../../../../../commands/commandBus.ts"
import { proposeAtom, proposeTask, proposeTopic } from "../../../../../commands/kit/scene.ts"
import { AtomId } from "../../../../../domain/ids.ts"
import { Audience } from "../../../../../domain/values.ts"
import { ada, bo } from "../../../../../domain/kit/people.ts"
import { restScene } from "../../../../../tests/support/restScene.ts"

const scene = restScene()
const asAda = scene.as(ada)
const asBo = scene.as(bo)
const propose = (what: (bus: CommandBus["Service"]) => Parameters<typeof scene.run>[0]) =>
  scene.run(Effect.flatMap(CommandBus, what))
const onlyAda = Audience.make("person:ada00000")

beforeAll(async () => {
  await scene.begin()
  await propose((bus) => proposeTopic(bus, "topic001"))
  await asAda("POST", "/proposals/topic001/approve", {})
  await propose((bus) => proposeAtom(bus, "atom0001", "topic001"))
  await asAda("POST", "/proposals/atom0001/approve", {})
  await propose((bus) => proposeAtom(bus, "atom0002", "topic001", { audience: onlyAda }))
  await asAda("POST", "/proposals/atom0002/approve", {})
  const atoms = [AtomId.make("atom0001"), AtomId.make("atom0002")]
  await propose((bus) => proposeTask(bus, "task0001", { atoms }))
  const { body } = await asAda("POST", "/proposals/task0001/approve", {})
  await asAda("GET", `/tasks/T-1?after=${body.seq}`)
})
afterAll(scene.end)

const eventsOf = ({ items }: Readonly<Record<string, unknown>>) =>
  (items as ReadonlyArray<{ readonly event: string; readonly detail: { readonly text?: string } }>).map(
    ({ event, detail }) => [event, detail.text]
  )

test("the history of a statement has every version of its text, in pages", async () => {
  const first = (await asBo("GET", "/atoms/A-1")).body["atom"] as { readonly text: string }
  const revise = { type: "decision", text: "We roll back at once", topic: "topic001", revision: 1 }
  const { seq } = (await asBo("POST", "/atoms/A-1/revise", revise)).body
  const { body } = await asBo("GET", `/atoms/A-1/history?after=${seq}`)
  expect(eventsOf(body)).toEqual([
    ["AtomRecorded", first.text],
    ["AtomRevised", "We roll back at once"]
  ])
  const newest = await asBo("GET", "/atoms/atom0001/history?limit=1")
  expect(eventsOf(newest.body)).toEqual([["AtomRevised", "We roll back at once"]])
  const before = await asBo("GET", `/atoms/atom0001/history?limit=1&cursor=${String(newest.body["next"])}`)
  expect(eventsOf(before.body)).toEqual([["AtomRecorded", first.text]])
})

test("a name that another person changed meanwhile is refused with both versions, and the topic has its history", async () => {
  expect((await asBo("POST", "/topics/K-1/rename", { name: "Rolling back", revision: 1 })).status).toBe(200)
  expect(await asAda("POST", "/topics/K-1/rename", { name: "Going back", revision: 1 })).toMatchObject({
    status: 409,
    body: {
      reason: "changed-meanwhile",
      versions: { revision: 2, current: "Rolling back", yours: "Going back" }
    }
  })
  const described = await asAda("POST", "/topics/K-1/describe", { summary: "When we go back.", revision: 1 })
  expect(described.status).toBe(200)
  expect(await asAda("GET", `/topics/K-1?after=${described.body.seq}`)).toMatchObject({
    body: { topic: { name: "Rolling back", nameRevision: 2, summaryRevision: 2 } }
  })
  expect(eventsOf((await asAda("GET", "/topics/K-1/history")).body).map(([event]) => event)).toEqual([
    "TopicCreated",
    "TopicRenamed",
    "TopicDescribed"
  ])
})

test("a statement is read with the messages that its quotes are from", async () => {
  const { body } = await asBo("GET", "/atoms/A-1")
  expect(body).toMatchObject({ quotes: [{ message: "message1" }], messages: [{ id: "message1" }] })
})

test("the tasks of a statement are listed", async () => {
  expect((await asBo("GET", "/tasks?atom=atom0001")).body["items"]).toMatchObject([{ id: "task0001" }])
  expect((await asBo("GET", "/tasks?atom=atom0009")).body["items"]).toEqual([])
})

test("tasks are listed by their ids, except those that the reader may not see", async () => {
  const made = await asAda("POST", "/tasks", { title: "Order the gift", audience: "private" })
  const done = await asBo("POST", "/tasks", { title: "Book the crane" })
  await asBo("POST", `/tasks/${done.body.id}/complete`, {})
  const ids = `task0001,${made.body.id},${done.body.id},none0000`
  const { seq } = done.body
  const listed = async (who: typeof asBo) =>
    ((await who("GET", `/tasks?ids=${ids}&after=${seq}`)).body["items"] as ReadonlyArray<{ title: string }>).map(
      ({ title }) => title
    )
  expect(await listed(asBo)).toEqual(["Book the crane", expect.any(String)])
  expect(await listed(asAda)).toHaveLength(3)
  for (const bad of ["", "Task-1", "task0001,,task0002", Array.from({ length: 101 }, () => "task0001").join()])
    expect((await asBo("GET", `/tasks?ids=${bad}`)).status).toBe(400)
})

test("a person who may not see a statement gets neither its history nor the tasks that are based on it", async () => {
  expect((await asAda("GET", "/tasks?atom=atom0002")).body["items"]).toMatchObject([{ id: "task0001" }])
  expect((await asAda("GET", "/atoms/A-2/history")).status).toBe(200)
  for (const path of ["/atoms/atom0002/history", "/atoms/A-2/history"])
    expect((await asBo("GET", path)).status).toBe(404)
  expect((await asBo("GET", "/tasks?atom=atom0002")).body["items"]).toEqual([])
})
