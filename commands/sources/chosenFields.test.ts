/** The test of a mapping on a sample. */
import { Result } from "effect"
import { expect, test } from "vitest"
import { plainMapping } from "../../domain/source/mapping.ts"
import { mostJsonLevels } from "../../domain/text/json/jsonBounds.ts"
import { tryMapping } from "./chosenFields.ts"

const deep = "[".repeat(mostJsonLevels + 1) + "]".repeat(mostJsonLevels + 1)

test.each([
  ["{", "sample", "not-json"],
  [deep, "sample", "too-complex"],
  ["{}", "mapping.title", "no-text-at-path"]
])("the sample %s is refused with a rule that the page has words for", (sample, field, rule) => {
  const tried = tryMapping(plainMapping, sample)
  expect(Result.isFailure(tried) && tried.failure).toMatchObject({ field, rule })
})
