/** Rounds of notices and digests while the tables do not answer. */
import { Effect, Layer, Stream, SubscriptionRef } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { memoryBuckets } from "../../../../streams/memory/memoryBuckets.ts"
import { connecting, TelegramStatus } from "../../api/status.ts"
import { Outbox } from "../../cards/outbox.ts"
import { ViewUnavailable } from "../../cards/task/taskView.ts"
import { Addresses } from "../../people/addresses.ts"
import { NoticeView } from "../noticeView.ts"
import { Readers } from "../readers.ts"
import { sendDigests } from "./sendDigests.ts"
import { sendNotices } from "./sendNotices.ts"

test.each([
  ["notices", sendNotices],
  ["digests", sendDigests({ zone: "UTC", origin: null })]
] as const)("the %s are shown as failing until the tables answer", async (name, work) => {
  let isDown = true
  const read = <A>(value: A) =>
    Effect.suspend(() => (isDown ? Effect.fail(new ViewUnavailable({ cause: "down" })) : Effect.succeed(value)))
  const view = Layer.mock(NoticeView, {
    head: read(0),
    madeAfter: () => read([]),
    digests: read([]),
    changes: Stream.never
  })
  await Effect.gen(function* () {
    const status = yield* SubscriptionRef.make(connecting)
    yield* Effect.forkScoped(Effect.provideService(work, TelegramStatus, status), { startImmediately: true })
    yield* TestClock.adjust("1 minute")
    expect((yield* SubscriptionRef.get(status)).failing).toEqual([{ name, since: "1970-01-01T00:00:00.000Z" }])
    isDown = false
    yield* TestClock.adjust("1 minute")
    expect(yield* SubscriptionRef.get(status)).toEqual(connecting)
  }).pipe(
    Effect.scoped,
    Effect.provide(
      Layer.mergeAll(
        view,
        memoryBuckets,
        Layer.mock(Outbox, { following: () => [], backlog: () => ({ waiting: 0, floodedUntil: 0 }) }),
        Layer.mock(Addresses, { usersOf: () => [], privateChatOf: () => null, groups: () => [] }),
        Layer.mock(Readers, { survivorOf: (person) => person, isOnTeam: () => false })
      )
    ),
    Effect.provide(TestClock.layer()),
    Effect.runPromise
  )
})
