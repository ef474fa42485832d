/** The work for a text of a person grows linearly with its length: no text holds the event loop. */
import { describe, expect, test } from "vitest"
import { languageOf } from "../../../models/language/language.ts"
import { allAtOnce, mapInSlices, type Sliced } from "../../../models/slices/slices.ts"
import { countSteps, longestSlice } from "./countSteps.ts"
import { hostileTexts } from "./hostileTexts.ts"
import { regexSteps } from "./regexSteps.ts"
import { slicedFunctions, textFunctions } from "./textFunctions.ts"

/** UTF-16 units. */
const length = 300
/** Linear work doubles. The rest is for work that does not depend on the length. */
const mostGrowth = 2.5
const fixedWork = 5_000
/** A slice is one sentence at most, and a longer sentence may be read by more rules. */
const fixedSlice = 60_000
/** Slices use the functions that are tried with every text, so they are tried with one text of four. */
const oneOf = 4

const [short, long] = [hostileTexts(length), hostileTexts(2 * length)]

/** The texts for which twice the length takes more than 2.5 times the steps. */
const tooSteep = (stepsOf: (text: string) => number, fixed = fixedWork, every = 1) =>
  short.flatMap(([name, text], i) => {
    if (i % every !== 0) return []
    const [once, twice] = [stepsOf(text), stepsOf(long[i]?.[1] ?? "")]
    return twice <= mostGrowth * once + fixed ? [] : [`${name}: ${once} steps, then ${twice}`]
  })

describe("twice the text takes about twice the steps", () => {
  test.each(Object.entries(textFunctions))("%s", (_, work) => {
    expect(tooSteep((text) => countSteps(() => work(text)))).toEqual([])
  })
  test.each(Object.entries(slicedFunctions))("the longest slice of %s", (_, work) => {
    expect(tooSteep((text) => longestSlice(() => work(text)), fixedSlice, oneOf)).toEqual([])
  })
})

test("an analysis of one atom and its quote is cut into slices of at most half of its work", () => {
  const hostile = ["mentions", "mail addresses", "deadlines", "apostrophes"]
  const analyse = (text: string): Sliced<unknown> => slicedFunctions["analyse"]?.(text) ?? mapInSlices([], () => null)
  for (const [name, text] of long.filter(([name]) => hostile.includes(name))) {
    const all = countSteps(() => allAtOnce(analyse(text)))
    expect(longestSlice(() => analyse(text)) / all, name).toBeLessThan(0.5)
  }
})

test("the language of a text is read from a bounded part of it", () => {
  const steps = (units: number) => countSteps(() => languageOf("треба ".repeat(units / 6)))
  // Making the longer text is one step for each unit, and reading it would be five.
  expect(steps(18_000) - steps(6_000)).toBeLessThanOrEqual(12_000)
})

describe("steps", () => {
  test("of a nested repetition grow without bound", () => {
    const steps = (count: number) => regexSteps(/^(?:a+)+b/u, "a".repeat(count))
    expect(steps(12)).toBeGreaterThan(10 * steps(8))
  })
  test("of a repetition that begins anywhere are quadratic, and of one with a fixed beginning linear", () => {
    const steps = (pattern: RegExp, count: number) => regexSteps(pattern, "a".repeat(count))
    expect(steps(/[a-z]+\d/u, 400)).toBeGreaterThan(3.5 * steps(/[a-z]+\d/u, 200))
    expect(steps(/(?<![a-z])[a-z]+\d/u, 400)).toBeLessThan(2.5 * steps(/(?<![a-z])[a-z]+\d/u, 200))
  })
  test("of a growing text that is flattened in a loop are quadratic", () => {
    const steps = (count: number) =>
      countSteps(() => {
        let out = ""
        for (let i = 0; i < count; i++) if (!out.endsWith(" ")) out += "a"
      })
    expect(steps(400)).toBeGreaterThan(3.5 * steps(200))
  })
})
