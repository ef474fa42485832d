import { describe, expect, test } from "vitest"
import type { ProposalRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import { shownProposal } from "../../kit/rows.ts"
import { lookupOf } from "./lookup.ts"

// Only the fields that names are made of.
const topic = (id: string, name: string, into: string | null = null) => [id, { id, name, into } as TopicRow] as const
const names = (topics: ReadonlyArray<readonly [string, TopicRow]>, proposals: ReadonlyArray<ProposalRow> = []) => {
  const found = lookupOf({
    nameOf: (actor) => actor,
    topics: (id) => new Map(topics).get(id),
    atoms: () => undefined,
    tasks: () => undefined,
    proposals: (id) => proposals.find((each) => each.id === id)
  })
  return (id: string) => found.topic(id)
}

describe("a topic's name", () => {
  test("is null after its proposal was rejected", () => {
    const rejected = shownProposal("p", { kind: "topic", name: "Council" }, { status: "rejected" })
    expect(names([], [rejected])("p")).toBeNull()
  })

  test("is that of the topic it was merged into, however often", () => {
    const of = names([topic("a", "Old", "b"), topic("b", "Older", "c"), topic("c", "Release")])
    expect(of("a")).toEqual({ id: "c", name: "Release", proposed: false })
  })

  test("is that of its proposal until a decision, and of the topic that the proposal was merged into", () => {
    const open = shownProposal("p", { kind: "topic", name: "Council" })
    expect(names([], [open])("p")).toEqual({ id: "p", name: "Council", proposed: true })
    const merged = { ...open, status: "merged" as const, into: "c" }
    expect(names([topic("c", "Release")], [merged])("p")).toEqual({ id: "c", name: "Release", proposed: false })
  })

  test("is null for an unknown id, and a circle of merges ends", () => {
    expect(names([])("x")).toBeNull()
    expect(names([topic("a", "A", "b"), topic("b", "B", "a")])("a")?.name).toMatch(/A|B/)
  })
})
