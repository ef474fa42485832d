import { expect, test } from "vitest"
import { audienceOf } from "./projection.ts"

test("a row of a table without the column `audience` is for the team", () => {
  expect(audienceOf({ name: "Ada" })).toBe("team")
})

test("a row is for its own audience", () => {
  expect(audienceOf({ audience: "chat:harbour0" })).toBe("chat:harbour0")
})

test.each([null, 7, {}])("a row whose audience is %j is never for the team", (audience) => {
  expect(() => audienceOf({ audience })).toThrow("is not an audience")
})
