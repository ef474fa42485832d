/** Notices over the REST routes: for whom they are, the marks, the settings, and what a person loses with a right. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ada, bo, cy } from "../../../../domain/kit/people.ts"
import { plainTask } from "../../../../domain/kit/samples.ts"
import { ActorId, personOf } from "../../../../domain/ids.ts"
import { Audience } from "../../../../domain/values.ts"
import { append } from "../../../../projections/kit/scene.ts"
import type { TrackerEvent } from "../../../../streams/commit/events.ts"
import { type Subject, subjectOf } from "../../../../streams/commit/subjects.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(cy, "viewer")
})
afterAll(scene.end)

const idOf = (actor: ActorId) => personOf(actor) ?? ""
const noticesOf = async (actor: ActorId, after: number) => {
  const { status, body } = await scene.as(actor)("GET", `/notices?after=${after}`)
  expect(status).toBe(200)
  return body["items"] as ReadonlyArray<Readonly<Record<string, unknown>>>
}
const store = (subject: Subject, ...events: readonly [TrackerEvent, ...ReadonlyArray<TrackerEvent>]) =>
  scene.run(append(subject, ...events))

describe("a notice", () => {
  let id = ""
  let made = 0

  test("is listed for its person, and for no one else", async () => {
    const created = await scene.as(ada)("POST", "/tasks", { title: "Mend the pier", assignee: bo }, "pier")
    made = created.body.seq
    const [first, ...others] = await noticesOf(bo, made)
    expect(others).toEqual([])
    expect(first).toMatchObject({
      kind: "assigned",
      by: ada,
      title: "Mend the pier",
      about: `evt.task.${created.body.id}`,
      position: made,
      read: false
    })
    id = String(first?.["id"])
    expect(JSON.stringify(first)).not.toMatch(/watched|"of"|"to"/)
    for (const other of [ada, cy]) expect(await noticesOf(other, made)).toEqual([])
  })

  test("is marked by its person", async () => {
    const marked = await scene.as(bo)("POST", `/notices/${idOf(bo)}/read`, { notices: [id], upTo: made }, "read")
    expect(marked.status).toBe(200)
    const again = await scene.as(bo)("POST", `/notices/${idOf(bo)}/read`, { notices: [id], upTo: made }, "read")
    expect(again.body).toEqual(marked.body)
    expect(await noticesOf(bo, marked.body.seq)).toMatchObject([{ id, read: true }])
  })

  test("is not marked by another person, under either name", async () => {
    const asBo = await scene.as(cy)("POST", `/notices/${idOf(bo)}/unread`, { notices: [id] })
    expect(asBo.status).toBe(403)
    const asCy = await scene.as(cy)("POST", `/notices/${idOf(cy)}/unread`, { notices: [id] })
    expect(asCy.status).toBe(200)
    expect(await noticesOf(bo, asCy.body.seq)).toMatchObject([{ id, read: true }])
  })

  test.each([["evt.task.a"], ["task.task0001.other.bo000000"], [`task.task0001.done.${"a".repeat(50)}`], ["../x"]])(
    "with the id %s does not exist",
    async (bad) =>
      expect((await scene.as(bo)("POST", `/notices/${idOf(bo)}/unread`, { notices: [bad] })).status).toBe(400)
  )
})

test("the settings are the person's own, and the default ones before the first", async () => {
  const settings = { kinds: { done: { dashboard: false, telegram: true } }, quiet: null, digest: "08:30" }
  const first = await scene.as(bo)("GET", "/notices/settings")
  expect(first.body).toMatchObject({ settings: { kinds: {}, digest: null } })
  const set = await scene.as(bo)("POST", `/notices/${idOf(bo)}/set`, { settings }, "settings")
  expect((await scene.as(bo)("GET", `/notices/settings?after=${set.body.seq}`)).body).toMatchObject({ settings })
  expect((await scene.as(cy)("GET", "/notices/settings")).body).not.toMatchObject({ settings })
  expect((await scene.as(cy)("POST", `/notices/${idOf(bo)}/set`, { settings })).status).toBe(403)
  const bad = { ...settings, quiet: { from: "25:00", to: "7" } }
  expect((await scene.as(bo)("POST", `/notices/${idOf(bo)}/set`, { settings: bad })).status).toBe(400)
})

test("a person who loses the right to a thing no longer sees its notice, and sees it again with the right", async () => {
  const chat = subjectOf("chat", "chat0001")
  const audience = Audience.make("chat:chat0001")
  const person = idOf(cy) as never
  await store(
    chat,
    { _tag: "ChatBound", owner: ActorId.make("chat:chat0001"), title: "Pier", source: "telegram", audience },
    { _tag: "MemberSeen", person }
  )
  const seq = await store(subjectOf("task", "taskchat1"), {
    _tag: "TaskCreated",
    ...plainTask(ada, "Said in the chat"),
    audience,
    assignee: cy
  })
  expect(await noticesOf(cy, seq)).toMatchObject([{ title: "Said in the chat" }])
  expect(await noticesOf(cy, await store(chat, { _tag: "MemberLost", person }))).toEqual([])
  expect(await noticesOf(cy, await store(chat, { _tag: "MemberSeen", person }))).toMatchObject([{ kind: "assigned" }])
})

test("a comment tells the people whom it names with an @, and its author does not name others", async () => {
  const made = await scene.as(ada)("POST", "/tasks", { title: "Count the jackets" }, "jackets")
  const people = (await scene.as(ada)("GET", `/people?after=${made.body.seq}`)).body["items"]
  const nameOf = (actor: ActorId) =>
    String((people as ReadonlyArray<Record<string, unknown>>).find(({ id }) => id === actor)?.["name"])
  const path = `/tasks/${made.body.id}/comment`
  const said = await scene.as(ada)("POST", path, { text: `@${nameOf(bo)}, and info@${nameOf(cy)}?` }, "said")
  expect(said.status).toBe(200)
  expect(await scene.as(ada)("POST", path, { text: `@${nameOf(bo)}, and info@${nameOf(cy)}?` }, "said")).toEqual(said)
  const mentioned = (await noticesOf(bo, said.body.seq)).filter(({ kind }) => kind === "mentioned")
  expect(mentioned).toMatchObject([{ by: ada, title: "Count the jackets" }])
  expect((await noticesOf(cy, said.body.seq)).filter(({ kind }) => kind === "mentioned")).toEqual([])
})
