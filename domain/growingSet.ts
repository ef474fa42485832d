/**
 * An immutable set of texts to which values are only added. Adding copies log n values on average, where a copy of the whole
 * set for each value would make the fold of a long history quadratic.
 *
 * Each part is at most half as large as the part before it.
 */
export type GrowingSet<A> = ReadonlyArray<ReadonlySet<A>>

export const includes = <A>(set: GrowingSet<A>, value: A): boolean => set.some((part) => part.has(value))

export const include = <A>(set: GrowingSet<A>, value: A): GrowingSet<A> => {
  const parts = [...set]
  let last: ReadonlySet<A> = new Set([value])
  for (let before = parts.at(-1); before !== undefined && before.size < 2 * last.size; before = parts.at(-1)) {
    parts.pop()
    last = new Set([...before, ...last])
  }
  return [...parts, last]
}

export const growingSet = <A>(...values: ReadonlyArray<A>): GrowingSet<A> => values.reduce<GrowingSet<A>>(include, [])
