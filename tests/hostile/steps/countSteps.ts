/** Counts the work of a function: the steps of regular expressions, and the elements that built-in methods visit. */
import type { Sliced } from "../../../models/slices/slices.ts"
import { regexSteps } from "./regexSteps.ts"

/** The cost of a call from its receiver, its arguments and its result. */
type Cost = (on: string & ReadonlyArray<unknown>, args: ReadonlyArray<unknown>, result: unknown) => number

const whole: Cost = (on) => on.length
const result: Cost = (_, __, made) => (typeof made === "string" || Array.isArray(made) ? made.length : 0)
/** Up to the place that was found. */
const searched: Cost = (on, [, from = 0], found) =>
  1 + (Number(found) < 0 ? Math.max(0, on.length - Number(from)) : Math.max(0, Number(found) - Number(from)))
const searchedBack: Cost = (on, [, from = on.length], found) =>
  1 + Math.min(on.length, Number(from)) - Math.max(0, Number(found))

const ofString: Readonly<Record<string, Cost>> = {
  ...Object.fromEntries(
    // `endsWith` and `startsWith` flatten a text that is made of pieces.
    ["endsWith", "startsWith", "includes", "trim", "trimStart", "trimEnd", "toWellFormed", "isWellFormed"].map(
      (name) => [name, whole]
    )
  ),
  ...Object.fromEntries(["normalize", "toLowerCase", "toUpperCase", "repeat"].map((name) => [name, result])),
  indexOf: searched,
  lastIndexOf: searchedBack
}
const ofArray: Readonly<Record<string, Cost>> = {
  ...Object.fromEntries(
    // Also methods that may stop early count all elements, since a hostile text makes them visit all.
    "map filter some every find findIndex findLast reduce flatMap forEach sort toSorted includes indexOf flat"
      .split(" ")
      .map((name) => [name, whole])
  ),
  join: result,
  slice: result
}

type Methods = Record<string, (...args: ReadonlyArray<unknown>) => unknown>

/** Counts the steps of `work`, which must be synchronous. */
export const countSteps = (work: () => unknown): number => {
  let steps = 0
  const restore = [
    ...replaced(String.prototype, ofString, (cost) => (steps += cost)),
    ...replaced(Array.prototype, ofArray, (cost) => (steps += cost)),
    // Every use of an expression calls a replaced `exec`.
    ...replaced(
      RegExp.prototype,
      { exec: () => 1 },
      (cost) => (steps += cost),
      (pattern, text) => {
        steps += regexSteps(pattern, text)
      }
    )
  ]
  try {
    work()
  } finally {
    for (const undo of restore) undo()
  }
  return steps
}

/** Replaces methods of a prototype by ones that count; the returned functions put the old ones back. */
const replaced = (
  prototype: object,
  costs: Readonly<Record<string, Cost>>,
  add: (cost: number) => void,
  before?: (on: RegExp, text: string) => void
) => {
  // The cast: the methods of a built-in prototype, by name.
  const methods = prototype as Methods
  let inside = false
  return Object.entries(costs).map(([name, cost]) => {
    const original = methods[name]
    if (original === undefined) throw new Error(`no method ${name}`)
    const counting = function (this: string & ReadonlyArray<unknown> & RegExp, ...args: ReadonlyArray<unknown>) {
      if (inside) return Reflect.apply(original, this, args)
      inside = true
      before?.(this, String(args[0]))
      inside = false
      const made: unknown = Reflect.apply(original, this, args)
      inside = true
      add(cost(this, args, made))
      inside = false
      return made
    }
    Object.defineProperty(prototype, name, { value: counting, writable: true, configurable: true })
    return () => Object.defineProperty(prototype, name, { value: original, writable: true, configurable: true })
  })
}

/** The steps of the longest slice. */
export const longestSlice = (make: () => Sliced<unknown>): number => {
  const work = make()
  let longest = 0
  let done = false
  const next = () => {
    done = work.next().done === true
  }
  while (!done) longest = Math.max(longest, countSteps(next))
  return longest
}
