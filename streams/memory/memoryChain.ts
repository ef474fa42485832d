/** The audit chain in memory, for tests: the same contract as on NATS. */
import { Effect, Layer, Stream } from "effect"
import { type ChainKind, ChainLog, ChainMoved, type ChainStored } from "../chain/links/chainLog.ts"

export interface MemoryChainMessage extends ChainStored {
  readonly kind: ChainKind
}

/** A chain on these messages, which the appends change. */
export const chainOn = (messages: Array<MemoryChainMessage>): ChainLog["Service"] => ({
  at: (seq) => Effect.sync(() => messages.find((each) => each.seq === seq) ?? null),
  last: (kind) => Effect.sync(() => messages.findLast((message) => kind === "any" || message.kind === kind) ?? null),
  after: (seq) =>
    Stream.suspend(() => {
      const later = messages.filter((each) => each.seq > seq)
      return later.length === 0 ? Stream.empty : Stream.make(later)
    }),
  append: (kind, data, expected) =>
    Effect.suspend(() => {
      const end = messages.at(-1)?.seq ?? 0
      if (end !== expected) return Effect.fail(new ChainMoved())
      messages.push({ seq: end + 1, kind, data })
      return Effect.succeed(end + 1)
    })
})

export const memoryChain = Layer.sync(ChainLog, () => chainOn([]))
