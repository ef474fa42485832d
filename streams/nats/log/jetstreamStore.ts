/** The event store on JetStream: stream `EVT`, and the rules of appending. */
import { Effect, Layer } from "effect"
import { Codec } from "../../codec/codec.ts"
import { isReadable, type Recorded } from "../../commit/envelope.ts"
import { messageIdOf } from "../../commit/identity.ts"
import type { Subject } from "../../commit/subjects.ts"
import { CommitTooLarge, LogChanged, StreamFull, StreamUnavailable, WrongLastSequence } from "../../errors.ts"
import { EventStore, type Pending } from "../../ports/eventStore.ts"
import { Keyring } from "../../sealing/keyring.ts"
import { Quarantine } from "../../quarantine/quarantine.ts"
import { LogGuard } from "../../following/logGuard.ts"
import { AppendTimeouts } from "../client/appendTimeouts.ts"
import { makeFullLog } from "../append/fullLog.ts"
import { makeGroupCommit } from "../append/groupCommit.ts"
import type { Answer, Unit } from "../append/units.ts"
import { type Incoming, Nats, NatsFault, type Outgoing } from "../client/nats.ts"
import { afterReconnect, reconnecting } from "../client/servers.ts"
import { WhenStuck } from "../client/whenStuck.ts"

export const stream = "EVT"

interface Parts {
  readonly nats: Nats["Service"]
  readonly codec: Codec["Service"]
  readonly guard: LogGuard["Service"]
  readonly publish: (messages: Unit["messages"]) => Effect.Effect<Answer>
  readonly full: Effect.Success<ReturnType<typeof makeFullLog>>
}

export const jetstreamStore = Layer.effect(
  EventStore,
  Effect.gen(function* () {
    const nats = yield* Nats
    const guard = yield* LogGuard
    const publish = yield* makeGroupCommit({
      nats,
      guard,
      whenStuck: yield* WhenStuck,
      ...(yield* AppendTimeouts)
    })
    const full = yield* makeFullLog(nats, stream)
    const parts = { nats, guard, codec: yield* Codec, publish, full }
    const read = makeRead(parts)
    const quarantine = yield* Quarantine
    const { forgets } = yield* Keyring
    return EventStore.of({
      append: makeAppend(parts, read),
      load: (subject, after) => Effect.flatMap(read(subject, after), quarantine.readable),
      lastSeq: (subject) =>
        Effect.andThen(
          verifiedSoon(guard),
          afterReconnect(
            subject,
            Effect.map(nats.last(stream, subject), (found) => found?.seq ?? 0)
          )
        ),
      connectionEpoch: Effect.sync(() => nats.connectionEpoch() + guard.continuity.acceptances() + forgets())
    })
  })
)

/** A read waits for a connection that comes back, as other reads do. */
const verifiedSoon = ({ verified }: LogGuard["Service"]) =>
  Effect.retry(verified, { while: ({ _tag }) => _tag === "StreamUnavailable", schedule: reconnecting })

/** All messages of one aggregate after position `after`, oldest first, also those that cannot be read. */
type Read = (subject: Subject, after?: number) => Effect.Effect<ReadonlyArray<Recorded>, StreamUnavailable | LogChanged>
type Append = EventStore["Service"]["append"]

/** The most messages that one request of `nats.load` answers. */
const pageSize = 1000

const makeRead = ({ nats, codec, guard }: Pick<Parts, "nats" | "codec" | "guard">): Read =>
  Effect.fnUntraced(function* (subject, after = 0) {
    yield* verifiedSoon(guard)
    const found: Array<Incoming> = []
    let from = after + 1
    while (true) {
      const page = yield* afterReconnect(subject, nats.load(stream, subject, from))
      found.push(...page)
      if (page.length < pageSize) break
      from = (page.at(-1)?.seq ?? from) + 1
    }
    return yield* codec.decode(found)
  })

const makeAppend = ({ codec, publish, full }: Parts, read: Read): Append =>
  Effect.fnUntraced(function* (...commits) {
    const { subject } = commits[0]
    const [first, ...rest] = outgoing(commits, yield* Effect.forEach(commits, codec.encode))
    if (first === undefined) return []
    const answer = yield* publish([first, ...rest])
    if (answer instanceof LogChanged) return yield* answer
    if (!(answer instanceof NatsFault)) yield* full.stored
    if (!(answer instanceof NatsFault) && !answer.duplicate) {
      const before = answer.seq - commits.length
      return [first, ...rest].map(({ data }, i) => {
        const seq = before + 1 + i
        codec.noteStored(data, seq)
        return seq
      })
    }
    if (answer instanceof NatsFault) {
      if (answer.kind === "full") {
        yield* full.refused
        return yield* new StreamFull({ what: subject })
      }
      if (answer.kind === "too-large") return yield* new CommitTooLarge({ subject, bytes: longest([first, ...rest]) })
      if (answer.kind === "unknown") return yield* new StreamUnavailable({ what: subject, cause: answer.cause })
    }
    // A conflict or a duplicate: an earlier publish of these commits was stored, or another writer was first.
    const stored = yield* storedBefore(read, commits)
    return stored ?? (yield* new WrongLastSequence({ subject }))
  })

/** Only the first commit of each subject has an expectation: the server refuses a second one, and the batch is contiguous. */
const outgoing = (commits: ReadonlyArray<Pending>, bytes: ReadonlyArray<Uint8Array>): ReadonlyArray<Outgoing> => {
  const subjects = new Set<Subject>()
  // Commands on one aggregate do not depend on being applied together.
  const areIndependent = new Set(commits.map(({ subject }) => subject)).size === 1
  return commits.map(({ subject, command, expected }, i) => {
    const isFirst = !subjects.has(subject)
    subjects.add(subject)
    return {
      subject,
      data: bytes[i] ?? new Uint8Array(),
      id: messageIdOf(command, subject),
      ...(isFirst ? { expected } : {}),
      ...(areIndependent ? { endsUnit: true } : {})
    }
  })
}

const longest = (messages: ReadonlyArray<Outgoing>) => Math.max(...messages.map(({ data }) => data.byteLength))

/**
 * The sequences of commits that an earlier publish stored: directly after their expected sequences, in order. Null when a
 * subject has another commit there; the caller then loads it, and finds its command if that was stored.
 */
const storedBefore = Effect.fnUntraced(function* (read: Read, commits: ReadonlyArray<Pending>) {
  const unread = new Map<Subject, Array<Recorded>>()
  for (const { subject, expected } of commits)
    if (!unread.has(subject)) unread.set(subject, [...(yield* read(subject, expected))])
  const seqs: Array<number> = []
  for (const { subject, command, digest } of commits) {
    const next = unread.get(subject)?.shift()
    if (next === undefined || !isReadable(next) || next.command !== command || next.digest !== digest) return null
    seqs.push(next.seq)
  }
  return seqs
})
