/** The log of the inbox, in memory. As the real log does, it survives a restart of the bot. */
import { Effect, Layer, Queue, Stream } from "effect"
import { type StoredUpdate, UpdateLog } from "../../../gateways/telegram/inbox/updateLog.ts"
import { witnessOf } from "../../../streams/commit/identity.ts"
import { StreamUnavailable } from "../../../streams/errors.ts"

/** A put fails when `fails` returns true. */
export const memoryUpdateLog = (fails: () => boolean = () => false) =>
  Layer.sync(UpdateLog, () => {
    const log: Array<StoredUpdate> = []
    const known = new Set<string>()
    const waiting = new Set<() => void>()

    return UpdateLog.of({
      put: (id, data) =>
        Effect.suspend(() => {
          if (fails()) return Effect.fail(new StreamUnavailable({ what: "INBOX", cause: "away" }))
          if (known.has(id)) return Effect.succeed(null)
          known.add(id)
          log.push({ position: log.length + 1, data })
          for (const wake of waiting) wake()
          return Effect.succeed(log.length)
        }),
      // The positions of the others must stay.
      removeBefore: () => Effect.void,
      after: (asked, witness) =>
        Stream.callback<StoredUpdate>((queue) =>
          Effect.acquireRelease(
            Effect.sync(() => {
              const found = log[asked - 1]
              const isAnother = witness !== null && found !== undefined && witnessOf(found.data) !== witness
              let at = asked > log.length || isAnother ? 0 : asked
              const wake = () => {
                for (; at < log.length; at++) Queue.offerUnsafe(queue, log[at] as StoredUpdate)
              }
              waiting.add(wake)
              wake()
              return wake
            }),
            (wake) => Effect.sync(() => waiting.delete(wake))
          )
        )
    })
  })
