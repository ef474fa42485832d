/** Stores in memory that can stop a process before or after a chosen write to the bucket of the bot. */
import { Effect, Layer } from "effect"
import { StreamUnavailable } from "../../../../streams/errors.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { type Bucket, Buckets } from "../../../../streams/ports/bucket.ts"
import { memoryUpdateLog } from "../../kit/memoryUpdateLog.ts"

/** The end of a process: it waits forever at the write with this number. `isDone`: the write is done before the wait. */
export interface EndAt {
  readonly write: number
  readonly isDone: boolean
}

export const makeEndingStores = () => {
  let end: EndAt | null = null
  let writes = 0
  let isOver = false

  const write = <A, E>(run: Effect.Effect<A, E>) =>
    Effect.suspend((): Effect.Effect<A, E | StreamUnavailable> => {
      if (isOver) return Effect.fail(new StreamUnavailable({ what: "OUTBOX", cause: "the process has ended" }))
      writes++
      if (end === null || writes < end.write) return run
      return writes === end.write && end.isDone ? Effect.andThen(run, Effect.never) : Effect.never
    })
  const ending = (bucket: Bucket): Bucket => ({
    ...bucket,
    put: (...given) => write(bucket.put(...given)),
    create: (...given) => write(bucket.create(...given)),
    update: (...given) => write(bucket.update(...given)),
    remove: (...given) => write(bucket.remove(...given)),
    erase: (...given) => write(bucket.erase(...given))
  })
  const buckets = Layer.effect(
    Buckets,
    Effect.map(Buckets, (inner) =>
      Buckets.of({
        ...inner,
        open: (name) => (name === "OUTBOX" ? Effect.map(inner.open(name), ending) : inner.open(name))
      })
    )
  )
  return {
    durable: Layer.provideMerge(buckets, Layer.merge(memoryRecord, memoryUpdateLog())),
    /** Counts the writes from now on, and ends the process at one of them. */
    endAt: (at: EndAt | null) => {
      ;[end, writes, isOver] = [at, 0, false]
    },
    isReached: () => end !== null && writes >= end.write,
    writes: () => writes,
    /** Kills a process that waits. Its writes during the close fail. */
    kill: async (close: () => Promise<void>) => {
      isOver = true
      await close()
    }
  }
}
