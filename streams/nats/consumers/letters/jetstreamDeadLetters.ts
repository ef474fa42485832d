/** Dead letters in stream `DLQ`. */
import { Clock, Effect, Layer } from "effect"
import { DeadLetters, type Dropping, letterIdOf } from "../../../ports/deadLetters.ts"
import { StreamFull, StreamUnavailable } from "../../../errors.ts"
import { type Incoming, Nats, type NatsFault } from "../../client/nats.ts"
import { makeLetterCount } from "./letterCount.ts"
import {
  damaged,
  letterDecisionsIn,
  dlq,
  earlySubject,
  isHandled,
  letterNamed,
  type ListedLetter,
  lettersIn,
  letterSubject,
  requestSubject,
  type RetryRequest,
  type StoredLetter
} from "./letterSubjects.ts"

const answerMillis = 5000

const unavailable = (cause: unknown) => new StreamUnavailable({ what: dlq, cause })
const failureOf = (fault: NatsFault) => (fault.kind === "full" ? new StreamFull({ what: dlq }) : unavailable(fault))

export const jetstreamDeadLetters = Layer.effect(
  DeadLetters,
  Effect.gen(function* () {
    const nats = yield* Nats
    const { publish, purge, last } = onStream(nats)
    const now = Effect.map(Clock.currentTimeMillis, (millis) => new Date(millis).toISOString())
    const found = Effect.map(allMessages(nats, "dlq.>"), lettersIn)
    const early = (consumer: string) => Effect.map(allMessages(nats, earlySubject(consumer)), lettersIn)
    const letterOf = Effect.fnUntraced(function* (id: string) {
      const named = letterNamed(id)
      if (named === null) return undefined
      const message = yield* last(letterSubject(named))
      const letters = message === null ? yield* early(named.consumer) : lettersIn([message])
      return letters.find((letter) => letter.id === id)
    })
    const { changed, follow } = yield* makeLetterCount(nats, found)

    yield* follow
    return DeadLetters.of({
      list: Effect.map(found, (letters) => letters.map(shown)),
      find: (id) => Effect.map(letterOf(id), (letter) => (letter === undefined ? null : shown(letter))),
      park: (letter) =>
        publish(letterSubject(letter), letter).pipe(
          // A person who already sees this letter may request the next retry, which must not be removed.
          Effect.flatMap((position) => purge(requestSubject(letter), position)),
          Effect.tap(changed)
        ),
      remove: Effect.fnUntraced(function* (letter) {
        const old = (yield* early(letter.consumer)).find(({ seq }) => seq === letter.seq)
        yield* Effect.forEach(old?.stored ?? [], (position) => nats.remove(dlq, position), { discard: true }).pipe(
          Effect.mapError(unavailable)
        )
        yield* purge(letterSubject(letter))
        yield* purge(requestSubject(letter))
        yield* changed
      }),
      retry: Effect.fnUntraced(function* (id, by) {
        const letter = yield* letterOf(id)
        if (letter === undefined) return false
        const { seq, tries } = letter
        const requested = yield* last(requestSubject(letter))
        if (requested === null || isHandled(letter, requested.seq))
          yield* publish(requestSubject(letter), { seq, tries, by, at: yield* now })
        return true
      }),
      decided: decidedAfter(nats),
      drop: Effect.fnUntraced(function* (id, dropping) {
        const named = letterNamed(id)
        if (named?.consumer === damaged)
          return yield* Effect.tap(removeDamaged(nats, yield* found, named.seq, dropping), changed)
        const letter = yield* letterOf(id)
        if (letter === undefined) return false
        const { id: _, state: __, stored: ___, ...parked } = letter
        const kept = yield* publish(letterSubject(letter), { ...parked, dropped: { ...dropping, at: yield* now } })
        // The record repeats the letter, and the stream has a size limit.
        yield* purge(letterSubject(letter), kept)
        yield* purge(requestSubject(letter))
        yield* changed
        return true
      })
    })
  })
)

const onStream = (nats: Nats["Service"]) => ({
  publish: (subject: string, body: StoredLetter | typeof RetryRequest.Type) =>
    nats.publish({ subject, data: Buffer.from(JSON.stringify(body)) }, answerMillis).pipe(
      Effect.map(({ seq }) => seq),
      Effect.mapError(failureOf)
    ),
  purge: (filter: string, before?: number) => nats.purge(dlq, filter, before).pipe(Effect.mapError(unavailable)),
  last: (subject: string) => nats.last(dlq, subject).pipe(Effect.mapError(unavailable))
})

/** Such a message has no subject of its own to keep the reason, so the reason is logged. */
const removeDamaged = Effect.fnUntraced(function* (
  nats: Nats["Service"],
  found: ReadonlyArray<ListedLetter>,
  position: number,
  dropping: Dropping
) {
  if (!found.some(({ id }) => id === letterIdOf({ consumer: damaged, seq: position }))) return false
  yield* nats.remove(dlq, position).pipe(Effect.mapError(unavailable))
  yield* Effect.logWarning("a message that is no dead letter was dropped", { position, ...dropping })
  return true
})

const shown = ({ stored: _, ...letter }: ListedLetter) => letter

const decidedAfter = (nats: Nats["Service"]): DeadLetters["Service"]["decided"] =>
  Effect.fnUntraced(function* (consumer, after) {
    const messages = yield* allMessages(nats, `${earlySubject(consumer)}.>`, after + 1)
    return { decisions: letterDecisionsIn(messages), position: messages.at(-1)?.seq ?? after }
  })

/** The messages of `DLQ` with these subjects, in order, from a position on. */
const allMessages = Effect.fnUntraced(function* (nats: Nats["Service"], subjects: string, start = 1) {
  const messages: Array<Incoming> = []
  const next = (from: number) => nats.next(dlq, from, subjects).pipe(Effect.mapError(unavailable))
  for (let found = yield* next(start); found !== null; found = yield* next(found.seq + 1)) messages.push(found)
  return messages
})
