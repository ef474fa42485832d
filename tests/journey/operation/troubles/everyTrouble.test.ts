/** Every trouble is a row of the tables of states, which bring about each one in the real product. */
import { expect, test } from "vitest"
import { troubleCodes } from "../../../../streams/troubles.ts"
import { logStates } from "./logStates.ts"
import { tableStates } from "./tableStates.ts"

test("every trouble has a state that a test brings about", () => {
  const told = new Set([...logStates, ...tableStates].flatMap(({ tells }) => tells.map(({ code }) => code)))
  expect([...told].toSorted()).toEqual([...troubleCodes].toSorted())
})
