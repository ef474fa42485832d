/** The name that was probably meant by one that does not exist. */

/** Differences in letters, in proportion to the length of the name, up to which another name was probably meant. */
const mostDifferent = 1 / 4

/** The nearest of the known names, in any case; null when none is near. */
export const nearestName = (name: string, known: ReadonlyArray<string>): string | null => {
  const [nearest] = known
    .map((each) => ({ name: each, distance: distanceOf(name.toUpperCase(), each.toUpperCase()) }))
    .filter(({ name: each, distance }) => distance <= Math.max(name.length, each.length) * mostDifferent)
    .toSorted((a, b) => a.distance - b.distance)
  return nearest?.name ?? null
}

/** The number of letters that were added, left out, changed, or exchanged with the next one (optimal string alignment). */
const distanceOf = (from: string, to: string): number => {
  let beforeLast: Array<number> = []
  let last = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const changed = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      const isExchanged = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const exchanged = isExchanged ? (beforeLast[j - 2] ?? 0) + 1 : changed
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, exchanged))
    }
    beforeLast = last
    last = row
  }
  return last[to.length] ?? 0
}
