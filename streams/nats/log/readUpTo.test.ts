/** A reading of a stream whose consumers end early, as the server ends those of a slow reader. */
import { Effect, Stream } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import type { Incoming } from "../client/nats.ts"
import { readUpToEnd } from "./readUpTo.ts"

const message = (seq: number): Incoming => ({ subject: "evt.task.one", seq, data: new Uint8Array(), continues: false })

/** Consumers that end after two messages each, on a stream that `head` gives. */
const stream = (head: () => number) => ({
  follow: async function* (_: string, from: number) {
    // The second consumer repeats the last message of the first one.
    const first = Math.max(1, from - 1)
    yield [first, first + 1].filter((seq) => seq <= head()).map(message)
  },
  last: () => Effect.sync(() => (head() === 0 ? null : message(head())))
})
const read = (head: () => number, after = 0) =>
  readUpToEnd(stream(head), { stream: "EVT", filter: "evt.>", after }).pipe(
    Stream.runCollect,
    Effect.map((batches) => batches.flat().map(({ seq }) => seq)),
    Effect.provide(TestClock.layer())
  )

test("each message is read once, although each consumer ends early", async () => {
  expect(await Effect.runPromise(read(() => 7))).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(await Effect.runPromise(read(() => 7, 5))).toEqual([6, 7])
  expect(await Effect.runPromise(read(() => 0))).toEqual([])
})

test("a stream that is cut while it is read ends the reading with an error", async () => {
  let end = 7
  const cutting = stream(() => end)
  const reading = readUpToEnd(
    {
      ...cutting,
      follow: async function* (name, from) {
        end = 3
        yield* cutting.follow(name, from)
      }
    },
    { stream: "EVT", filter: "evt.>", after: 0 }
  )
  const error = await Effect.runPromise(Effect.flip(Stream.runCollect(reading)))
  expect(error).toMatchObject({ _tag: "StreamUnavailable" })
})
