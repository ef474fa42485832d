import { expect, test } from "vitest"
import { readPressData, readPressOf } from "./readButton.ts"

test("the data of the button names its range, in at most 64 bytes", () => {
  const range = { after: 2 ** 31 - 2, upTo: 2 ** 31 - 1 }
  expect(Buffer.byteLength(readPressData(range))).toBeLessThanOrEqual(64)
  expect(readPressOf(readPressData(range))).toEqual(range)
})

test.each(["n.zzzzzzzzzz.zzzzzzzzzz", "n.1.zzzzzzzzzz", "n.1.1", "n.2.1", "n.1", "n.-1.2", "n.1.2\n", "d.1.2", ""])(
  "the data %j is refused",
  (data) => expect(readPressOf(data)).toBeNull()
)
