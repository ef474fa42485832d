/** Commands that wait: their deadline, their bounds, and their turn. */
import { Effect, Fiber, Layer, Result } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, test } from "vitest"
import { ActorId } from "../../../domain/ids.ts"
import { ada } from "../../../domain/kit/people.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { isUnavailable } from "../../../streams/errors.ts"
import { faulty, Faults } from "../../../streams/kit/faults.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { CommandBus } from "../../commandBus.ts"
import { commentOn, create, send, tags, taskOne, taskTwo } from "../../kit/onTeam.ts"
import { Principals } from "../../principals.ts"
import { operator } from "../../rights/operator.ts"
import { commandBusLayer } from "../bus.ts"
import { BusLimits, commandOverheadBytes } from "./limits.ts"
import { queuedCommandOf } from "./queuedCommand.ts"
import { makeQueues } from "./queues.ts"

type Limits = (typeof BusLimits)["Service"]
const log = faulty(memoryRecord)
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(log))

/** Runs a test on a bus whose log can be stopped, on a clock that only the test moves. */
const onBus =
  (
    play: (bus: CommandBus["Service"]) => Effect.Effect<void, unknown, Layer.Success<typeof parts>>,
    limits: Partial<Limits> = {}
  ) =>
  () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const defaults = yield* BusLimits
        const bus = parts.pipe(Layer.provide(Layer.succeed(BusLimits, { ...defaults, ...limits })))
        yield* Effect.flatMap(CommandBus, play).pipe(Effect.provide(bus))
      }).pipe(Effect.provide(TestClock.layer()))
    )

const actor: ActorId = operator
const comments = (bus: CommandBus["Service"], count: number, subject = taskOne) =>
  Effect.forEach(
    Array.from({ length: count }, (_, i) => `c${String(i).padStart(7, "0")}`),
    (id) => Effect.forkChild(Effect.result(send(bus, actor, id, commentOn(id), subject)), { startImmediately: true })
  )
const reasons = (results: ReadonlyArray<Result.Result<unknown, { readonly _tag: string }>>) =>
  results.map((result) => {
    if (Result.isSuccess(result)) return "stored"
    return "because" in result.failure ? result.failure.because : result.failure._tag
  })

describe("while the log is away", () => {
  test(
    "every command on one task is answered at one deadline from its arrival",
    onBus(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, actor, "k", { ...create, wordsOf: ada })
        const { gate } = yield* Faults
        yield* gate.close
        const first = yield* comments(bus, 1)
        yield* TestClock.adjust("5 seconds")
        const later = yield* comments(bus, 5)
        yield* TestClock.adjust("10 seconds")
        expect(reasons(yield* Effect.forEach(first, Fiber.join))).toEqual(["StreamUnavailable"])
        expect(later.map((fiber) => fiber.pollUnsafe())).toEqual(later.map(() => undefined))
        yield* TestClock.adjust("5 seconds")
        expect(reasons(yield* Effect.forEach(later, Fiber.join))).toEqual(later.map(() => "deadline"))

        yield* gate.open
        // The first append went on, so the same command again gets its receipt; the others left no trace.
        const repeated = yield* send(bus, actor, "c0000000", commentOn("c0000000"))
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskCommented"])
        expect(repeated.seq).toBe(yield* (yield* EventStore).lastSeq(taskOne))
      })
    )
  )

  test(
    "a command beyond the bound of its task is refused at once, and another task is not affected",
    onBus(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, actor, "k", { ...create, wordsOf: ada })
        const { gate } = yield* Faults
        yield* gate.close
        yield* comments(bus, 3)
        const refused = yield* Effect.flip(send(bus, actor, "late", commentOn("late0000")))
        expect(refused).toMatchObject({ _tag: "Busy", because: "aggregate", retryAfterSeconds: expect.any(Number) })
        // Reactors wait for it, as for a log that is away.
        expect(isUnavailable(refused)).toBe(true)
        yield* gate.open
        yield* send(bus, actor, "k", { ...create, wordsOf: ada }, taskTwo)
      }),
      { mostWaiting: 3 }
    )
  )

  test(
    "a command beyond the bound of memory is refused at once, and accepted when others have ended",
    onBus(
      Effect.fnUntraced(function* (bus) {
        const { gate } = yield* Faults
        yield* gate.close
        const waiting = yield* Effect.forkChild(send(bus, actor, "k", { ...create, wordsOf: ada }), {
          startImmediately: true
        })
        const another = send(bus, actor, "k", { ...create, wordsOf: ada }, taskTwo)
        expect(yield* Effect.flip(another)).toMatchObject({ _tag: "Busy", because: "memory" })
        yield* gate.open
        yield* Fiber.join(waiting)
        yield* another
      }),
      { mostBytes: commandOverheadBytes }
    )
  )

  test(
    "a caller that goes away takes its waiting command back, but not a running one",
    onBus(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, actor, "k", { ...create, wordsOf: ada })
        const { gate, appends } = yield* Faults
        yield* gate.close
        const [running] = yield* comments(bus, 1)
        while (appends.length < 2) yield* Effect.yieldNow
        const waiting = yield* Effect.forkChild(send(bus, actor, "gone", commentOn("gone0000")), {
          startImmediately: true
        })
        yield* Fiber.interrupt(waiting)
        if (running !== undefined) yield* Fiber.interrupt(running)
        yield* gate.open
        yield* send(bus, actor, "after", commentOn("after000"))
        const commented = (yield* (yield* EventStore).load(taskOne)).flatMap(({ events }) =>
          events.flatMap((event) => (event._tag === "TaskCommented" ? [event.comment] : []))
        )
        expect(commented).toEqual(["c0000000", "after000"])
      })
    )
  )
})

