import { describe, expect, test } from "vitest"
import { at, commit, givenRows } from "../../kit/given.ts"
import { sampleExtraction, sifted, windowFailed, windowRead } from "../../kit/samples.ts"
import { readings } from "./readings.ts"

const given = givenRows(readings)
const met = { extraction: sampleExtraction, attempt: 1, at: at(1) }

describe("the outcome of a message in an extraction", () => {
  test("is noise, with the weights that explain the score", () =>
    expect(given(commit(1, "extraction", sampleExtraction, sifted("said0000"))).rows).toEqual({
      said0000: { ...met, outcome: "noise", window: null, score: 0.9, factors: { short: 0.9 } }
    }))

  test("is read, like all messages of its window", () => {
    const row = { ...met, outcome: "read", window: "window00", score: null, factors: {} }
    expect(
      given(commit(1, "extraction", sampleExtraction, windowRead("window00", ["said0000", "said0001"]))).rows
    ).toEqual({
      said0000: row,
      said0001: row
    })
  })

  test("is failed, and comes from the last extraction that handled the message", () => {
    const failed = commit(1, "extraction", sampleExtraction, windowFailed("window00", ["said0000"]))
    expect(given(failed).rows).toMatchObject({ said0000: { outcome: "failed", attempt: 1 } })
    expect(
      given(failed, commit(2, "extraction", "extract1", windowRead("window07", ["said0000"], 2))).rows
    ).toMatchObject({ said0000: { outcome: "read", attempt: 2, extraction: "extract1", window: "window07" } })
  })
})
