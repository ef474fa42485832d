import { Deferred, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { ada, bo } from "../../../domain/kit/people.ts"
import { StreamUnavailable } from "../../errors.ts"
import { memoryBuckets } from "../../memory/memoryBuckets.ts"
import { Buckets } from "../../ports/bucket.ts"
import { fault } from "../check/fault.ts"
import { AuditChain } from "../auditChain.ts"
import type { AuditReport } from "../verify.ts"
import { decodeRun, encodeRun } from "./checkRun.ts"
import { RequestedCheck } from "./requestedCheck.ts"

const report: AuditReport = {
  installation: "one",
  from: null,
  position: 7,
  commits: 7,
  gaps: 0,
  acceptances: 0,
  givenUp: 0,
  checkpoints: 1,
  last: null,
  unsigned: 0,
  unlinked: 0,
  keys: [],
  fault: null,
  remedy: null
}

/** A check that reports a position, then waits until the test ends it. */
const makeChain = () => {
  const end = Deferred.makeUnsafe<AuditReport, StreamUnavailable>()
  let begun = 0
  let interrupted = 0
  const check: AuditChain["Service"]["check"] = (onProgress) =>
    Effect.gen(function* () {
      begun++
      yield* onProgress(3, 7)
      return yield* Deferred.await(end)
    }).pipe(Effect.onInterrupt(() => Effect.sync(() => interrupted++)))
  // The cast: the service under test uses `check` only.
  const layer = Layer.succeed(AuditChain, { check } as unknown as AuditChain["Service"])
  return { end, layer, begun: () => begun, interrupted: () => interrupted }
}
/** One process on the buckets. */
const processOf = (chain: ReturnType<typeof makeChain>) =>
  Layer.fresh(RequestedCheck.layer).pipe(Layer.provide(chain.layer))

const scene = <A>(act: Effect.Effect<A, unknown, Buckets>) =>
  Effect.runPromise(act.pipe(Effect.provide(Layer.merge(memoryBuckets, TestClock.layer()))))
const inProcess = <A, E, R>(chain: ReturnType<typeof makeChain>, act: Effect.Effect<A, E, R | RequestedCheck>) =>
  Effect.scoped(Effect.flatMap(Layer.build(processOf(chain)), (services) => Effect.provideContext(act, services)))

test("a check shows its progress and then its result", () =>
  scene(
    Effect.gen(function* () {
      const chain = makeChain()
      yield* inProcess(
        chain,
        Effect.gen(function* () {
          const { current, start } = yield* RequestedCheck
          expect(yield* current).toBeNull()
          expect(yield* start(ada)).toMatchObject({ by: ada, state: "running" })
          yield* TestClock.adjust("2 seconds")
          expect(yield* current).toMatchObject({ state: "running", position: 3, head: 7, result: null })
          yield* Deferred.succeed(chain.end, report)
          yield* TestClock.adjust("1 second")
          expect(yield* current).toMatchObject({ state: "ended", result: { position: 7, fault: null } })
        })
      )
    })
  ))

test("a fault is in the result with the act that ends it", () =>
  scene(
    Effect.gen(function* () {
      const chain = makeChain()
      const found = fault("commit-changed", 4, "commit 4 was changed")
      yield* Deferred.succeed(chain.end, { ...report, fault: found, remedy: "restore" })
      yield* inProcess(
        chain,
        Effect.gen(function* () {
          const { current, start } = yield* RequestedCheck
          yield* start(ada)
          yield* TestClock.adjust("1 second")
          expect(yield* current).toMatchObject({ state: "ended", result: { fault: found, remedy: "restore" } })
        })
      )
    })
  ))

test("one check runs at a time: a second request gets the first one, also in another process", () =>
  scene(
    Effect.gen(function* () {
      const [one, other] = [makeChain(), makeChain()]
      yield* inProcess(
        one,
        Effect.gen(function* () {
          const { start } = yield* RequestedCheck
          const first = yield* start(ada)
          expect((yield* start(bo)).id).toBe(first.id)
          yield* TestClock.adjust("20 seconds")
          expect(
            (yield* inProcess(
              other,
              Effect.flatMap(RequestedCheck, (checks) => checks.start(bo))
            )).id
          ).toBe(first.id)
        })
      )
      expect([one.begun(), other.begun()]).toEqual([1, 0])
    })
  ))

test("of two requests at one moment, one begins a check", () =>
  scene(
    Effect.gen(function* () {
      const [one, other] = [makeChain(), makeChain()]
      const begin = Effect.flatMap(RequestedCheck, ({ start }) =>
        Effect.andThen(start(ada), TestClock.adjust("2 seconds"))
      )
      yield* Effect.all([inProcess(one, begin), inProcess(other, begin)], { concurrency: 2 })
      expect(one.begun() + other.begun()).toBe(1)
    })
  ))

test("another process stops a check, which then does no more work", () =>
  scene(
    Effect.gen(function* () {
      const [one, other] = [makeChain(), makeChain()]
      yield* inProcess(
        one,
        Effect.gen(function* () {
          const { current, start } = yield* RequestedCheck
          yield* start(ada)
          yield* TestClock.adjust("1 second")
          const stopped = yield* inProcess(
            other,
            Effect.flatMap(RequestedCheck, ({ stop }) => stop)
          )
          expect(stopped).toMatchObject({ state: "stopping" })
          yield* TestClock.adjust("1 second")
          expect(yield* current).toMatchObject({ state: "stopped", result: null })
          expect(one.interrupted()).toBe(1)
        })
      )
    })
  ))

test("a check whose process was killed is shown as stopped after 15 seconds, and another one can begin", () =>
  scene(
    Effect.gen(function* () {
      const [killed, next] = [makeChain(), makeChain()]
      const bucket = yield* (yield* Buckets).open("SNAPSHOTS")
      yield* inProcess(
        killed,
        Effect.flatMap(RequestedCheck, ({ start }) => start(ada))
      )
      // A killed process stores no end.
      const entry = yield* bucket.get("audit.check")
      const run = decodeRun(entry?.value ?? new Uint8Array())
      if (run === null) throw new Error("no check is stored")
      yield* bucket.put("audit.check", encodeRun({ ...run, state: "running" }))
      yield* inProcess(
        next,
        Effect.gen(function* () {
          const { current, start } = yield* RequestedCheck
          yield* TestClock.adjust("14 seconds")
          expect(yield* current).toMatchObject({ state: "running" })
          yield* TestClock.adjust("2 seconds")
          expect(yield* current).toMatchObject({ state: "stopped" })
          expect((yield* start(bo)).by).toBe(bo)
          yield* TestClock.adjust("1 second")
        })
      )
      expect(next.begun()).toBe(1)
    })
  ))

test("a log that cannot be read fails the check, and an entry of another version does not prevent one", () =>
  scene(
    Effect.gen(function* () {
      const chain = makeChain()
      yield* (yield* (yield* Buckets).open("SNAPSHOTS")).put("audit.check", Buffer.from("{}"))
      yield* Deferred.fail(chain.end, new StreamUnavailable({ what: "no answer", cause: null }))
      yield* inProcess(
        chain,
        Effect.gen(function* () {
          const { current, start } = yield* RequestedCheck
          expect(yield* current).toBeNull()
          yield* start(ada)
          yield* TestClock.adjust("1 second")
          expect(yield* current).toMatchObject({ state: "failed", result: null })
        })
      )
    })
  ))
