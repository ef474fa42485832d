import { describe, expect, test } from "vitest"
import { figuresOf, type Judged, sideBySide } from "./sideBySide.ts"

const column = (model: string, claimed: number): Judged => ({
  model,
  scores: { precision: 0.5, recall: 1, f1: 2 / 3 },
  read: {
    messages: 80,
    windows: 2,
    failed: 0,
    topics: 1,
    atoms: [],
    drafts: [],
    unlocated: 1,
    quotes: { claimed, located: Math.floor(claimed / 2) },
    cost: { calls: 3, promptTokens: 12_345, outputTokens: 67, millis: 3_000 }
  }
})

describe("two models side by side", () => {
  const lines = sideBySide([column("builtin", 4), column("a-model:4b", 0)])
  const line = (name: string) =>
    lines
      .find((each) => each.startsWith(name))
      ?.slice(name.length)
      .trim()
      .split(/ {2,}/u)

  test("have a column each, under their names", () => {
    expect(lines[0]?.trim().split(/ +/u)).toEqual(["builtin", "a-model:4b"])
    expect(line("F1")).toEqual(["0.67", "0.67"])
    expect(line("prompt tokens")).toEqual(["12,345", "12,345"])
    expect(line("ms per window")).toEqual(["1,500", "1,500"])
  })

  test("say of evidence how much was located of what was claimed, and when nothing was", () => {
    expect(line("evidence located")).toEqual(["50.0 % of 4", "nothing claimed"])
    expect(figuresOf(column("builtin", 4)).evidence).toBe(0.5)
    expect(figuresOf(column("builtin", 0)).evidence).toBe(null)
  })
})
