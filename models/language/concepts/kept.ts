/**
 * Caches the answers of a function, for words that are compared many times. Drops all answers when there are `most`, so its memory
 * is bounded.
 */
export const keeping = <A>(most: number, read: (word: string) => A): ((word: string) => A) => {
  const kept = new Map<string, A>()
  return (word) => {
    const known = kept.get(word)
    if (known !== undefined) return known
    const found = read(word)
    if (kept.size >= most) kept.clear()
    kept.set(word, found)
    return found
  }
}
