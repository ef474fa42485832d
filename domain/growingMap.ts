/**
 * An immutable map without removals. Setting a value copies log n entries on average, as in a growing set. A copy of the whole map
 * for each value would make the fold of a long history quadratic.
 *
 * Each part is at most half as large as the part before it. A later part has the newer value of a key.
 */
export type GrowingMap<K, V> = ReadonlyArray<ReadonlyMap<K, V>>

/** The newest value of a key. */
export const valueOf = <K, V>(map: GrowingMap<K, V>, key: K): V | undefined =>
  map.findLast((part) => part.has(key))?.get(key)

/** A new map with the value. The given map stays as it is. */
export const withValue = <K, V>(map: GrowingMap<K, V>, key: K, value: V): GrowingMap<K, V> => {
  const parts = [...map]
  let last: ReadonlyMap<K, V> = new Map([[key, value]])
  for (let before = parts.at(-1); before !== undefined && before.size < 2 * last.size; before = parts.at(-1)) {
    parts.pop()
    last = new Map([...before, ...last])
  }
  return [...parts, last]
}
