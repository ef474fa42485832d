/** Parses a regular expression into the parts that a backtracking matcher tries. */

export type Node =
  | { readonly is: "char"; readonly matches: (char: string) => boolean }
  | { readonly is: "empty"; readonly holds: (text: string, at: number) => boolean }
  | { readonly is: "look"; readonly ahead: boolean; readonly negative: boolean; readonly of: Node }
  | { readonly is: "all"; readonly of: ReadonlyArray<Node> }
  | { readonly is: "any"; readonly of: ReadonlyArray<Node> }
  | { readonly is: "repeat"; readonly of: Node; readonly min: number; readonly max: number; readonly lazy: boolean }

// Taken before a test replaces the method to count steps.
const nativeExec: unknown = Reflect.get(RegExp.prototype, "exec")
// The cast: a property of a built-in prototype.
const exec = nativeExec as (text: string) => RegExpExecArray | null
const native = (pattern: RegExp, text: string) => Reflect.apply(exec, pattern, [text]) !== null

const escape = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<[^>]*>|\d+|.)/suy
const charClass = /\[(?:\\.|[^\]\\])*\]/suy
const counted = /\{(\d+)(,?)(\d*)\}/uy

/** @throws for a back reference, which the matcher does not know */
export const parseRegex = ({ source, flags }: RegExp): Node => {
  const charFlags = [...flags].filter((flag) => "iusv".includes(flag)).join("")
  let at = 0
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = Reflect.apply(exec, pattern, [source])
    if (found !== null) at += found[0].length
    return found
  }
  const char = (of: string): Node => {
    const pattern = new RegExp(`^(?:${of})$`, charFlags)
    const known = new Map<string, boolean>()
    return {
      is: "char",
      matches: (one) => {
        const before = known.get(one)
        if (before !== undefined) return before
        const now = native(pattern, one)
        known.set(one, now)
        return now
      }
    }
  }
  const wordAt = (text: string, place: number) => native(/^\w$/u, text[place] ?? "")
  const anchors: Readonly<Record<string, (text: string, place: number) => boolean>> = {
    "^": (text, place) => place === 0 || (flags.includes("m") && text[place - 1] === "\n"),
    $: (text, place) => place === text.length || (flags.includes("m") && text[place] === "\n"),
    "\\b": (text, place) => wordAt(text, place - 1) !== wordAt(text, place),
    "\\B": (text, place) => wordAt(text, place - 1) === wordAt(text, place)
  }
  const alternatives = (): Node => {
    const of = [sequence()]
    while (source[at] === "|") {
      at++
      of.push(sequence())
    }
    const [only] = of
    return of.length === 1 && only !== undefined ? only : { is: "any", of }
  }
  const sequence = (): Node => {
    const of: Array<Node> = []
    while (at < source.length && source[at] !== "|" && source[at] !== ")") of.push(quantified(atom()))
    return { is: "all", of }
  }
  const group = (): Node => {
    const [opening = "("] = take(/\((?:\?(?:<[^=!>][^>]*>|<?[=!]|[a-z-]*:))?/suy) ?? []
    const of = alternatives()
    at++
    const look = /^\(\?(<?)([=!])$/u
    const found = Reflect.apply(exec, look, [opening])
    return found === null ? of : { is: "look", ahead: found[1] === "", negative: found[2] === "!", of }
  }
  const atom = (): Node => {
    const next = source[at] ?? ""
    if (next === "(") return group()
    const escaped = next === "\\" ? (take(escape)?.[0] ?? "") : ""
    const holds = anchors[escaped === "" ? next : escaped]
    if (holds !== undefined) {
      if (escaped === "") at++
      return { is: "empty", holds }
    }
    if (/^\\(?:[1-9]|k)/u.test(escaped)) throw new Error(`a back reference in ${source}`)
    if (escaped !== "") return char(escaped)
    if (next === "[") return char(take(charClass)?.[0] ?? "")
    const one = String.fromCodePoint(source.codePointAt(at) ?? 0)
    at += one.length
    return char(one)
  }
  const boundsOf = (): readonly [number, number] | null => {
    const simple = ({ "*": [0, Infinity], "+": [1, Infinity], "?": [0, 1] } as const)[source[at] ?? ""]
    if (simple !== undefined) {
      at++
      return simple
    }
    const found = take(counted)
    if (found === null) return null
    const min = Number(found[1])
    if (found[2] === "") return [min, min]
    return [min, found[3] === "" ? Infinity : Number(found[3])]
  }
  const quantified = (of: Node): Node => {
    const bounds = boundsOf()
    if (bounds === null) return of
    const lazy = source[at] === "?"
    if (lazy) at++
    return { is: "repeat", of, min: bounds[0], max: bounds[1], lazy }
  }
  return alternatives()
}
