/** A source of items that can be closed. */
export interface Closable<Item> {
  readonly items: AsyncIterable<Item>
  readonly close: () => Promise<unknown>
}

/**
 * Items that arrive while the reader is busy come as one batch. The source waits when the reader is `most` items behind.
 *
 * A reader may end while it waits for a batch, and the source is closed at once. A generator would close it only after its
 * next item, which may never come.
 */
export const inBatches = <Raw, Item>(
  start: () => Promise<Closable<Raw>>,
  read: (raw: Raw) => Item,
  most = 4000
): AsyncIterable<ReadonlyArray<Item>> => ({ [Symbol.asyncIterator]: () => batchesOf(start, read, most) })

const batchesOf = <Raw, Item>(
  start: () => Promise<Closable<Raw>>,
  read: (raw: Raw) => Item,
  most: number
): AsyncIterator<ReadonlyArray<Item>, undefined> => {
  const waiting: Array<Item> = []
  let wake = () => {}
  let room = () => {}
  let hasEnded = false
  const run = async (started: Promise<Closable<Raw>>) => {
    for await (const item of (await started).items) {
      waiting.push(read(item))
      wake()
      if (waiting.length >= most) await new Promise<void>((resolve) => (room = resolve))
    }
  }
  const open = () => {
    const started = start()
    const pump = run(started).finally(() => {
      hasEnded = true
      wake()
    })
    pump.catch(() => {})
    const close = async () => (await started).close()
    return { pump, close: () => close().catch(() => {}) }
  }
  let source: ReturnType<typeof open> | null = null
  let isClosed = false
  const end = { done: true, value: undefined } as const
  const close = async () => {
    isClosed = true
    waiting.length = 0
    room()
    await source?.close()
  }

  return {
    next: async () => {
      if (isClosed) return end
      source ??= open()
      room()
      while (waiting.length === 0) {
        if (hasEnded) {
          await close()
          await source.pump
          return end
        }
        await new Promise<void>((resolve) => (wake = resolve))
        if (isClosed) return end
      }
      return { done: false, value: waiting.splice(0) }
    },
    return: async () => {
      await close()
      return end
    }
  }
}
