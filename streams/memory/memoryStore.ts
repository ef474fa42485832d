/** The log in memory, for tests: the same contract as on NATS, with the same codec. */
import { randomUUID } from "node:crypto"
import { Context, Effect, Layer, Queue, Stream } from "effect"
import { Codec } from "../codec/codec.ts"
import type { Stored } from "../commit/envelope.ts"
import { WrongLastSequence } from "../errors.ts"
import { EventStore, type Pending } from "../ports/eventStore.ts"
import { Feed } from "../ports/feed.ts"
import { RawLog } from "../keys/rawLog.ts"
import { knownSince, LogGuard } from "../following/logGuard.ts"
import { LogProbe, type RecordedFacts } from "../following/logProbe.ts"
import { matches } from "./filters.ts"
import { witnessOf } from "../commit/identity.ts"
import { Keyring } from "../sealing/keyring.ts"
import { auditLayer } from "../chain/requested/requestedCheck.ts"
import { memoryAccess } from "./memoryAccess.ts"
import { memoryMasterKey } from "./memoryMasterKey.ts"
import { memoryBroadcast, memoryBuckets } from "./memoryBuckets.ts"
import { memoryChain } from "./memoryChain.ts"
import { memoryDeliveries } from "./memoryDeliveries.ts"
import { memoryDeadLetters } from "./memoryDeadLetters.ts"
import { memorySourceInbox } from "../inbox/memorySourceInbox.ts"
import { memoryProgress } from "./memoryProgress.ts"
import { NaturalKeys } from "../sealing/naturalKeys.ts"
import { Troubles } from "../troubles.ts"
import { Quarantine } from "../quarantine/quarantine.ts"

type Message = Stored & { readonly at: string; readonly command: string; readonly digest: string }

/** The stored messages, also by subject, and the followers that wait for more. */
class MemoryLog {
  readonly messages: Array<Message> = []
  private readonly bySubject = new Map<string, Array<Message>>()
  private readonly waiting = new Set<() => void>()

  readonly head = (): number => this.messages.at(-1)?.seq ?? 0
  readonly of = (subject: string): ReadonlyArray<Message> => this.bySubject.get(subject) ?? []
  readonly lastOf = (subject: string): number => this.of(subject).at(-1)?.seq ?? 0
  readonly witnessAt = (seq: number): string | null => {
    const found = this.messages[seq - 1]
    return found === undefined ? null : witnessOf(found.data)
  }

  /** Stores all messages, then wakes the followers. Returns the positions. */
  readonly add = (messages: ReadonlyArray<Omit<Message, "seq">>): ReadonlyArray<number> => {
    const seqs = messages.map((each) => {
      const message: Message = { ...each, seq: this.head() + 1 }
      this.messages.push(message)
      const before = this.bySubject.get(message.subject)
      if (before === undefined) this.bySubject.set(message.subject, [message])
      else before.push(message)
      return message.seq
    })
    for (const wake of this.waiting) wake()
    return seqs
  }

  /** The matching messages after a position, in batches. Never ends. */
  readonly follow = (after: number, subjects: ReadonlyArray<string> | undefined) =>
    Stream.callback<ReadonlyArray<Message>>((queue) =>
      Effect.acquireRelease(
        Effect.sync(() => {
          let at = after
          const wake = () => {
            // Positions in memory have no gaps: message n has position n.
            const next = this.messages.slice(at)
            at = Math.max(at, this.head())
            Queue.offerUnsafe(
              queue,
              next.filter(({ subject }) => matches(subjects, subject))
            )
          }
          this.waiting.add(wake)
          wake()
          return wake
        }),
        (wake) => Effect.sync(() => this.waiting.delete(wake))
      )
    )
}

/** The positions of commits that are stored already, directly after their expected positions; null when others are there. */
const storedBefore = (log: MemoryLog, commits: ReadonlyArray<Pending>): ReadonlyArray<number> | null => {
  const unread = new Map(
    commits.map(({ subject, expected }) => [subject, log.of(subject).filter(({ seq }) => seq > expected)])
  )
  const seqs = commits.flatMap(({ subject, command, digest }) => {
    const next = unread.get(subject)?.shift()
    return next?.command === command && next.digest === digest ? [next.seq] : []
  })
  return seqs.length === commits.length ? seqs : null
}

const nothing = new Uint8Array()

const makeAppend = (codec: Codec["Service"], log: MemoryLog): EventStore["Service"]["append"] =>
  Effect.fnUntraced(function* (...commits) {
    const bytes = yield* Effect.forEach(commits, codec.encode)
    const known = storedBefore(log, commits)
    if (known !== null) return known
    const late = commits.find(({ subject, expected }) => log.lastOf(subject) !== expected)
    const together = new Set(commits.map(({ subject }) => subject)).size > 1
    if (late !== undefined) return yield* new WrongLastSequence({ subject: late.subject })
    const seqs = log.add(
      commits.map(({ subject, at, command, digest }, i) => ({
        subject,
        at,
        command,
        digest,
        data: bytes[i] ?? nothing,
        continues: together && i < commits.length - 1
      }))
    )
    seqs.forEach((seq, i) => codec.noteStored(bytes[i] ?? nothing, seq))
    return seqs
  })

