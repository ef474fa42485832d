import { expect, test } from "vitest"
import { filePlaceOf } from "./filePlaceOf.ts"

test.each([
  [0, 1, 1, 0],
  [1, 2, 2, 1],
  [0, 2, 1, null],
  [1, 2, 1, 0],
  [0, 1, 0, null]
])("line %i of %i, with %i files, is at place %s", (line, lines, files, place) =>
  expect(filePlaceOf(line, lines, files)).toBe(place)
)
