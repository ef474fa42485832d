/** The page System lists every read model. Without words, a read model would appear under its name in the code. */
import { expect, test } from "vitest"
import { projections } from "../../projections/projections.ts"
import { systemEn } from "../../ui/words/en/team/system.ts"

test("the page System has words for every read model", () => {
  const { readModelName } = systemEn
  expect(Object.keys(readModelName).toSorted()).toEqual(projections.map(({ name }) => name).toSorted())
})
