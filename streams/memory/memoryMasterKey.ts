/** A master key in memory, for tests. */
import { Effect, Layer } from "effect"
import { MasterKey } from "../generations/masterKey.ts"
import { keyFrom, newKeyBytes, type SealingKey } from "../cipher/sealing.ts"

export const memoryMasterKey = (first: SealingKey = keyFrom(newKeyBytes())) =>
  Layer.sync(MasterKey, () => {
    let keys: ReadonlyArray<SealingKey> = [first]
    return MasterKey.of({
      read: Effect.sync(() => keys),
      prepare: (earlier) =>
        Effect.sync(() => {
          const next = keys.find((key) => !earlier(key)) ?? keyFrom(newKeyBytes())
          keys = [...keys.filter((key) => key !== next), next]
          return next
        }),
      finish: (kept) =>
        Effect.sync(() => {
          keys = [kept]
          return null
        })
    })
  })
