import { createEffect, createRoot, createSignal } from "solid-js"
import { expect, test } from "vitest"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { shownProposal, shownTask } from "../../kit/rows.ts"
import { queueOf } from "../queue/queue.ts"
import { createLines } from "./createLines.ts"
import { linesOf, type QueueLine } from "./lines.ts"

const linesFor = (rows: ReadonlyArray<ProposalRow>) => linesOf(queueOf(rows, [], 0, () => true))
const rows = Array.from({ length: 300 }, (_, n) => shownProposal(`p${n}`, { kind: "atom", text: `Statement ${n}` }))
const decided = shownProposal("p7", { kind: "atom", text: "Statement 7" }, { status: "approved", made: "p7" })

test("each line has a key of its own, also the heading of the labels and their one entry", () => {
  const lines = linesOf(queueOf(rows, [shownTask("t1")], 0, () => true))
  expect(lines.filter(({ key }) => key.includes("labels")).map(({ is }) => is)).toEqual(["heading", "entry"])
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
})

test("a decision among 300 entries notifies its own line only", async () => {
  const notified: Array<string> = []
  let orders = 0
  const { keys, lineOf, setGiven, end } = createRoot((end) => {
    const [given, setGiven] = createSignal<ReadonlyArray<QueueLine>>(linesFor(rows))
    const lines = createLines(given)
    createEffect(() => {
      lines.keys()
      orders++
    })
    for (const key of lines.keys()) createEffect(() => void notified.push(lines.lineOf(key)?.key ?? "gone"))
    return { ...lines, setGiven, end }
  })
  // The effects run at the end of the root.
  await Promise.resolve()
  expect(notified.length).toBeGreaterThan(rows.length)
  notified.length = 0
  setGiven(linesFor(rows.map((row) => (row.id === "p7" ? decided : row))))
  expect(notified.filter((key) => key.startsWith("proposal:"))).toEqual(["proposal:p7"])
  expect(orders).toBe(1)
  setGiven(linesFor(rows.slice(1)))
  expect(keys()).not.toContain("proposal:p0")
  expect(lineOf("proposal:p0")).toBeUndefined()
  end()
})
