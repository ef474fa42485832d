/** The share of one source: what it may fill, and what stays free for the others. */
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { memoryRecord } from "../memory/memoryStore.ts"
import { memorySourceInboxOf } from "./memorySourceInbox.ts"
import { isNearlyFull, type KeptBySource, keptBySource, leftFor } from "./share.ts"
import { SourceInbox } from "./sourceInbox.ts"

const mebibyte = 1024 ** 2
const request = { event: "", key: "k1", at: "2026-11-26T10:00:00.000Z", body: "{}" }
/** Bytes that a small request counts as. */
const small = 16 * 1024

/** Runs on an inbox in memory in which the sources have this much room. */
const onInbox = <A, E>(room: number, play: Effect.Effect<A, E, SourceInbox>) =>
  Effect.runPromise(
    play.pipe(
      Effect.provide(
        memorySourceInboxOf(room).pipe(Layer.provideMerge(memoryRecord), Layer.provideMerge(TestClock.layer()))
      )
    )
  )

const fill = Effect.fnUntraced(function* (source: string) {
  const { put } = yield* SourceInbox
  for (let count = 0; ; count++) {
    const outcome = yield* Effect.result(put(source, `${source}${count}`, request))
    if (outcome._tag === "Failure") return { count, tag: outcome.failure._tag }
  }
})

test("a source whose webhooks fail fills half of the room, and every later source finds some", async () => {
  const filled = await onInbox(32 * small, Effect.forEach(["broken00", "broken01", "broken02"], fill))
  expect(filled).toEqual([
    { count: 16, tag: "SourceShareFull" },
    { count: 8, tag: "SourceShareFull" },
    { count: 4, tag: "SourceShareFull" }
  ])
})

test("a request of a full source is refused before it is compressed, also while a part of the least size is free", async () => {
  let reads = 0
  const costly = {
    ...request,
    get body() {
      reads++
      return "{}"
    }
  }
  const outcome = await onInbox(
    3 * small,
    Effect.gen(function* () {
      yield* fill("broken00")
      return yield* Effect.flip((yield* SourceInbox).put("broken00", "next", costly))
    })
  )
  expect(outcome._tag).toBe("SourceShareFull")
  expect(reads).toBe(0)
})

test("requests that are set aside still count, and removed ones do not", async () => {
  const kept = await onInbox(
    32 * small,
    Effect.gen(function* () {
      const { put, next, setAside, remove, kept: counted } = yield* SourceInbox
      for (const id of ["a", "b", "c"]) yield* put("broken00", id, request)
      for (let found = yield* next(0); found !== null; found = yield* next(found.position)) {
        if (found.position < 3) yield* setAside(found)
        yield* remove(found.position)
      }
      yield* TestClock.adjust("1 second")
      return yield* counted
    })
  )
  expect([...kept]).toEqual([["broken00", { requests: 2, isNearlyFull: false }]])
})

test("requests of early versions, which have no size in their subjects, count as small ones", () =>
  expect(
    keptBySource([
      ["inbox.source.builds00", 3],
      ["inbox.failed.builds00.20", 2]
    ]).get("builds00")
  ).toEqual({
    requests: 5,
    bytes: 3 * small + 2 * mebibyte
  }))

test("a source is reported before it has filled its share", () => {
  const room = 64 * mebibyte
  const of = (bytes: number): KeptBySource => new Map([["builds00", { requests: 1, bytes }]])
  expect(isNearlyFull("builds00", of(28 * mebibyte), room)).toBe(false)
  expect(isNearlyFull("builds00", of(29 * mebibyte), room)).toBe(true)
  expect(leftFor("builds00", of(29 * mebibyte), room)).toBe(3 * mebibyte)
  expect(isNearlyFull("another0", of(29 * mebibyte), room)).toBe(false)
})
