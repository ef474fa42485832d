/** Broadcast on core NATS: only the present subscribers get a message. */
import { Effect, Layer, Metric, Queue, Stream } from "effect"
import { createHmac, timingSafeEqual } from "node:crypto"
import { Broadcast } from "../ports/broadcast.ts"
import { Keyring } from "../sealing/keyring.ts"
import type { SealingKey } from "../cipher/sealing.ts"
import { whileStarting } from "../sealing/whileStarting.ts"
import { Nats } from "./client/nats.ts"

/** The server refuses more than 1 MiB. Publishers cut their messages below this. */
const mostBytes = 1_000_000

export const broadcastsDropped = Metric.counter("tracker_broadcasts_dropped_total", {
  incremental: true,
  description: "Broadcasts that no process of this installation has signed"
})

/**
 * Each message is signed with a key of the installation. Every program that reaches the servers may publish,
 * and a false announcement would make gateways show rows that no table has, or rebuild the tables. A message without the
 * right signature for its subject is dropped and counted.
 */
export const natsBroadcast = Layer.effect(
  Broadcast,
  Effect.gen(function* () {
    const nats = yield* Nats
    // It stays the same when the master key changes, so processes of different generations accept each other's messages.
    const key = yield* whileStarting((yield* Keyring).keyOf("installation:broadcast"))
    const context = yield* Effect.context<never>()
    let isTold = false
    const drop = (subject: string) =>
      Effect.gen(function* () {
        yield* Metric.update(broadcastsDropped, 1)
        if (isTold) return
        isTold = true
        yield* Effect.logWarning(
          "A program without the keys of this installation publishes to this product. Its messages are dropped.",
          {
            subject
          }
        )
      })
    return Broadcast.of({
      publish: (subject, value) =>
        Effect.suspend(() => {
          const data = signed(key, subject, JSON.stringify(value))
          if (data.byteLength > mostBytes)
            return Effect.logWarning("too large to broadcast; subscribers read the table instead", {
              subject,
              bytes: data.byteLength
            })
          return Effect.ignore(Effect.try({ try: () => nats.send(subject, data), catch: (cause) => cause }))
        }),
      subscribe: (filter) =>
        Stream.callback<{ readonly subject: string; readonly value: unknown }>((queue) =>
          nats.subscribe(filter, (subject, data) => {
            const json = verified(key, subject, Buffer.from(data))
            if (json === null) Effect.runForkWith(context)(drop(subject))
            else Queue.offerUnsafe(queue, { subject, value: JSON.parse(json) })
          })
        )
    })
  })
)

// JSON has no raw line break, so the last one ends it.
const lineBreak = 0x0a

const signed = (key: SealingKey, subject: string, json: string): Buffer =>
  Buffer.from(`${json}\n${signatureOf(key, subject, json)}`)

/** The JSON of a message; null when its signature is not right. */
const verified = (key: SealingKey, subject: string, data: Buffer): string | null => {
  const end = data.lastIndexOf(lineBreak)
  if (end < 0) return null
  const json = data.subarray(0, end).toString()
  const expected = Buffer.from(signatureOf(key, subject, json))
  const given = data.subarray(end + 1)
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected) ? json : null
}

const signatureOf = (key: SealingKey, subject: string, json: string): string =>
  createHmac("sha256", key).update(`${subject}\n${json}`).digest("base64url")
