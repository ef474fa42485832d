/** The log in memory, for tests: the same contract as on NATS, with the same codec. */
import { Context, Effect, Layer, Queue, Stream } from "effect"
import { Codec } from "../codec/codec.ts"
import type { Stored } from "../commit/envelope.ts"
import { WrongLastSequence } from "../errors.ts"
import { EventStore } from "../eventStore.ts"
import { Feed } from "../feed.ts"
import { matches } from "./filters.ts"
import { witnessOf } from "../commit/identity.ts"
import { Keyring, MasterKey } from "../sealing/keyring.ts"
import { memoryBroadcast, memoryBuckets } from "./memoryBuckets.ts"
import { memoryProgress } from "./memoryProgress.ts"
import { NaturalKeys } from "../sealing/naturalKeys.ts"
import { keyFrom, newKeyBytes } from "../sealing/sealing.ts"

type Message = Stored & { readonly at: string; readonly command: string; readonly digest: string }

const storeAndFeed = Layer.effectContext(
  Effect.gen(function* () {
    const codec = yield* Codec
    const log: Array<Message> = []
    const waiting = new Set<() => void>()
    const head = () => log.at(-1)?.seq ?? 0
    const bySubject = new Map<string, Array<Message>>()
    const of = (subject: string) => bySubject.get(subject) ?? []
    const lastOf = (subject: string) => of(subject).at(-1)?.seq ?? 0

    const append: EventStore["Service"]["append"] = Effect.fnUntraced(function* (...commits) {
      const bytes = yield* Effect.forEach(commits, codec.encode)
      const known = commits.flatMap(
        ({ subject, command, digest }) =>
          of(subject).find((each) => each.command === command && each.digest === digest)?.seq ?? []
      )
      if (known.length === commits.length) return known
      const late = commits.find(({ subject, expected }) => lastOf(subject) !== expected)
      if (late !== undefined) return yield* new WrongLastSequence({ subject: late.subject })
      const seqs = commits.map(({ subject, at, command, digest }, i) => {
        const seq = head() + 1
        const message: Message = {
          subject,
          seq,
          at,
          command,
          digest,
          data: bytes[i] ?? new Uint8Array(),
          continues: i < commits.length - 1
        }
        log.push(message)
        bySubject.set(subject, [...of(subject), message])
        return seq
      })
      for (const wake of waiting) wake()
      return seqs
    })

    const follow = (after: number, subjects: ReadonlyArray<string> | undefined) =>
      Stream.callback<ReadonlyArray<Message>>((queue) =>
        Effect.acquireRelease(
          Effect.sync(() => {
            let at = after
            const wake = () => {
              // Positions in memory have no gaps: message n has position n.
              const next = log.slice(at)
              at = Math.max(at, head())
              Queue.offerUnsafe(
                queue,
                next.filter(({ subject }) => matches(subjects, subject))
              )
            }
            waiting.add(wake)
            wake()
            return wake
          }),
          (wake) => Effect.sync(() => waiting.delete(wake))
        )
      )

    return Context.make(EventStore, {
      append,
      load: (subject, after = 0) => codec.decode(of(subject).filter(({ seq }) => seq > after)),
      lastSeq: (subject) => Effect.sync(() => lastOf(subject)),
      connectionEpoch: Effect.succeed(0)
    }).pipe(
      Context.add(Feed, {
        commits: ({ after, subjects }) =>
          follow(after, subjects).pipe(Stream.mapEffect(codec.decode), Stream.flattenIterable),
        head: Effect.sync(head),
        lastOf: (filter) => Effect.sync(() => log.findLast(({ subject }) => matches([filter], subject))?.seq ?? 0),
        witnessAt: (seq) =>
          Effect.sync(() => {
            const found = log[seq - 1]
            return found === undefined ? null : witnessOf(found.data)
          }),
        positionAt: (at) => Effect.sync(() => log.findLast((each) => each.at <= at)?.seq ?? 0)
      })
    )
  })
)

/** All parts of the log in memory, with its own master key. */
export const memoryRecord = storeAndFeed.pipe(
  Layer.provideMerge(Codec.layer),
  Layer.provideMerge(NaturalKeys.layer),
  Layer.provideMerge(Keyring.layer),
  Layer.provideMerge(memoryBuckets),
  Layer.provideMerge(Layer.merge(memoryBroadcast, memoryProgress)),
  Layer.provideMerge(Layer.sync(MasterKey, () => keyFrom(newKeyBytes())))
)
