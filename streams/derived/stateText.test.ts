import { expect, test } from "vitest"
import { stateFromText, stateToText } from "./stateText.ts"

test("a state is the same after it was written and read, with its sets and maps", () => {
  const state = {
    is: "present",
    none: null,
    list: ["~set", { "~other": [1] }],
    set: new Set(["a", "b"]),
    map: new Map<string, unknown>([
      ["p", null],
      ["q", new Set([1])]
    ]),
    parts: [new Set(["x"]), new Set()]
  }
  expect(stateFromText(stateToText(state))).toEqual(state)
})
