/**
 * The order of versions. Source: Semantic Versioning 2.0.0, section 11.
 *
 * The library `semver` is not used: it throws for a version that is not valid, such as one that another program has recorded, and for
 * numbers above 2^53. A start must compare both.
 */

interface Version {
  readonly numbers: ReadonlyArray<string>
  /** The identifiers of a pre-release, such as `rc` and `1`; empty for a release. */
  readonly before: ReadonlyArray<string>
}

/** Metadata of a build, after `+`, has no order. */
const versionIn = (text: string): Version => {
  const [core = "", ...before] = (text.split("+", 1)[0] ?? "").split("-")
  return { numbers: core.split("."), before: before.length === 0 ? [] : before.join("-").split(".") }
}

const isNumber = (text: string) => /^\d+$/.test(text)

/** Numbers may be longer than a number of JavaScript is exact. */
const compareNumbers = (a: string, b: string) => {
  const [x, y] = [BigInt(a), BigInt(b)]
  if (x === y) return 0
  return x > y ? 1 : -1
}

/** Numbers come before words, and words are in the order of ASCII. */
const compareIdentifiers = (a: string, b: string): number => {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b)
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1
  if (a === b) return 0
  return a > b ? 1 : -1
}

/** The shorter of two lists with the same beginning comes first. */
const compareLists = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareIdentifiers(a[at] ?? "", b[at] ?? "")
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** True when a version comes after another one: 1.0.0 after 1.0.0-rc.1, and 1.10.0 after 1.9.0. */
export const isLater = (version: string, than: string): boolean => {
  const [a, b] = [versionIn(version), versionIn(than)]
  const order = compareLists(a.numbers, b.numbers)
  if (order !== 0) return order > 0
  if (a.before.length === 0 || b.before.length === 0) return a.before.length === 0 && b.before.length > 0
  return compareLists(a.before, b.before) > 0
}
