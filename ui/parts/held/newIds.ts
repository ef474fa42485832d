/** The ids of a list that are new since a moment. A change of the list costs a comparison of references and the moved ids. */

/**
 * @param first the list at that moment
 * @param known the ids that are not new
 * @returns a function from the present list to its new ids, in their order
 */
export const makeNewIds = (first: ReadonlyArray<string>, known: { readonly has: (id: string) => boolean }) => {
  let before = first
  const added = new Set<string>()
  return (now: ReadonlyArray<string>): ReadonlyArray<string> => {
    if (now !== before) {
      const { from, to, toBefore } = differenceOf(before, now)
      for (const id of before.slice(from, toBefore)) added.delete(id)
      for (const id of now.slice(from, to)) if (!known.has(id)) added.add(id)
      before = now
    }
    return added.size === 0 ? [] : now.filter((id) => added.has(id))
  }
}

/** The part of two lists that differs: what is before `from` and after the ends is the same in both. */
const differenceOf = (before: ReadonlyArray<string>, now: ReadonlyArray<string>) => {
  const shorter = Math.min(before.length, now.length)
  let from = 0
  while (from < shorter && before[from] === now[from]) from++
  let same = 0
  while (same < shorter - from && before[before.length - 1 - same] === now[now.length - 1 - same]) same++
  return { from, to: now.length - same, toBefore: before.length - same }
}
