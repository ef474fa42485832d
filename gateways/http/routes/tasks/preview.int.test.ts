/** The due date in the title of a new task, over REST. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { ada } from "../../../../domain/kit/people.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(() => scene.begin())
afterAll(scene.end)

const preview = (query: Readonly<Record<string, string>>) =>
  scene.as(ada)("GET", `/tasks/preview?${new URLSearchParams(query).toString()}`)

test.each(["2029-12-24 18:00", "24.12.2029 о 18:00", "24 декабря 2029 в 18:00"])(
  "%s is read in the zone of the request, with the place of its words",
  async (words) => {
    const title = `Fix the login ${words}`
    const { status, body } = await preview({ title, zone: "Europe/Kyiv" })
    expect([status, body["due"]]).toEqual([
      200,
      { due: "2029-12-24T16:00:00Z", from: title.indexOf(words), to: title.length }
    ])
  }
)

test("without a zone, or with an unknown one, times are UTC", async () => {
  const title = "Fix the login 2029-12-24 18:00"
  const due = { due: "2029-12-24T18:00:00Z", from: 14, to: title.length }
  expect((await preview({ title })).body["due"]).toEqual(due)
  expect((await preview({ title, zone: "Mars/Base" })).body["due"]).toEqual(due)
})

test("a title without a date has none, and an empty or endless one is refused", async () => {
  expect((await preview({ title: "Fix the login" })).body["due"]).toBeNull()
  expect((await preview({ title: "" })).status).toBe(400)
  expect((await preview({ title: "x".repeat(5000) })).status).toBe(400)
})
