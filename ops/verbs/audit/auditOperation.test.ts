/** The audit export on a log in memory. */
import { Effect, Layer, Stream } from "effect"
import { expect, test } from "vitest"
import { personActor, PersonId } from "../../../domain/ids.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { messageReceived, pending } from "../../../streams/kit/pending.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { ada } from "../../../domain/kit/people.ts"
import { auditOperation } from "./auditOperation.ts"

/** Counts the commits that are read from the log. */
const counting = (read: { commits: number }) =>
  Layer.effect(
    Feed,
    Effect.map(Feed, (feed) =>
      Feed.of({ ...feed, range: (options) => Stream.tap(feed.range(options), () => Effect.sync(() => read.commits++)) })
    )
  ).pipe(Layer.provideMerge(memoryRecord))

test("an export from a day reads that range and the names before it, not the log before", async () => {
  const read = { commits: 0 }
  const lines = await Effect.gen(function* () {
    const store = yield* EventStore
    const day = (date: number) => `2026-11-${date}T10:00:00.000Z`
    yield* store.append({
      ...pending(subjectOf("person", "ada00000"), 0, {
        _tag: "PersonJoined",
        person: personActor(PersonId.make("ada00000")),
        name: "Ada",
        handle: null
      }),
      at: day(10)
    })
    for (let i = 0; i < 50; i++)
      yield* store.append({ ...messageReceived(`early${String(i).padStart(3, "0")}`, "hello"), at: day(11) })
    yield* store.append({ ...messageReceived("late0000", "hello"), at: day(20) })
    return yield* auditOperation.run({ from: "2026-11-20", to: null }).pipe(Stream.runCollect)
  }).pipe(Effect.provide(counting(read)), Effect.runPromise)
  expect(lines.map(({ seq, who, actor }) => [seq, who, actor])).toEqual([[52, "Ada", ada]])
  expect(read.commits).toBe(2)
})
