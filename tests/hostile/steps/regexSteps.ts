/**
 * Counts the steps of a backtracking matcher for a regular expression and a text, as V8's would make them. A count is the
 * same on every machine, so a test may compare the counts of a text and of one twice as long.
 */
import { type Node, parseRegex } from "./regexParser.ts"

/** The rest of the pattern: true if it matches from the offset on. */
type Rest = (at: number) => boolean
type Matcher = (at: number, rest: Rest) => boolean
interface Machine {
  text: string
  steps: number
}
interface Compiled {
  readonly machine: Machine
  readonly matcher: Matcher
  readonly first: First
}

const compiledOf = new Map<string, Compiled>()

/** The steps of one search, from `lastIndex` on if the expression is global or sticky. */
export const regexSteps = (pattern: RegExp, text: string): number => {
  const { machine, matcher, first } = compiled(pattern)
  machine.text = text
  machine.steps = 0
  const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0
  const to = pattern.sticky ? from : text.length
  for (let at = from; at <= to; at++) {
    machine.steps++
    if (first !== null && !first(charAt(text, at))) continue
    if (matcher(at, () => true)) break
  }
  return machine.steps
}

const compiled = (pattern: RegExp): Compiled => {
  const key = `${pattern.flags}/${pattern.source}`
  const known = compiledOf.get(key)
  if (known !== undefined) return known
  const node = parseRegex(pattern)
  const machine: Machine = { text: "", steps: 0 }
  const made = { machine, matcher: matcherOf(node, machine), first: firstOf(node) }
  compiledOf.set(key, made)
  return made
}

const charAt = (text: string, at: number) => {
  const code = text.codePointAt(at)
  return code === undefined ? "" : String.fromCodePoint(code)
}

/** Whether a match may begin with a character; null if it may be empty. V8 skips alternatives in the same way. */
type First = ((char: string) => boolean) | null

const firstOf = (node: Node): First => {
  if (node.is === "char") return node.matches
  if (node.is === "empty" || node.is === "look") return null
  if (node.is === "repeat") return node.min === 0 ? null : firstOf(node.of)
  if (node.is === "any") {
    const all = node.of.map(firstOf)
    return all.includes(null) ? null : (char) => all.some((first) => first?.(char) === true)
  }
  const next = node.of.find(({ is }) => is !== "empty" && is !== "look")
  return next === undefined ? null : firstOf(next)
}

const matcherOf = (node: Node, machine: Machine): Matcher => {
  switch (node.is) {
    case "char":
      return (at, rest) => {
        machine.steps++
        const char = charAt(machine.text, at)
        return char !== "" && node.matches(char) && rest(at + char.length)
      }
    case "empty":
      return (at, rest) => node.holds(machine.text, at) && rest(at)
    case "look":
      return node.ahead ? lookAhead(node, machine) : lookBehind(node, machine)
    case "all":
      return node.of
        .map((each) => matcherOf(each, machine))
        .reduceRight<Matcher>(
          (next, each) => (at, rest) => each(at, (to) => next(to, rest)),
          (at, rest) => rest(at)
        )
    case "any":
      return anyOf(node.of, machine)
    case "repeat":
      return node.of.is === "char" ? repeatChar(node.of.matches, node, machine) : repeatGroup(node, machine)
  }
}

type Of<Is extends Node["is"]> = Extract<Node, { readonly is: Is }>

const lookAhead = ({ of, negative }: Of<"look">, machine: Machine): Matcher => {
  const inner = matcherOf(of, machine)
  return (at, rest) => inner(at, () => true) !== negative && rest(at)
}

const lookBehind = ({ of, negative }: Of<"look">, machine: Machine): Matcher => {
  const inner = matcherOf(of, machine)
  const [least, most] = widthOf(of)
  const isBehind = (at: number) => {
    for (let from = at - least; from >= Math.max(0, at - most); from--) if (inner(from, (to) => to === at)) return true
    return false
  }
  return (at, rest) => isBehind(at) !== negative && rest(at)
}

/** The least and the most UTF-16 units of a match. */
const widthOf = (node: Node): readonly [number, number] => {
  if (node.is === "char") return [1, 2]
  if (node.is === "empty" || node.is === "look") return [0, 0]
  if (node.is === "repeat") {
    const [least, most] = widthOf(node.of)
    return [least * node.min, most * node.max]
  }
  const all = node.of.map(widthOf)
  const sum = (pick: 0 | 1) => all.reduce((total, width) => total + width[pick], 0)
  if (node.is === "all") return [sum(0), sum(1)]
  return [Math.min(...all.map(([least]) => least)), Math.max(...all.map(([, most]) => most))]
}

const anyOf = (of: ReadonlyArray<Node>, machine: Machine): Matcher => {
  const all = of.map((each) => ({ match: matcherOf(each, machine), first: firstOf(each) }))
  const possible = new Map<string, ReadonlyArray<Matcher>>()
  const beginningWith = (char: string) => {
    const known = possible.get(char)
    if (known !== undefined) return known
    const found = all.flatMap(({ match, first }) => (first === null || first(char) ? [match] : []))
    possible.set(char, found)
    return found
  }
  return (at, rest) => {
    for (const match of beginningWith(charAt(machine.text, at))) {
      machine.steps++
      if (match(at, rest)) return true
    }
    return false
  }
}

const repeatChar = (
  matches: (char: string) => boolean,
  { min, max, lazy }: Of<"repeat">,
  machine: Machine
): Matcher => {
  const lengthAt = (at: number) => {
    machine.steps++
    const char = charAt(machine.text, at)
    return char !== "" && matches(char) ? char.length : 0
  }
  const greedy: Matcher = (at, rest) => {
    const ends = [at]
    for (let end = at; ends.length <= max; ends.push(end)) {
      const length = lengthAt(end)
      if (length === 0) break
      end += length
    }
    for (let count = ends.length - 1; count >= min; count--) {
      machine.steps++
      if (rest(ends[count] ?? at)) return true
    }
    return false
  }
  const reluctant: Matcher = (at, rest) => {
    let end = at
    for (let count = 0; count <= max; count++) {
      if (count >= min && rest(end)) return true
      const length = lengthAt(end)
      if (length === 0) return false
      end += length
    }
    return false
  }
  return lazy ? reluctant : greedy
}

const repeatGroup = ({ of, min, max, lazy }: Of<"repeat">, machine: Machine): Matcher => {
  const inner = matcherOf(of, machine)
  const from = (at: number, count: number, rest: Rest): boolean => {
    machine.steps++
    const more = () => count < max && inner(at, (to) => (to > at || count < min) && from(to, count + 1, rest))
    const done = () => count >= min && rest(at)
    return lazy ? done() || more() : more() || done()
  }
  return (at, rest) => from(at, 0, rest)
}
