/** The number of dead letters, as a metric and as a trouble. */
import { Effect, Metric, Queue, Ref } from "effect"
import type { DeadLetter, Letter } from "../../../ports/deadLetters.ts"
import type { StreamUnavailable } from "../../../errors.ts"
import { type Trouble, Troubles } from "../../../troubles.ts"
import type { Nats } from "../../client/nats.ts"
import { dlq } from "./letterSubjects.ts"

/** How often the letters are counted. */
const countInterval = "10 seconds"
/** A fuller stream is a trouble: once it is full, commits that fail are neither handled nor parked. */
const nearlyFull = 0.9

export const deadLetters = Metric.gauge("tracker_dead_letters", {
  description: "Commits that a reactor could not handle and a person must look at"
})

/** Counts the letters at intervals and after each change, for the metric and the troubles. */
export const makeLetterCount = Effect.fnUntraced(function* (
  nats: Nats["Service"],
  list: Effect.Effect<ReadonlyArray<DeadLetter>, StreamUnavailable>
) {
  const troubles = yield* Ref.make<ReadonlyArray<Trouble>>([])
  const changes = yield* Queue.sliding<"changed">(1)
  let counted = ""
  const look = Effect.gen(function* () {
    const { messages, bytes, mostBytes: limit } = yield* nats.info(dlq)
    const now = `${messages} ${yield* nats.lastSeq(dlq)}`
    if (now === counted) return
    const letters = messages === 0 ? [] : yield* list
    yield* Metric.update(deadLetters, letters.length)
    yield* Ref.set(troubles, letterTroubles(letters, bytes, limit))
    counted = now
  }).pipe(Effect.ignore)
  const follow = Effect.gen(function* () {
    yield* look
    yield* Queue.take(changes).pipe(
      Effect.timeoutOption(countInterval),
      Effect.andThen(look),
      Effect.forever,
      Effect.forkScoped
    )
    yield* (yield* Troubles).register(Ref.get(troubles))
  })
  return { changed: Queue.offer(changes, "changed"), follow }
})

/** `bytes` of at most `limit` are used; a limit below 1 means none. */
export const letterTroubles = (
  letters: ReadonlyArray<DeadLetter>,
  bytes: number,
  limit: number
): ReadonlyArray<Trouble> => [...waiting(letters), ...full(bytes, limit)]

const waiting = (letters: ReadonlyArray<DeadLetter>): ReadonlyArray<Trouble> => {
  if (letters.length === 0) return []
  const counts = [...Map.groupBy(letters, ({ consumer }: Letter) => consumer)].map(
    ([name, { length }]) => `${name} ${length}`
  )
  return [
    {
      code: "dead-letters",
      message: `commits that a reactor could not handle: ${counts.join(", ")}`,
      remedy: "tt dead-letters list",
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
          remedy: "tt dead-letters list",
          stops: []
        }
      ]
    : []
