import { describe, expect, test } from "vitest"
import { shownProposal, shownTask } from "../../kit/rows.ts"
import { targetsOf } from "./nearest.ts"

const similar = (id: string, cosine: number, kind: "task" | "atom" = "task") => ({
  kind,
  id,
  text: id,
  number: 1,
  cosine
})
const known = {
  topic: () => null,
  atom: () => undefined,
  task: (id: string) => (id === "far00000" ? shownTask(id, { number: 41, title: "Far but right" }) : undefined)
}
const ids = (target: string | null) => {
  const row = shownProposal("me000000", { kind: "task" }, { recommendation: { is: "merge", target, cosine: 0.3 } })
  const list = [
    similar("low00000", 0.5),
    similar("near0000", 0.51),
    similar("high0000", 0.9),
    similar("atom0000", 0.99, "atom"),
    similar("me000000", 1)
  ]
  return targetsOf(row, list, known).map(({ id, label }) => `${label} ${id}`)
}

describe("the merge targets of a proposal", () => {
  test("are of its own kind, similar enough, without itself, the nearest first", () => {
    expect(ids(null)).toEqual(["T-1 high0000", "T-1 near0000"])
  })

  test("begin with the recommended item, also if it is not similar", () => {
    expect(ids("low00000")).toEqual(["T-1 low00000", "T-1 high0000", "T-1 near0000"])
    expect(ids("far00000")).toEqual(["T-41 far00000", "T-1 high0000", "T-1 near0000"])
    expect(ids("gone0000")).toEqual(["T-1 high0000", "T-1 near0000"])
  })
})