describe("a waiting command whose caller has gone", () => {
  const job = (i: number, [first, ...rest]: readonly [typeof taskOne, ...ReadonlyArray<typeof taskOne>]) => {
    const step = (subject: typeof taskOne) => ({ subject, command: commentOn(`gone${String(i).padStart(4, "0")}`) })
    return queuedCommandOf({ actor, key: `k${i}` }, 0n, [step(first), ...rest.map(step)])
  }
  /** Queues whose first command, on task one, never ends. */
  const stalled = Effect.gen(function* () {
    const limits = yield* BusLimits
    const queues = makeQueues<void, never>({ limits, together: () => Effect.never, alone: () => Effect.never })
    yield* Effect.forkChild(queues.run(job(0, [taskOne])), { startImmediately: true })
    expect(queues.waiting()).toBe(0)
    return { ...queues, patience: limits.deadline }
  })

  test.each([
    ["in the queue of its task", [taskOne]],
    ["for the locks of its tasks", [taskOne, taskTwo]]
  ] as const)("does not stay %s", (_, subjects) =>
    Effect.gen(function* () {
      const { run, waiting } = yield* stalled
      for (let i = 1; i <= 3000; i++) {
        const leaving = yield* Effect.forkChild(run(job(i, subjects)), { startImmediately: true })
        expect(waiting()).toBe(1)
        yield* Fiber.interrupt(leaving)
        expect(waiting()).toBe(0)
      }
    }).pipe(Effect.provide(TestClock.layer()), Effect.runPromise)
  )

  test.each([
    ["in the queue of its task", [taskOne]],
    ["for the locks of its tasks", [taskOne, taskTwo]]
  ] as const)("does not stay %s after its deadline", (_, subjects) =>
    Effect.gen(function* () {
      const { run, waiting, patience } = yield* stalled
      const late = yield* Effect.forkChild(Effect.flip(run(job(1, subjects))), { startImmediately: true })
      expect(waiting()).toBe(1)
      yield* TestClock.adjust(patience)
      expect(yield* Fiber.join(late)).toMatchObject({ _tag: "Busy", because: "deadline" })
      expect(waiting()).toBe(0)
    }).pipe(Effect.provide(TestClock.layer()), Effect.runPromise)
  )
})

describe("commands that waited for one task", () => {
  test(
    "are stored by one append, in their order, each with its own receipt",
    onBus(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, actor, "k", { ...create, wordsOf: ada })
        const { gate, appends } = yield* Faults
        yield* gate.close
        const [first] = yield* comments(bus, 1)
        while (appends.length < 2) yield* Effect.yieldNow
        const rest = yield* comments(bus, 40)
        const repeats = yield* comments(bus, 40)
        const refused = yield* Effect.forkChild(Effect.result(send(bus, actor, "r", { _tag: "ReopenTask" })), {
          startImmediately: true
        })
        yield* gate.open
        const receipts = yield* Effect.forEach([...(first === undefined ? [] : [first]), ...rest], Fiber.join)
        // A repeat that waits behind its command gets the same receipt.
        expect(yield* Effect.forEach(repeats, Fiber.join)).toEqual(receipts.slice(1))
        // The first one of `rest` repeats the running command: it records nothing and gets the first receipt.
        expect(appends).toEqual([1, 1, 39])
        const seqs = receipts.map((result) => (Result.isSuccess(result) ? result.success.seq : 0))
        expect(seqs).toEqual([2, ...Array.from({ length: 40 }, (_, i) => i + 2)])
        // A refusal, or a command that records nothing, is proved by the append of the others.
        expect(yield* Fiber.join(refused)).toMatchObject({ success: { seq: 41 } })
      })
    )
  )
})
