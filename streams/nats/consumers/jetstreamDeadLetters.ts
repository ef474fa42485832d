/** Dead letters in stream `DLQ`. Their number is a metric and a trouble of every process. */
import { Clock, Effect, Layer, Metric, Ref, Schedule } from "effect"
import { DeadLetters, type DeadLetter, type Letter } from "../../deadLetters.ts"
import { StreamFull, StreamUnavailable } from "../../errors.ts"
import { type Trouble, Troubles } from "../../troubles.ts"
import { type Incoming, Nats, type NatsFault } from "../client/nats.ts"
import {
  dlq,
  lettersIn,
  letterSubject,
  requestSubject,
  type RetryRequest,
  type StoredLetter
} from "./letterSubjects.ts"

/** A fuller stream is a trouble: once it is full, commits that fail are neither handled nor parked. */
const nearlyFull = 0.9
const answerMillis = 5000
/** How often the letters are counted. */
const countInterval = "10 seconds"

const unavailable = (cause: unknown) => new StreamUnavailable({ what: dlq, cause })
const failureOf = (fault: NatsFault) => (fault.kind === "full" ? new StreamFull({ what: dlq }) : unavailable(fault))

export const jetstreamDeadLetters = Layer.effect(
  DeadLetters,
  Effect.gen(function* () {
    const nats = yield* Nats
    const found = Effect.map(allMessages(nats), lettersIn)
    const publish = (subject: string, body: StoredLetter | typeof RetryRequest.Type) =>
      nats
        .publish({ subject, data: Buffer.from(JSON.stringify(body)) }, answerMillis)
        .pipe(Effect.asVoid, Effect.mapError(failureOf))
    const purge = (filter: string) => nats.purge(dlq, filter).pipe(Effect.mapError(unavailable))
    const letterOf = (id: string) => Effect.map(found, (letters) => letters.find((each) => each.id === id))
    const now = Effect.map(Clock.currentTimeMillis, (millis) => new Date(millis).toISOString())

    const service = DeadLetters.of({
      list: Effect.map(found, (letters) => letters.map(({ stored: _, ...letter }) => letter)),
      park: (letter) => Effect.andThen(publish(letterSubject(letter), letter), purge(requestSubject(letter))),
      remove: Effect.fnUntraced(function* (letter) {
        const known = (yield* found).find(({ consumer, seq }) => consumer === letter.consumer && seq === letter.seq)
        yield* Effect.forEach(known?.stored ?? [], (position) => nats.remove(dlq, position), { discard: true }).pipe(
          Effect.mapError(unavailable)
        )
        yield* purge(requestSubject(letter))
      }),
      retry: Effect.fnUntraced(function* (id, by) {
        const letter = yield* letterOf(id)
        if (letter === undefined) return false
        const { seq, tries, state } = letter
        if (state === "waiting") yield* publish(requestSubject(letter), { seq, tries, by, at: yield* now })
        return true
      }),
      drop: Effect.fnUntraced(function* (id, dropping) {
        const letter = yield* letterOf(id)
        if (letter === undefined) return false
        const { id: _, state: __, stored: ___, ...parked } = letter
        yield* publish(letterSubject(letter), { ...parked, dropped: { ...dropping, at: yield* now } })
        yield* purge(requestSubject(letter))
        return true
      })
    })
    yield* report(nats, service)
    return service
  })
)

/** All messages of `DLQ`, in order. */
const allMessages = Effect.fnUntraced(function* (nats: Nats["Service"]) {
  const messages: Array<Incoming> = []
  const next = (from: number) => nats.next(dlq, from, "dlq.>").pipe(Effect.mapError(unavailable))
  for (let found = yield* next(1); found !== null; found = yield* next(found.seq + 1)) messages.push(found)
  return messages
})

const count = Metric.gauge("dead_letters", {
  description: "Commits that a reactor could not handle and a person must look at"
})

/** Counts the letters at intervals, for the metric and the troubles. */
const report = Effect.fnUntraced(function* (nats: Nats["Service"], { list }: DeadLetters["Service"]) {
  const troubles = yield* Ref.make<ReadonlyArray<Trouble>>([])
  let counted = ""
  const look = Effect.gen(function* () {
    const { messages, bytes, mostBytes: limit } = yield* nats.info(dlq)
    const now = `${messages} ${yield* nats.lastSeq(dlq)}`
    if (now === counted) return
    const letters = messages === 0 ? [] : yield* list
    yield* Metric.update(count, letters.length)
    yield* Ref.set(troubles, [...waiting(letters), ...full(bytes, limit)])
    counted = now
  }).pipe(Effect.ignore)
  yield* look
  yield* look.pipe(Effect.repeat(Schedule.spaced(countInterval)), Effect.forkScoped)
  yield* (yield* Troubles).register(Ref.get(troubles))
})

const waiting = (letters: ReadonlyArray<DeadLetter>): ReadonlyArray<Trouble> => {
  if (letters.length === 0) return []
  const counts = [...Map.groupBy(letters, ({ consumer }: Letter) => consumer)].map(
    ([name, { length }]) => `${name} ${length}`
  )
  return [
    {
      code: "dead-letters",
      message: `commits that a reactor could not handle: ${counts.join(", ")}`,
      mend: "tt dead-letters list",
      stops: []
    }
  ]
}

const full = (bytes: number, limit: number): ReadonlyArray<Trouble> =>
  limit > 0 && bytes > limit * nearlyFull
    ? [
        {
          code: "dead-letters-full",
          message: `the stream of dead letters is nearly full: ${bytes} of ${limit} bytes`,
          mend: "tt dead-letters list",
          stops: []
        }
      ]
    : []
