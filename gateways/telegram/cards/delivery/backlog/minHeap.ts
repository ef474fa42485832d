/**
 * A queue whose next item has the lowest order; of equal orders, the item that was added first. Adding and taking cost the
 * logarithm of its length.
 */
export interface MinHeap<A> {
  readonly add: (order: number, item: A) => void
  readonly take: () => A | undefined
  readonly size: () => number
}

export const makeMinHeap = <A>(): MinHeap<A> => {
  const heap: Array<{ readonly order: number; readonly added: number; readonly item: A }> = []
  let added = 0
  const isBefore = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]]
    if (a === undefined || b === undefined) return b === undefined && a !== undefined
    return a.order === b.order ? a.added < b.added : a.order < b.order
  }
  const swap = (one: number, other: number) => {
    const [a, b] = [heap[one], heap[other]]
    if (a === undefined || b === undefined) return
    heap[one] = b
    heap[other] = a
  }
  const rise = (from: number) => {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (isBefore(parent, at)) return
      swap(parent, at)
      at = parent
    }
  }
  const sink = () => {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const lower = isBefore(right, left) ? right : left
      if (lower >= heap.length || isBefore(at, lower)) return
      swap(at, lower)
      at = lower
    }
  }
  return {
    add: (order, item) => {
      heap.push({ order, added: added++, item })
      rise(heap.length - 1)
    },
    take: () => {
      swap(0, heap.length - 1)
      const first = heap.pop()
      sink()
      return first?.item
    },
    size: () => heap.length
  }
}
