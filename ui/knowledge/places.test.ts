import { describe, expect, test } from "vitest"
import type { AtomRow, TopicRow } from "../../gateways/contract/knowledge.ts"
import { topicPlaceOf, samePlaces, topicPlaces, topicsShown } from "./places.ts"

// Rows with only the fields that are read here: the casts of this file.
const held = (topic: string | null) => ({ topic }) as Pick<AtomRow, "topic">
const topic = (name: string, status = "standing") => ({ id: name, name, status }) as unknown as TopicRow
const names = (rows: ReadonlyArray<TopicRow>) => rows.map(({ name }) => name)

describe("the place of a statement", () => {
  const places = topicPlaces(["old", "new", "maybe", "gone"], (id) =>
    id === "gone" ? null : { id: id === "old" ? "new" : id, proposed: id === "maybe" }
  )

  test("is its present topic, and none while the topic is only proposed", () =>
    expect(["old", "new", "maybe", "gone", "unknown", null].map((id) => topicPlaceOf(held(id), places))).toEqual([
      "new",
      "new",
      "none",
      "none",
      "none",
      "none"
    ]))

  test("is the same place when no topic has moved", () => {
    expect(samePlaces(places, new Map(places))).toBe(true)
    expect(samePlaces(places, new Map([...places, ["more", "new"]]))).toBe(false)
    expect(samePlaces(places, new Map([...places, ["old", "other"]]))).toBe(false)
  })
})

test("topics are listed by name as people sort, and never those that were merged", () => {
  const rows = [topic("Release 10"), topic("release 2"), topic("Їжа", "archived"), topic("Gone", "merged")]
  expect(names(topicsShown(rows, "standing", "en"))).toEqual(["release 2", "Release 10"])
  expect(names(topicsShown(rows, "archived", "uk"))).toEqual(["Їжа"])
})
