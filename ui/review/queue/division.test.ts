import { describe, expect, test } from "vitest"
import { shownProposal } from "../../kit/rows.ts"
import { divide } from "./division.ts"
import { flat, queueOf } from "./queue.ts"
import { linesOf } from "../list/lines.ts"

const now = Date.parse("2026-11-27T12:00:00Z")
const nothing = () => false
const open = shownProposal("open0001", { kind: "atom" })
const done = shownProposal("done0001", { kind: "atom", status: "done" })
const weak = shownProposal("weak0001", { kind: "atom", topic: "topic001" }, { band: "weak" })
const weakTopic = shownProposal("topic001", { kind: "topic" }, { band: "weak" })
const weakAndDone = shownProposal("done0002", { kind: "atom", status: "withdrawn" }, { band: "weak" })
const all = [done, weakAndDone, weak, weakTopic, open]
const ids = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id)
const keys = (groups: ReturnType<typeof queueOf>) => flat(groups).map(({ key }) => key.replace(/^\w+:/, ""))

describe("the queue", () => {
  test("ends with weaker proposals and then with what the chat has finished", () => {
    const queue = queueOf(all, [], now, nothing)
    expect(queue.map(({ heading }) => heading.is)).toEqual(["origin", "weaker", "ended"])
    expect(keys(queue)).toEqual(["open0001", "topic001", "weak0001", "done0001", "done0002"])
  })

  test("folds weaker proposals away, and counts those that need a decision", () => {
    const decided = { ...weak, id: "weak0002", status: "rejected" } as typeof weak
    const queue = queueOf([...all, decided], [], now, () => true, { folded: true })
    expect(keys(queue)).toEqual(["open0001", "done0001", "done0002"])
    expect(linesOf(queue).find(({ is }) => is === "fold")).toEqual({
      is: "fold",
      key: "fold weaker",
      folded: true,
      count: 2
    })
    expect(queueOf([decided], [], now, () => true, { folded: true })).toEqual([])
  })

  test("does not fold a topic away while a better statement is under it", () => {
    const under = shownProposal("under001", { kind: "atom", topic: "topic001" })
    expect(ids(divide([weakTopic, under, weak]).weaker)).toEqual(["weak0001"])
    expect(ids(divide([weakTopic, weak]).weaker)).toEqual(["topic001", "weak0001"])
  })

  test("keeps a proposal in its part when a decision changes its draft", () => {
    const kept = (id: string) => (id === "done0001" ? "first" : undefined)
    expect(ids(divide([done, weakAndDone], kept).first)).toEqual(["done0001"])
  })
})
