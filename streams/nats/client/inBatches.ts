/** A source of items that can be closed. */
export interface Closable<Item> {
  readonly items: AsyncIterable<Item>
  readonly close: () => Promise<unknown>
}

/** Items that arrive while the reader is busy come as one batch. The source waits when the reader is `most` items behind. */
export async function* inBatches<Raw, Item>(
  start: () => Promise<Closable<Raw>>,
  read: (raw: Raw) => Item,
  most = 4000
): AsyncGenerator<ReadonlyArray<Item>> {
  const { items, close } = await start()
  const waiting: Array<Item> = []
  let wake = () => {}
  let room = () => {}
  let ended = false
  const pump = (async () => {
    for await (const item of items) {
      waiting.push(read(item))
      wake()
      if (waiting.length >= most) await new Promise<void>((resolve) => (room = resolve))
    }
  })().finally(() => {
    ended = true
    wake()
  })
  pump.catch(() => {})
  try {
    while (true) {
      if (waiting.length === 0) {
        if (ended) return await pump
        await new Promise<void>((resolve) => (wake = resolve))
        continue
      }
      yield waiting.splice(0)
      room()
    }
  } finally {
    room()
    await close()
  }
}