/** Stores messages that no codec has made: a commit of a newer version, or damaged bytes. */
export class RawMessages extends Context.Service<
  RawMessages,
  {
    /** Returns the position. */
    readonly store: (subject: string, data: Uint8Array) => Effect.Effect<number>
  }
>()("tracker/streams/memory/RawMessages") {}

/** The messages of one log, shared by its store and its feed. */
class TheLog extends Context.Service<TheLog, MemoryLog>()("tracker/streams/memory/TheLog") {
  static readonly layer = Layer.sync(TheLog, () => new MemoryLog())
}

/** A log in memory has an identity of its own, and its positions have no gaps. */
const memoryProbe = Layer.effect(
  LogProbe,
  Effect.map(TheLog, (log) => {
    let recorded: RecordedFacts = { identity: randomUUID(), accepted: 0, missing: null, lostAccepted: 0 }
    return LogProbe.of({
      facts: Effect.sync(() => ({ ...recorded, lost: 0, replicas: 1 })),
      witnessAt: (seq) => Effect.sync(() => log.witnessAt(seq)),
      record: (facts, { accepted }) =>
        Effect.sync(() => {
          if (accepted === recorded.accepted) recorded = { ...recorded, ...facts }
        }),
      connectionEpoch: () => 0
    })
  })
)

const memoryEventStore = Layer.effect(
  EventStore,
  Effect.gen(function* () {
    const codec = yield* Codec
    const log = yield* TheLog
    const quarantine = yield* Quarantine
    const guard = yield* LogGuard
    const { forgets } = yield* Keyring
    return EventStore.of({
      append: makeAppend(codec, log),
      load: (subject, after = 0) =>
        Effect.flatMap(codec.decode(log.of(subject).filter(({ seq }) => seq > after)), quarantine.readable),
      lastSeq: (subject) => Effect.sync(() => log.lastOf(subject)),
      connectionEpoch: Effect.sync(() => guard.continuity.acceptances() + forgets())
    })
  })
)

const memoryFeed = Layer.effect(
  Feed,
  Effect.gen(function* () {
    const codec = yield* Codec
    const log = yield* TheLog
    const guard = yield* LogGuard
    return Feed.of({
      continuity: guard.continuity,
      commits: ({ after, subjects }) =>
        Stream.fromEffectDrain(knownSince(guard)).pipe(
          Stream.concat(log.follow(after, subjects)),
          Stream.interruptWhen(guard.changed),
          Stream.mapEffect(codec.decode),
          Stream.flattenIterable
        ),
      range: ({ after, upTo, subjects }) =>
        Stream.unwrap(
          Effect.map(
            codec.decode(log.messages.slice(after, upTo).filter(({ subject }) => matches(subjects, subject))),
            (commits) => Stream.fromIterable(commits)
          )
        ),
      at: (position) =>
        Effect.map(codec.decode(log.messages.slice(position - 1, position)), ([commit]) => commit ?? null),
      head: Effect.sync(log.head),
      lastUpTo: (position) => Effect.sync(() => Math.min(position, log.head())),
      lastOf: (filter) =>
        Effect.sync(() => log.messages.findLast(({ subject }) => matches([filter], subject))?.seq ?? 0),
      witnessAt: (seq) => Effect.sync(() => log.witnessAt(seq)),
      positionAt: (at) => Effect.sync(() => log.messages.findLast((each) => each.at <= at)?.seq ?? 0)
    })
  })
)

const rawMessages = Layer.effect(
  RawMessages,
  Effect.map(TheLog, (log) => ({
    store: (subject: string, data: Uint8Array) =>
      Effect.sync(() => {
        const at = log.messages.at(-1)?.at ?? ""
        return log.add([{ subject, data, at, command: "", digest: "", continues: false }])[0] ?? 0
      })
  }))
)

const memoryRawLog = Layer.effect(
  RawLog,
  Effect.map(TheLog, (log) =>
    RawLog.of({
      head: Effect.sync(log.head),
      after: (position) => Stream.suspend(() => Stream.make(log.messages.slice(position))),
      at: (position) => Effect.sync(() => log.messages[position - 1] ?? null),
      of: (subject) => Effect.sync(() => log.of(subject))
    })
  )
).pipe(Layer.provide(TheLog.layer))

/** All parts of the log in memory, with its own master key. */
export const memoryRecord = Layer.mergeAll(memoryEventStore, rawMessages, auditLayer).pipe(
  Layer.provideMerge(Quarantine.layer),
  Layer.provideMerge(memoryFeed),
  Layer.provideMerge(LogGuard.layer.pipe(Layer.provideMerge(memoryProbe))),
  Layer.provide(TheLog.layer),
  Layer.provideMerge(Codec.layer),
  Layer.provideMerge(Layer.mergeAll(NaturalKeys.layer, memoryAccess, memoryDeliveries, memorySourceInbox)),
  Layer.provideMerge(Keyring.layer),
  Layer.provideMerge(Layer.mergeAll(memoryBuckets, memoryRawLog, memoryChain)),
  Layer.provideMerge(Layer.mergeAll(memoryBroadcast, memoryProgress, memoryDeadLetters, Troubles.layer)),
  Layer.provideMerge(memoryMasterKey())
)
