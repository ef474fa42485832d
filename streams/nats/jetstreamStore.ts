/** The event store on JetStream: stream `EVT`, and the rules of appending. */
import { Effect, Layer, Schedule } from "effect"
import { Codec } from "../codec/codec.ts"
import { isReadable, type Recorded } from "../commit/envelope.ts"
import { messageIdOf } from "../commit/identity.ts"
import type { Subject } from "../commit/subjects.ts"
import { StreamFull, StreamUnavailable, WrongLastSequence } from "../errors.ts"
import { EventStore, type Pending } from "../eventStore.ts"
import { Quarantine } from "../quarantine/quarantine.ts"
import { AppendTimeouts } from "./client/appendTimeouts.ts"
import { type Incoming, Nats, type NatsFault, type Outgoing } from "./client/nats.ts"
import { afterReconnect } from "./client/servers.ts"
import { WhenStuck } from "./client/whenStuck.ts"

export const stream = "EVT"

interface Parts {
  readonly nats: Nats["Service"]
  readonly codec: Codec["Service"]
  readonly whenStuck: Effect.Effect<void>
  readonly timeouts: { readonly answerMillis: number; readonly outcomeMillis: number }
}

export const jetstreamStore = Layer.effect(
  EventStore,
  Effect.gen(function* () {
    const nats = yield* Nats
    const parts = { nats, codec: yield* Codec, whenStuck: yield* WhenStuck, timeouts: yield* AppendTimeouts }
    const read = makeRead(parts)
    const quarantine = yield* Quarantine
    return EventStore.of({
      append: makeAppend(parts, read),
      load: (subject, after) => Effect.flatMap(read(subject, after), quarantine.readable),
      lastSeq: (subject) =>
        afterReconnect(
          subject,
          Effect.map(nats.last(stream, subject), (found) => found?.seq ?? 0)
        ),
      connectionEpoch: Effect.sync(nats.connectionEpoch)
    })
  })
)

/** All messages of one aggregate after position `after`, oldest first, also those that cannot be read. */
type Read = (subject: Subject, after?: number) => Effect.Effect<ReadonlyArray<Recorded>, StreamUnavailable>
type Append = EventStore["Service"]["append"]

/** The most messages that one request of `nats.load` answers. */
const pageSize = 1000

const makeRead = ({ nats, codec }: Parts): Read =>
  Effect.fnUntraced(function* (subject, after = 0) {
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

const makeAppend = (parts: Parts, read: Read): Append =>
  Effect.fnUntraced(function* (...commits) {
    const { subject } = commits[0]
    const messages = yield* Effect.forEach(commits, (commit) => encoded(parts, commit))
    const answer = yield* publishUntilDefinite(parts, subject, messages)
    if ("seq" in answer && !answer.duplicate) return commits.map((_, i) => answer.seq - commits.length + 1 + i)
    if ("kind" in answer && answer.kind === "full") return yield* new StreamFull({ what: subject })
    // A conflict or a duplicate: an earlier publish of these commits was stored, or another writer was first.
    const stored = (yield* Effect.forEach(commits, (commit) => storedSeq(read, commit))).flatMap((seq) => seq ?? [])
    if (stored.length === commits.length) return stored
    return yield* new WrongLastSequence({ subject })
  })

const encoded = ({ codec }: Parts, commit: Pending) =>
  Effect.map(codec.encode(commit), (data): Outgoing => ({
    subject: commit.subject,
    data,
    id: messageIdOf(commit.command, commit.subject),
    expected: commit.expected
  }))

const appendRetries = Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced("1 second")])

/**
 * Answers with the acknowledgement, or with the fault that says that nothing was stored now.
 *
 * After a timeout the outcome is unknown, so the same bytes are published again with the same ids and expectations.
 */
const publishUntilDefinite = (
  { nats, whenStuck, timeouts }: Parts,
  subject: string,
  messages: ReadonlyArray<Outgoing>
) =>
  publish(nats, messages, timeouts.answerMillis).pipe(
    Effect.retry({ while: (fault) => fault.kind === "unknown", schedule: appendRetries }),
    Effect.timeoutOrElse({
      duration: timeouts.outcomeMillis,
      orElse: () =>
        Effect.andThen(whenStuck, Effect.fail(new StreamUnavailable({ what: subject, cause: "no definite answer" })))
    }),
    Effect.catchTag("NatsFault", (fault) => Effect.succeed(fault))
  )

const publish = (
  nats: Nats["Service"],
  messages: ReadonlyArray<Outgoing>,
  answerMillis: number
): Effect.Effect<{ readonly seq: number; readonly duplicate: boolean }, NatsFault> => {
  const [only] = messages
  return messages.length === 1 && only !== undefined
    ? nats.publish(only, answerMillis)
    : Effect.map(nats.publishBatch(messages, answerMillis), (seq) => ({ seq, duplicate: false }))
}

/** The sequence of a commit that an earlier publish stored; null when its subject has other commits after the expected sequence. */
const storedSeq = (read: Read, { subject, expected, command, digest }: Pending) =>
  Effect.map(
    read(subject, expected),
    (recorded) =>
      recorded.filter(isReadable).find((each) => each.command === command && each.digest === digest)?.seq ?? null
  )
