/** The messages of a former bot, with the bucket in memory. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { TaskId } from "../../../../domain/ids.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { botKey } from "../../token/botKey.ts"
import { sentByFormerBot } from "./formerPosts.ts"
import type { Post } from "./post.ts"
import { sealPost } from "./entries.ts"

const postOf = (message: number, bot?: number): Post => ({
  chat: 7,
  thread: null,
  replyTo: null,
  language: "en",
  what: { is: "card", task: TaskId.make(`task000${message}`) },
  at: 1,
  stage: { is: "standing", message, shown: "x" },
  ...(bot === undefined ? {} : { bot })
})

test("the posts of a former bot are read only for a reply, and the read yields to other work", () =>
  Effect.gen(function* () {
    const buckets = yield* Buckets
    const bucket = yield* buckets.open("OUTBOX")
    const secret = yield* (yield* Keyring).keyOf(botKey)
    for (let n = 0; n < 100; n++) yield* bucket.put(`post1.${n}`, sealPost(secret, `post1.${n}`, postOf(n + 10, 9)))
    yield* bucket.put("post1.x", sealPost(secret, "post1.x", postOf(1)))
    let reads = 0
    const counted = Buckets.of({
      ...buckets,
      open: () => Effect.succeed({ ...bucket, entries: Effect.suspend(() => (reads++, bucket.entries)) })
    })
    const contentAt = yield* Effect.provideService(sentByFormerBot(null), Buckets, counted)
    expect(reads).toBe(0)
    let turns = 0
    let next = setImmediate(function turn() {
      turns++
      next = setImmediate(turn)
    })
    yield* Effect.addFinalizer(() => Effect.sync(() => clearImmediate(next)))
    expect(yield* contentAt(7, 1)).toEqual({ is: "card", task: "task0001" })
    expect(turns).toBeGreaterThanOrEqual(2)
    expect([yield* contentAt(8, 1), yield* contentAt(7, 10)]).toEqual([null, null])
    expect(reads).toBe(3)
  }).pipe(Effect.scoped, Effect.provide(memoryRecord), Effect.runPromise))
