/** The log on JetStream: stream `EVT`, and the rules of appending. */
import { Context, Effect, Layer, Schedule, Stream } from "effect"
import { Codec } from "../codec/codec.ts"
import { StreamFull, StreamUnavailable, WrongLastSequence } from "../errors.ts"
import { EventStore, type Pending } from "../eventStore.ts"
import { Feed } from "../feed.ts"
import { messageIdOf, witnessOf } from "../commit/identity.ts"
import { type Incoming, Nats, type NatsFault, type Outgoing } from "./client/nats.ts"
import { AppendTimeouts } from "./client/appendTimeouts.ts"
import { WhenStuck } from "./client/whenStuck.ts"

export const stream = "EVT"

/** The stream's settings. `replicas` is 1 on a laptop, 3 in a cluster. */
export const ensureRecord = (options: { readonly mostBytes: number; readonly replicas: number }) =>
  Effect.flatMap(Nats, (nats) =>
    nats.ensureStream({
      name: stream,
      subjects: ["evt.>"],
      storage: "file",
      allow_direct: true,
      allow_atomic: true,
      deny_delete: true,
      deny_purge: true,
      discard: "new",
      max_bytes: options.mostBytes,
      num_replicas: options.replicas
    })
  )

const appendRetries = Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced("1 second")])

export const jetstreamRecord = Layer.effectContext(
  Effect.gen(function* () {
    const nats = yield* Nats
    const codec = yield* Codec
    const whenStuck = yield* WhenStuck
    const { answerMillis, outcomeMillis } = yield* AppendTimeouts
    const unavailable = (what: string) => (cause: unknown) => new StreamUnavailable({ what, cause })

    const load: EventStore["Service"]["load"] = Effect.fnUntraced(function* (subject, after = 0) {
      const found: Array<Incoming> = []
      let from = after + 1
      while (true) {
        const page = yield* nats
          .load(stream, subject, from)
          .pipe(Effect.retry(reconnecting), Effect.mapError(unavailable(subject)))
        found.push(...page)
        if (page.length < 1000) break
        from = (page.at(-1)?.seq ?? from) + 1
      }
      return yield* codec.decode(found)
    })

    /** The sequence of our own commit, if its subject holds it after the expected sequence. */
    const ours = (commit: Pending) =>
      load(commit.subject, commit.expected).pipe(
        Effect.map(
          (commits) =>
            commits.find(({ command, digest }) => command === commit.command && digest === commit.digest)?.seq ?? null
        ),
        Effect.mapError(unavailable(commit.subject))
      )

    const publish = (
      messages: ReadonlyArray<Outgoing>
    ): Effect.Effect<{ readonly seq: number; readonly duplicate: boolean }, NatsFault> => {
      const [only] = messages
      return messages.length === 1 && only !== undefined
        ? nats.publish(only, answerMillis)
        : Effect.map(nats.publishBatch(messages, answerMillis), (seq) => ({ seq, duplicate: false }))
    }

    const append: EventStore["Service"]["append"] = Effect.fnUntraced(function* (...commits) {
      const subject = commits[0].subject
      const messages = yield* Effect.forEach(commits, (commit) =>
        Effect.map(codec.encode(commit), (data): Outgoing => ({
          subject: commit.subject,
          data,
          id: messageIdOf(commit.command, commit.subject),
          expected: commit.expected
        }))
      )
      // After a timeout the outcome is unknown: publish the same bytes with the same id and expectation until the answer is definite.
      const ack = yield* publish(messages).pipe(
        Effect.retry({
          while: (fault) => fault.kind === "unknown",
          schedule: appendRetries
        }),
        Effect.timeoutOrElse({
          duration: outcomeMillis,
          orElse: () =>
            Effect.andThen(
              whenStuck,
              Effect.fail(new StreamUnavailable({ what: subject, cause: "no definite answer" }))
            )
        }),
        Effect.catchTag("NatsFault", (fault) => Effect.succeed(fault))
      )
      if ("seq" in ack && !ack.duplicate) return commits.map((_, i) => ack.seq - commits.length + 1 + i)
      if ("kind" in ack && ack.kind === "full") return yield* new StreamFull({ what: subject })
      // A conflict or a duplicate: an earlier publish of these commits was stored, or another writer was first.
      const stored = (yield* Effect.forEach(commits, ours)).flatMap((seq) => seq ?? [])
      if (stored.length === commits.length) return stored
      return yield* new WrongLastSequence({ subject })
    })

    const commits: Feed["Service"]["commits"] = ({ after, subjects }) =>
      Stream.suspend(() => {
        let last = after
        const once = Stream.suspend(() =>
          Stream.fromAsyncIterable(nats.follow(stream, last + 1, subjects), unavailable(stream)).pipe(
            // A new consumer may repeat messages; pass each position on once.
            Stream.map((batch) => batch.filter(({ seq }) => seq > last)),
            Stream.tap((batch) => Effect.sync(() => void (last = batch.at(-1)?.seq ?? last)))
          )
        )
        return once.pipe(
          Stream.concat(Stream.fail(new StreamUnavailable({ what: stream, cause: "the consumer ended" }))),
          Stream.retry(Schedule.spaced("250 millis")),
          Stream.mapEffect(codec.decode),
          Stream.flattenIterable
        )
      })

    const read = <A>(what: string, effect: Effect.Effect<A, NatsFault>) =>
      effect.pipe(Effect.retry(reconnecting), Effect.mapError(unavailable(what)))
    return Context.make(EventStore, {
      append,
      load,
      lastSeq: (subject) =>
        read(
          subject,
          Effect.map(nats.last(stream, subject), (found) => found?.seq ?? 0)
        ),
      connectionEpoch: Effect.sync(nats.connectionEpoch)
    }).pipe(
      Context.add(Feed, {
        commits,
        head: read(stream, nats.lastSeq(stream)),
        lastOf: (filter) =>
          read(
            filter,
            Effect.map(nats.last(stream, filter), (found) => found?.seq ?? 0)
          ),
        witnessAt: (seq) =>
          read(
            stream,
            Effect.map(nats.at(stream, seq), (found) => (found === null ? null : witnessOf(found.data)))
          ),
        positionAt: (at) =>
          positionAt(at, (seq) => read(stream, nats.at(stream, seq)), read(stream, nats.lastSeq(stream)))
      })
    )
  })
)

const reconnecting = Schedule.spaced("300 millis").pipe(Schedule.upTo({ duration: "15 seconds" }))

/** Finds the last position that is not after a time by binary search: the times of the log only rise. */
const positionAt = Effect.fnUntraced(function* (
  at: string,
  read: (seq: number) => Effect.Effect<Incoming | null, StreamUnavailable>,
  head: Effect.Effect<number, StreamUnavailable>
) {
  let low = 0
  let high = yield* head
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const found = yield* read(middle)
    const time = found === null ? "" : timeOf(found.data)
    if (time <= at) low = middle
    else high = middle - 1
  }
  return low
})

const timeOf = (data: Uint8Array): string => {
  const body: unknown = JSON.parse(Buffer.from(data).toString())
  return typeof body === "object" && body !== null && "at" in body ? String(body.at) : ""
}
