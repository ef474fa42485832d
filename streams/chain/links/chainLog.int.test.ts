/** The contract of the stream of the audit chain, on NATS and in memory. */
import { Effect, Layer, Stream } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type NatsProcess, startNats } from "../../../tests/support/nats/natsProcess.ts"
import { memoryChain } from "../../memory/memoryChain.ts"
import { natsClient } from "../../nats/client/jetstream.ts"
import { Nats } from "../../nats/client/nats.ts"
import { jetstreamChain } from "../../nats/log/jetstreamChain.ts"
import { ensureStorage } from "../../nats/storage/storage.ts"
import { ChainLog } from "./chainLog.ts"

let server: NatsProcess
beforeAll(async () => {
  server = await startNats()
})
afterAll(() => server.stop())

const onNats = () =>
  jetstreamChain.pipe(
    Layer.provideMerge(Layer.effectDiscard(ensureStorage("CHAIN"))),
    Layer.provideMerge(natsClient({ url: server.url, name: "test", replicas: 1 }))
  )
const bytes = (text: string) => Buffer.from(text)

describe.each([
  ["NATS", onNats as () => Layer.Layer<ChainLog, unknown>],
  ["memory", () => memoryChain as Layer.Layer<ChainLog, unknown>]
])("the chain on %s", (_, layer) => {
  test("keeps one order of links and checkpoints, and refuses an append behind its end", () =>
    Effect.gen(function* () {
      const chain = yield* ChainLog
      expect(yield* chain.last("any")).toBe(null)
      expect(yield* Stream.runCollect(chain.after(0))).toEqual([])
      expect(yield* chain.append("links", bytes("a"), 0)).toBe(1)
      expect(yield* chain.append("checkpoints", bytes("b"), 1)).toBe(2)
      expect(yield* Effect.flip(chain.append("links", bytes("fork"), 1))).toMatchObject({ _tag: "ChainMoved" })
      expect(yield* Effect.flip(chain.append("checkpoints", bytes("fork"), 0))).toMatchObject({ _tag: "ChainMoved" })
      expect(yield* chain.append("links", bytes("c"), 2)).toBe(3)
      const text = (found: { readonly data: Uint8Array } | null) =>
        found === null ? null : Buffer.from(found.data).toString()
      expect([
        text(yield* chain.last("any")),
        text(yield* chain.last("checkpoints")),
        text(yield* chain.at(1))
      ]).toEqual(["c", "b", "a"])
      const read = (yield* Stream.runCollect(chain.after(1))).flat()
      expect(read.map((message) => [message.seq, text(message)])).toEqual([
        [2, "b"],
        [3, "c"]
      ])
    }).pipe(Effect.provide(layer()), Effect.runPromise))
})

test("nothing in the stream can be deleted or purged", () =>
  Effect.gen(function* () {
    const nats = yield* Nats
    expect(yield* Effect.flip(nats.remove("CHAIN", 1))).toMatchObject({ _tag: "NatsFault" })
    expect(yield* Effect.flip(nats.purge("CHAIN", "chain.>"))).toMatchObject({ _tag: "NatsFault" })
  }).pipe(Effect.provide(onNats()), Effect.runPromise))
