import { Deferred, Effect, References } from "effect"
import { expect, test } from "vitest"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { correlated, CurrentCorrelation } from "../../../../streams/trace/correlation.ts"
import type { Post } from "../posts/post.ts"
import { makePostStore } from "../posts/postStore.ts"
import { makeChatQueues } from "./chatQueues.ts"

const post: Post = {
  chat: 1,
  thread: null,
  replyTo: null,
  language: "en",
  what: { is: "notice", text: "hello" },
  at: 0,
  stage: { is: "wanted" }
}

test("each post of a chat is delivered as the work that has asked for it, although the queue of the chat runs on", () =>
  Effect.gen(function* () {
    const posts = yield* makePostStore(0)
    for (const key of ["one", "two", "three"]) yield* posts.add(key, post)
    const [go, end] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
    const found: Array<readonly [key: string, correlation: string | null, logged: unknown]> = []
    const queues = makeChatQueues({
      posts,
      scope: yield* Effect.scope,
      pace: { within: (...[, , work]) => work, storedWithin: (...[, , work]) => work(Effect.void), flood: () => {} },
      noteRefusal: () => Effect.void,
      deliver: Effect.fnUntraced(function* (key) {
        const { correlation } = yield* References.CurrentLogAnnotations
        found.push([key, yield* CurrentCorrelation, correlation])
        yield* Deferred.await(go)
        if (key === "three") yield* Deferred.succeed(end, undefined)
        return "settled" as const
      })
    })
    yield* correlated("update@1")(queues.mark(["one"]))
    yield* correlated("update@2")(queues.mark(["two"]))
    yield* queues.mark(["three"])
    yield* Deferred.succeed(go, undefined)
    yield* Deferred.await(end)
    expect(found).toEqual([
      ["one", "update@1", "update@1"],
      ["two", "update@2", "update@2"],
      ["three", null, undefined]
    ])
  }).pipe(Effect.scoped, Effect.provide(memoryRecord), Effect.runPromise))
