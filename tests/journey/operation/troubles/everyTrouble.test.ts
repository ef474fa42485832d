/** Every code of a trouble has a row in the tables of states, whose tests cause it in the real product. */
import { expect, test } from "vitest"
import { troubleCodes } from "../../../../streams/troubles.ts"
import { logStates } from "./logStates.ts"
import { tableStates } from "./tableStates.ts"

test("every trouble has a state that causes it", () => {
  const expected = new Set([...logStates, ...tableStates].flatMap(({ reports }) => reports.map(({ code }) => code)))
  expect([...expected].toSorted()).toEqual([...troubleCodes].toSorted())
})
