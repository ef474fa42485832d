import { expect, test } from "vitest"
import { lastUse } from "./when.ts"

const now = Date.parse("2026-11-26T12:00:00Z")

test("a use in the last hour is recent, an earlier one has its day, and its year when it is another one", () => {
  expect(lastUse("2026-11-26T11:30:00Z", now)).toBe("in the last hour")
  expect(lastUse("2026-11-18T11:30:00Z", now)).not.toContain("2026")
  expect(lastUse("2025-11-18T11:30:00Z", now)).toContain("2025")
  expect(lastUse(null, now)).toBe("–")
})
