import { Effect } from "effect"
import { expect, test } from "vitest"
import { ada, bo } from "../../../../domain/kit/people.ts"
import { team } from "../../../../domain/values.ts"
import { type Rights, placeRows } from "./placed.ts"

const rights: Rights = {
  merges: () => 0,
  survivorOf: (actor) => actor,
  audiencesOf: () => [],
  rightsVersion: () => 0
}
const notice = (id: string, of: string) => ({
  id,
  seq: 7,
  audience: bo,
  to: "bo000000",
  kind: "mentioned",
  about: "evt.task.task0001",
  of,
  number: 1,
  title: "A secret",
  by: ada,
  others: [],
  quote: "@Bo",
  watched: null
})

test("a notice is placed by the audience of its thing, also when the tables do not have the thing", async () => {
  const views = { closed: () => Effect.succeed(new Map()) }
  const rows = [notice("task.task0001.mentioned.bo000000", ada), notice("task.task0002.mentioned.bo000000", team)]
  const placed = await Effect.runPromise(placeRows(views, rights, { view: "notices", to: 7, removed: [], rows }))
  expect(placed.rows.map(({ lane, row }) => [lane, row["id"]])).toEqual([[bo, "task.task0002.mentioned.bo000000"]])
})
