/** Counts of losses by reason. A reason is a name in kebab-case, never a text of a person. */
export type LossCounts = Readonly<Record<string, number>>

export const makeCounts = () => {
  const counted = new Map<string, number>()
  return {
    add: (reason: string, count = 1) => {
      if (count > 0) counted.set(reason, (counted.get(reason) ?? 0) + count)
    },
    addAll: (more: LossCounts) => {
      for (const [reason, count] of Object.entries(more)) counted.set(reason, (counted.get(reason) ?? 0) + count)
    },
    all: (): LossCounts => Object.fromEntries(counted)
  }
}
export type Counting = ReturnType<typeof makeCounts>

export const totalOf = (counts: LossCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
