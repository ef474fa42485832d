import { expect, test } from "vitest"
import { reconnectMillis } from "./reconnectMillis.ts"

test("waits longer after each failure, and spreads the clients", () => {
  expect([0, 1, 2, 3].map((failures) => reconnectMillis(failures, 0.5))).toEqual([250, 500, 1000, 2000])
  expect([reconnectMillis(0, 0), reconnectMillis(0, 1)]).toEqual([125, 375])
})

test("a client is back within 5 seconds of a server that was away for any time", () => {
  expect([5, 10, 2000].map((failures) => reconnectMillis(failures, 1))).toEqual([4500, 4500, 4500])
})
