/** Comments are edited, deleted and restored by their authors only, through the real routes. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { ada, bo, eve } from "../../../../domain/kit/people.ts"
import { type RestAnswer, restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
afterAll(scene.end)
const asAda = scene.as(ada)
const asBo = scene.as(bo)
let path = ""
let comment = ""

interface Item {
  readonly event: string
  readonly detail: { readonly comment?: string; readonly text?: string; readonly deleted?: boolean }
}
const history = async (after: number): Promise<ReadonlyArray<Item>> => {
  const { body } = await asAda("GET", `${path}/history?after=${after}`)
  return body["items"] as ReadonlyArray<Item>
}
const commentsIn = (items: ReadonlyArray<Item>) => items.filter(({ event }) => event.startsWith("TaskComment"))

beforeAll(async () => {
  await scene.begin()
  path = `/tasks/${(await asAda("POST", "/tasks", { title: "Oil the winch" })).body.id}`
  const { seq } = (await asBo("POST", `${path}/comment`, { text: "First" }, "c1")).body
  comment = commentsIn(await history(seq))[0]?.detail.comment ?? ""
})

test("an edit names the revision that its author saw, and another one is a conflict with both texts", async () => {
  expect((await asBo("POST", `${path}/editComment`, { comment, text: "Second", revision: 1 }, "e1")).status).toBe(200)
  const late = await asBo("POST", `${path}/editComment`, { comment, text: "Third", revision: 1 }, "e2")
  expect(late).toMatchObject({
    status: 409,
    body: { reason: "changed-meanwhile", versions: { revision: 2, current: "Second", yours: "Third" } }
  })
})

test("the same edit again is the same command", async () => {
  const edit = () => asBo("POST", `${path}/editComment`, { comment, text: "Third", revision: 2 }, "e3")
  const [first, again] = [await edit(), await edit()]
  expect(again).toEqual(first)
})

test.each(["editComment", "deleteComment", "restoreComment"])(
  "%s of another person's comment is refused",
  async (verb) => {
    const body = { comment, ...(verb === "editComment" ? { text: "Mine" } : {}) }
    for (const person of [ada, eve])
      expect(await scene.as(person)("POST", `${path}/${verb}`, body)).toMatchObject({
        status: 403,
        body: { detail: expect.stringContaining("is only for the author") }
      })
    expect((await asBo("POST", `${path}/${verb}`, { ...body, comment: "absent00absent00" })).body).toMatchObject({
      reason: "no-comment"
    })
  }
)

test("a deleted comment has no words in the history, also of its former texts, and has them again when it is restored", async () => {
  const count = async (answer: RestAnswer) => (await asAda("GET", `${path}?after=${answer.body.seq}`)).body["comments"]
  const deleted = await asBo("POST", `${path}/deleteComment`, { comment, revision: 3 }, "d1")
  expect(await count(deleted)).toBe(0)
  const hidden = await history(deleted.body.seq)
  expect(JSON.stringify(hidden)).not.toMatch(/First|Second|Third/)
  expect(commentsIn(hidden)[0]?.detail).toMatchObject({ text: "", deleted: true })
  expect((await asBo("POST", `${path}/editComment`, { comment, text: "Fourth" })).body).toMatchObject({
    reason: "no-comment"
  })
  const restored = await asBo("POST", `${path}/restoreComment`, { comment }, "r1")
  expect(await count(restored)).toBe(1)
  expect(JSON.stringify(await history(restored.body.seq))).toMatch(/First.*Second.*Third/)
})

test("a comment and its edit mention the people whom they name, and a retry is the same command", async () => {
  const { body } = await asAda("GET", "/people")
  const people = body["items"] as ReadonlyArray<{ readonly id: string; readonly name: string }>
  const name = people.find(({ id }) => id === bo)?.name ?? "nobody"
  const send = () => asAda("POST", `${path}/comment`, { text: `Ask @${name}, please` }, "m1")
  const [first, again] = [await send(), await send()]
  expect(again).toEqual(first)
  const said = (await history(first.body.seq)).at(-1)
  expect(said).toMatchObject({ event: "TaskCommented", detail: { mentions: [bo] } })
  const edit = { comment: said?.detail.comment, text: "Ask another person" }
  const edited = await asAda("POST", `${path}/editComment`, edit)
  expect((await history(edited.body.seq)).at(-1)?.detail).not.toHaveProperty("mentions")
})
