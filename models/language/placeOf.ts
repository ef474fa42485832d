/**
 * The offset of the first `wanted` in `text`, or -1. `indexOf` of V8 is quadratic for some periodic texts; this search
 * compares each unit at most twice.
 *
 * Source: Knuth, Morris, Pratt 1977.
 */
export const placeOf = (wanted: string, text: string): number => {
  if (wanted.length === 0) return 0
  if (wanted.length > text.length) return -1
  const fallback = fallbackOf(wanted)
  let matched = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    while (matched > 0 && wanted.charCodeAt(matched) !== unit) matched = fallback[matched - 1] ?? 0
    if (wanted.charCodeAt(matched) === unit) matched++
    if (matched === wanted.length) return at - matched + 1
  }
  return -1
}

/** For each prefix of `wanted`, the length of its longest proper suffix that is also a prefix. */
const fallbackOf = (wanted: string) => {
  const fallback = new Int32Array(wanted.length)
  let matched = 0
  for (let at = 1; at < wanted.length; at++) {
    const unit = wanted.charCodeAt(at)
    while (matched > 0 && wanted.charCodeAt(matched) !== unit) matched = fallback[matched - 1] ?? 0
    if (wanted.charCodeAt(matched) === unit) matched++
    fallback[at] = matched
  }
  return fallback
}
