import { expect, test } from "vitest"
import { makeHolders } from "./holders.ts"

const subscribe = (window: string) => ({ is: "subscribe", window, cursor: null }) as const
const unsubscribe = (window: string) => ({ is: "unsubscribe", window }) as const

test("a window is unsubscribed when its last tab leaves it", () => {
  const holders = makeHolders()
  expect(holders.passes("a", subscribe("people"))).toBe(true)
  // The second tab has a cursor of its own, so its subscription is answered too.
  expect(holders.passes("b", subscribe("people"))).toBe(true)
  expect(holders.passes("a", unsubscribe("people"))).toBe(false)
  expect(holders.passes("b", unsubscribe("people"))).toBe(true)
  expect(holders.passes("b", unsubscribe("people"))).toBe(false)
})

test("a closed tab leaves its windows, and those of other tabs stay", () => {
  const holders = makeHolders()
  for (const window of ["people", "topics"]) holders.passes("a", subscribe(window))
  holders.passes("b", subscribe("people"))
  expect(holders.close("a")).toEqual(["topics"])
  expect(holders.close("b")).toEqual(["people"])
})
