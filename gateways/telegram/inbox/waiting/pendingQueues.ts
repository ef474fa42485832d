/** The queues of the updates that are stored and not handled. */
export const makePendingQueues = () => {
  const keys = new Map<number, string>()
  const counts = new Map<string, number>()
  return {
    add: (position: number, key: string) => {
      if (keys.has(position)) return
      keys.set(position, key)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    remove: (position: number) => {
      const key = keys.get(position)
      if (key === undefined) return
      keys.delete(position)
      const count = (counts.get(key) ?? 1) - 1
      if (count === 0) counts.delete(key)
      else counts.set(key, count)
    },
    /** Undefined for an update that another process has stored, or that was not added yet. */
    keyAt: (position: number): string | undefined => keys.get(position),
    count: (key: string): number => counts.get(key) ?? 0,
    isPending: (key: string) => counts.has(key)
  }
}
