import { describe, expect, test } from "vitest"
import { isoOf, tryOutcomeOf } from "./outcome.ts"

const now = Date.parse("2026-11-24T10:00:00.000Z")
const hour = 3_600_000
const timing = { tries: 1, now, since: now, pauseMillis: 0, random: 0.5 }
const after = (millis: number) => ({ outcome: "retry", retryAt: isoOf(now + millis) })

describe("a try", () => {
  test("that arrived is not repeated", () =>
    expect(tryOutcomeOf(null, timing)).toEqual({ outcome: "delivered", retryAt: null }))

  test("that failed is repeated after its delay, or after the pause that the receiver asks for", () => {
    expect(tryOutcomeOf("status", timing)).toEqual(after(1000))
    expect(tryOutcomeOf("status", { ...timing, pauseMillis: hour })).toEqual(after(hour))
  })

  test("that failed three days after the first one is given up", () =>
    expect(tryOutcomeOf("status", { ...timing, since: now - 72 * hour })).toEqual({ outcome: "failed", retryAt: null }))

  // The log may be full, so that the endpoint stays active.
  test("with the answer 410 is never repeated at once, and never given up", () => {
    expect(tryOutcomeOf("gone", timing)).toEqual(after(1000))
    expect(tryOutcomeOf("gone", { ...timing, tries: 30, since: now - 100 * hour })).toEqual(after(600_000))
  })
})
