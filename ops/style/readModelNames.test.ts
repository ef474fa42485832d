/** The page System lists every read model. One without words would be shown by its name in the code. */
import { expect, test } from "vitest"
import { projections } from "../../projections/projections.ts"
import { systemEn } from "../../ui/words/en/team/system.ts"

test("the page System has words for every read model", () => {
  const { readModelName } = systemEn
  expect(Object.keys(readModelName).toSorted()).toEqual(projections.map(({ name }) => name).toSorted())
})
