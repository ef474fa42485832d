/** Rights that change while a command waits. */
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, test } from "vitest"
import { type ActorId, reactorActor } from "../../../domain/ids.ts"
import { ada, bo } from "../../../domain/kit/people.ts"
import { faulty, Faults } from "../../../streams/kit/faults.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { CommandBus, type Step } from "../../commandBus.ts"
import {
  type Bus,
  commentOn,
  create,
  grant,
  letIn,
  personSubject,
  secondBus,
  send,
  tags,
  taskOne,
  taskTwo
} from "../../kit/onTeam.ts"
import { Principals } from "../../principals.ts"
import { operator } from "../../rights/operator.ts"
import { commandBusLayer } from "../bus.ts"
import { queuedCommandOf } from "../queue/queuedCommand.ts"
import { confirmRights } from "./rights.ts"

const log = faulty(memoryRecord)
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(log))
type Play = (bus: Bus) => Effect.Effect<void, unknown, Layer.Success<typeof parts>>

/** Runs a test on a team of two members with one task, in a log whose appends can be stopped. */
const onBus = (play: Play) => () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      yield* letIn(bus, ada, "member")
      yield* letIn(bus, bo, "member")
      yield* send(bus, bo, "create", { ...create, wordsOf: bo })
      yield* play(bus)
    }).pipe(Effect.provide(parts))
  )

/** Holds the appends to an aggregate until the gate opens. */
const holdAppendsTo = (subject: string) =>
  Effect.tap(Faults, (faults) => {
    faults.isGated = (each) => each === subject
    return faults.gate.close
  })
const start = <A, E, R>(sent: Effect.Effect<A, E, R>) =>
  Effect.forkChild(Effect.flip(Effect.asVoid(sent)), { startImmediately: true })
/** Sends a command that reaches the closed gate, so that the next commands wait behind it. */
const occupy = Effect.fnUntraced(function* (sent: Effect.Effect<unknown, unknown>) {
  const { appends } = yield* Faults
  const before = appends.length
  yield* Effect.forkChild(sent, { startImmediately: true })
  while (appends.length === before) yield* Effect.yieldNow
})
const leave = (actor: ActorId): Step => ({ subject: personSubject(actor), command: { _tag: "LeavePerson" } })

describe("a command that waits for its task is refused after its actor", () => {
  test.each([
    ["left the team", leave(ada), null],
    ["became a viewer", grant(ada, "viewer"), "viewer"]
  ] as const)("%s", (_, change, role) =>
    onBus(
      Effect.fnUntraced(function* (bus) {
        const { gate } = yield* holdAppendsTo(taskOne)
        yield* occupy(send(bus, bo, "first", commentOn("first000")))
        const waiting = yield* start(send(bus, ada, "second", commentOn("second00")))
        const many = yield* start(
          bus.send(
            { actor: ada, key: "both" },
            { subject: taskOne, command: commentOn("third000") },
            { subject: taskTwo, command: create }
          )
        )
        yield* bus.send({ actor: operator, key: "change" }, change)
        yield* gate.open
        expect(yield* Fiber.join(waiting)).toMatchObject({ _tag: "Forbidden", role, least: "member" })
        expect(yield* Fiber.join(many)).toMatchObject({ _tag: "Forbidden", role })
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskCommented"])
        expect(yield* tags(taskTwo)).toEqual([])
      })
    )()
  )

  test(
    "left the team while the command lost a race",
    onBus(
      Effect.fnUntraced(function* (bus) {
        const faults = yield* holdAppendsTo(taskOne)
        const { appends, gate } = faults
        const before = appends.length
        const racing = yield* start(send(bus, ada, "second", commentOn("second00")))
        while (appends.length === before) yield* Effect.yieldNow
        faults.isGated = () => false
        yield* send(yield* secondBus, bo, "first", commentOn("first000"))
        yield* bus.send({ actor: operator, key: "leave" }, leave(ada))
        yield* gate.open
        expect(yield* Fiber.join(racing)).toMatchObject({ _tag: "Forbidden", role: null })
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskCommented"])
      }, Effect.scoped)
    )
  )

  test(
    "lost the role by the command before it in the same queue",
    onBus(
      Effect.fnUntraced(function* (bus) {
        yield* bus.send({ actor: operator, key: "admin" }, grant(ada, "admin"))
        const { gate } = yield* holdAppendsTo(personSubject(ada))
        yield* occupy(bus.send({ actor: operator, key: "owner" }, grant(ada, "owner")))
        yield* Effect.forkChild(bus.send({ actor: operator, key: "viewer" }, grant(ada, "viewer")), {
          startImmediately: true
        })
        const again = yield* start(bus.send({ actor: ada, key: "again" }, grant(ada, "admin")))
        yield* gate.open
        expect(yield* Fiber.join(again)).toMatchObject({ _tag: "Forbidden", role: "viewer" })
      })
    )
  )
})

test(
  "a command that is stored already keeps its receipt when its actor leaves while the repeat waits",
  onBus(
    Effect.fnUntraced(function* (bus) {
      const first = yield* send(bus, ada, "k", commentOn("first000"))
      const { gate } = yield* holdAppendsTo(taskOne)
      yield* occupy(send(bus, bo, "other", commentOn("other000")))
      const repeated = yield* Effect.forkChild(send(bus, ada, "k", commentOn("first000")), { startImmediately: true })
      yield* bus.send({ actor: operator, key: "leave" }, leave(ada))
      yield* gate.open
      expect(yield* Fiber.join(repeated)).toEqual(first)
    })
  )
)

describe("the directory is compared with the log", () => {
  const job = (actor: ActorId, arrived: bigint) =>
    queuedCommandOf({ actor, key: "k" }, arrived, [{ subject: taskOne, command: commentOn("first000") }])
  const onClock = (play: Effect.Effect<void, unknown>) => () =>
    Effect.runPromise(Effect.provide(play, TestClock.layer()))

  test(
    "before a person's command that has waited, and before no other command",
    onClock(
      Effect.gen(function* () {
        let asked = 0
        const directory = { current: Effect.sync(() => void asked++), waitFor: () => Effect.void }
        yield* confirmRights(directory, [job(ada, 0n)])
        expect(asked).toBe(0)
        yield* TestClock.adjust("1 second")
        yield* confirmRights(directory, [job(reactorActor("classify"), 0n)])
        expect(asked).toBe(0)
        yield* confirmRights(directory, [job(reactorActor("classify"), 0n), job(ada, 0n)])
        expect(asked).toBe(1)
      })
    )
  )

  test(
    "and nothing is stored while it stays behind the log",
    onClock(
      Effect.gen(function* () {
        yield* TestClock.adjust("1 second")
        const directory = { current: Effect.never, waitFor: () => Effect.void }
        const confirming = yield* start(confirmRights(directory, [job(ada, 0n)]))
        yield* TestClock.adjust("5 seconds")
        expect(yield* Fiber.join(confirming)).toMatchObject({ _tag: "StreamUnavailable" })
      })
    )
  )
})
