/** The history of a task with many events is read page by page. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { ada } from "../../../../domain/kit/people.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
afterAll(scene.end)
const events = 120
let path = ""
let last = 0

interface HistoryAnswer {
  readonly status: number
  readonly items: ReadonlyArray<{ readonly id: string; readonly seq: number }>
  readonly next: string | null
}
const page = async (query: string): Promise<HistoryAnswer> => {
  const { status, body } = await scene.as(ada)("GET", `${path}/history?after=${last}${query}`)
  return { status, ...(body as unknown as Omit<HistoryAnswer, "status">) }
}

beforeAll(async () => {
  await scene.begin()
  const made = await scene.as(ada)("POST", "/tasks", { title: "title 1" })
  path = `/tasks/${made.body.id}`
  for (let n = 2; n <= events; n++)
    last = (await scene.as(ada)("POST", `${path}/retitle`, { title: `title ${n}` })).body.seq
})

test("a request without a limit gets the newest 50 events, oldest first", async () => {
  const { items, next } = await page("")
  expect(items).toHaveLength(50)
  expect(items.at(-1)?.seq).toBe(last)
  expect(items.map(({ seq }) => seq)).toEqual(items.map(({ seq }) => seq).toSorted((a, b) => a - b))
  expect(next).not.toBe(null)
})

test("the pages together have every event once", async () => {
  const ids: Array<string> = []
  for (let cursor: string | null = ""; cursor !== null;) {
    const { items, next }: HistoryAnswer = await page(`&limit=7${cursor === "" ? "" : `&cursor=${cursor}`}`)
    expect(items.length).toBeLessThanOrEqual(7)
    ids.unshift(...items.map(({ id }) => id))
    cursor = next
  }
  expect(ids).toHaveLength(events)
  expect(new Set(ids).size).toBe(events)
  const whole = await page("&limit=200")
  expect(whole.items.map(({ id }) => id)).toEqual(ids)
  expect(whole.next).toBe(null)
})

test("a cursor that is none, and a limit beyond the largest, are refused", async () => {
  expect((await page("&cursor=nonsense")).status).toBe(400)
  expect((await page("&limit=201")).status).toBe(400)
})
