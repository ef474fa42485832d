/**
 * The function with its answers kept, for words that are compared with each other many times. Above `most` answers it
 * begins again, so that its memory is bounded.
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
