/** Fetches what a person will probably see next, so that it is there when they see it. */

export const makeAhead = <A>(fetch: (id: string) => Promise<A>) => {
  let prepared = new Map<string, Promise<A>>()
  const begin = (id: string) => {
    const answer = fetch(id)
    // A failure is forgotten: the one who takes the answer asks again.
    answer.catch(() => prepared.delete(id))
    return answer
  }
  return {
    /** Prepares these answers, and forgets the others. */
    prepare: (ids: ReadonlyArray<string>) => {
      prepared = new Map(ids.map((id) => [id, prepared.get(id) ?? begin(id)]))
    },
    /** The prepared answer, or a new one. Each prepared answer is used once, because it grows old. */
    take: (id: string): Promise<A> => {
      const answer = prepared.get(id) ?? fetch(id)
      prepared.delete(id)
      return answer
    }
  }
}
