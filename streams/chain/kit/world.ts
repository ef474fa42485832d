/** A log and its audit chain in memory, which tests may forge as a person with access to the files could. */
import { Effect, Layer, Stream } from "effect"
import type { Stored } from "../../commit/envelope.ts"
import type { LogChanged } from "../../errors.ts"
import { LogGuard } from "../../following/logGuard.ts"
import { type LogFacts, LogProbe } from "../../following/logProbe.ts"
import { emptyRawLog, RawLog } from "../../keys/rawLog.ts"
import { memoryBuckets } from "../../memory/memoryBuckets.ts"
import { chainOn, type MemoryChainMessage } from "../../memory/memoryChain.ts"
import { memoryMasterKey } from "../../memory/memoryMasterKey.ts"
import { Keyring } from "../../sealing/keyring.ts"
import { Troubles } from "../../troubles.ts"
import { AuditChain } from "../auditChain.ts"
import { ChainLog } from "../links/chainLog.ts"
import { type ChainMessage, decodeMessage, encodeMessage } from "../links/entry.ts"

/** A commit with sealed bytes of its own. */
export const commitAt = (seq: number, subject = `evt.task.task${String(seq).padStart(8, "0")}`): Stored => ({
  seq,
  subject,
  continues: false,
  data: Buffer.from(
    JSON.stringify({
      command: `c${seq}`,
      digest: "d",
      at: "2026-11-24T10:00:00.000Z",
      actor: "person:ada00000",
      causation: null,
      correlation: `r${seq}`,
      traceparent: null,
      events: [
        { v: 1, data: { _tag: "TaskRetitled", title: { sealed: Buffer.from(`title ${seq}`).toString("base64") } } }
      ]
    })
  )
})

export interface World {
  /** The messages of stream `EVT`, in order. */
  log: Array<Stored>
  /** The messages of stream `CHAIN`, in order. */
  chain: Array<MemoryChainMessage>
  facts: LogFacts
  /** The change that the guard of the log has found. */
  changed: LogChanged | null
}

export const worldOf = (commits: number): World => ({
  log: Array.from({ length: commits }, (_, i) => commitAt(i + 1)),
  chain: [],
  facts: { identity: "installation-1", accepted: 0, missing: null, lost: 0, lostAccepted: 0, replicas: 1 },
  changed: null
})

/** The log of a world, as it is at each read. */
const rawLogOf = (world: World) =>
  RawLog.of({
    head: Effect.sync(() => world.log.at(-1)?.seq ?? 0),
    after: (position) => Stream.suspend(() => Stream.make(world.log.filter(({ seq }) => seq > position))),
    at: (position) => Effect.sync(() => world.log.find(({ seq }) => seq === position) ?? null),
    of: (subject) => Effect.sync(() => world.log.filter((each) => each.subject === subject))
  })

const probeOf = (world: World) =>
  LogProbe.of({
    facts: Effect.sync(() => world.facts),
    witnessAt: () => Effect.succeed(null),
    record: () => Effect.void,
    connectionEpoch: () => 0
  })

/** The guard of the log, without the comparisons that it repeats. */
const guardOf = (world: World) =>
  LogGuard.of({
    note: () => {},
    highest: () => 0,
    verified: Effect.void,
    compare: Effect.void,
    changed: Effect.never,
    continuity: {
      acceptances: () => world.facts.accepted,
      found: () => world.changed,
      sound: Effect.void,
      identity: Effect.sync(() => world.facts.identity),
      check: () => Effect.void,
      accept: Effect.void
    }
  })

/** The keys of an installation, for several processes of it. */
export const makeKeys = () => {
  const master = memoryMasterKey()
  const buckets = Layer.succeedContext(Effect.runSync(Effect.scoped(Layer.build(memoryBuckets))))
  return Keyring.layer.pipe(Layer.provide(Layer.mergeAll(buckets, emptyRawLog, master)))
}

/** A process of the installation on this world. */
export const processOn = (world: World, keys: ReturnType<typeof makeKeys>) => {
  const chain: ChainLog["Service"] = {
    after: (seq) => chainOn(world.chain).after(seq),
    at: (seq) => chainOn(world.chain).at(seq),
    last: (kind) => Effect.suspend(() => chainOn(world.chain).last(kind)),
    append: (...message) => Effect.suspend(() => chainOn(world.chain).append(...message))
  }
  return Layer.fresh(AuditChain.layer).pipe(
    Layer.provide(Layer.mergeAll(Layer.succeed(LogProbe, probeOf(world)), Layer.succeed(LogGuard, guardOf(world)))),
    Layer.provideMerge(Troubles.layer),
    Layer.provide(
      Layer.mergeAll(Layer.succeed(ChainLog, chain), Layer.succeed(RawLog, rawLogOf(world)), Layer.fresh(keys))
    )
  )
}

/** A copy that can be changed without the first one. */
export const copyOf = ({ log, chain, ...rest }: World): World => ({
  ...rest,
  log: log.map((each) => ({ ...each, data: Buffer.from(each.data) })),
  chain: chain.map((each) => ({ ...each, data: Buffer.from(each.data) }))
})

/** Rewrites the messages of the chain, as a forger without the key can. */
export const rewriteChain = (world: World, change: (message: ChainMessage, seq: number) => ChainMessage | null) => {
  world.chain = world.chain.flatMap((stored) => {
    const message = decodeMessage(stored.data)
    const changed = message === null ? null : change(message, stored.seq)
    return changed === null ? [] : [{ ...stored, data: encodeMessage(changed) }]
  })
}

export const noProgress = () => Effect.void
