/** Durable consumers on a real nats-server: slow handlers, failures, defects, and work that a process left unfinished. */
import { Data, Deferred, Effect, Fiber, Layer, Schedule } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { type Consumer, Consumers } from "../../ports/consumers.ts"
import { DeadLetters } from "../../ports/deadLetters.ts"
import { EventStore } from "../../ports/eventStore.ts"
import { messageReceived } from "../../kit/pending.ts"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { Troubles } from "../../troubles.ts"
import { Nats } from "../client/nats.ts"
import { natsServer } from "../server/natsServer.ts"
import { natsRecord } from "../record.ts"

const folder = mkdtempSync(join(tmpdir(), "consumers-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

class Fails extends Data.TaggedError("Fails")<{ readonly message: string }> {}

const record = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)

const say = (id: string) => Effect.flatMap(EventStore, ({ append }) => append(messageReceived(id, id)))

/** A consumer of all messages that records the ids it was called with. */
const listening = (name: string, on: (id: string, time: number) => Effect.Effect<void, Fails>, concurrency = 1) => {
  const called: Array<string> = []
  const consumer: Consumer<Fails, never> = {
    name,
    subjects: ["evt.message.>"],
    starts: "log",
    concurrency,
    on: ({ subject }) =>
      Effect.suspend(() => {
        const id = subject.split(".")[2] ?? ""
        called.push(id)
        return on(id, called.filter((each) => each === id).length)
      })
  }
  return { called, run: Effect.flatMap(Consumers, ({ run }) => run(consumer)) }
}

test("each commit is settled once, also after a handler that is slow, fails or throws", () =>
  Effect.gen(function* () {
    yield* Effect.forEach(["m1", "m2", "m3"], say)

    // Longer than the server's acknowledgement timeout. `m2` and `m3` wait in this process for all that time.
    const patient = yield* Deferred.make<void>()
    const slow = listening("slow", (id) => {
      if (id === "m1") return Effect.sleep("5 seconds")
      return id === "m4" ? Deferred.succeed(patient, undefined) : Effect.void
    })
    const slowly = yield* Effect.forkChild(slow.run)

    const better = yield* Deferred.make<void>()
    const failing = listening("failing", (id, time) => {
      if (id !== "m1") return Effect.void
      return time < 3 ? new Fails({ message: "not yet" }) : Deferred.succeed(better, undefined)
    })
    const failingly = yield* Effect.forkChild(failing.run)
    yield* Deferred.await(better)
    yield* Fiber.interrupt(failingly)
    expect(failing.called.toSorted()).toEqual(["m1", "m1", "m1", "m2", "m3"])

    const goneOn = yield* Deferred.make<void>()
    const broken = listening("broken", (id) => {
      if (id === "m1") return Effect.die("a bug")
      return id === "m3" ? Deferred.succeed(goneOn, undefined) : Effect.void
    })
    const brokenly = yield* Effect.forkChild(broken.run)
    yield* Deferred.await(goneOn)
    yield* Fiber.interrupt(brokenly)
    expect(broken.called).toEqual(["m1", "m2", "m3"])
    const letters = yield* DeadLetters
    expect(yield* letters.list).toMatchObject([
      { id: "broken@1", subject: "evt.message.m1", tries: 1, state: "waiting", why: "an unknown failure" }
    ])

    // A process ends during its work. The next process gets the same commit and the later ones.
    const begun = yield* Deferred.make<void>()
    const first = listening("left", () => Effect.andThen(Deferred.succeed(begun, undefined), Effect.never))
    const leaving = yield* Effect.forkChild(first.run)
    yield* Deferred.await(begun)
    yield* Fiber.interrupt(leaving)
    const done = yield* Deferred.make<void>()
    const seen = new Set<string>()
    const next = listening("left", (id) => (seen.add(id).size === 3 ? Deferred.succeed(done, undefined) : Effect.void))
    const following = yield* Effect.forkChild(next.run)
    yield* Deferred.await(done)
    yield* Fiber.interrupt(following)
    expect(first.called).toEqual(["m1"])
    expect(next.called.toSorted()).toEqual(["m1", "m2", "m3"])

    // All redeliveries come before this commit.
    yield* say("m4")
    yield* Deferred.await(patient)
    yield* Fiber.interrupt(slowly)
    expect(slow.called).toEqual(["m1", "m2", "m3", "m4"])
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))

test("a commit whose handler fails after the server died is retried", () =>
  Effect.gen(function* () {
    const called = yield* Deferred.make<void>()
    const back = yield* Deferred.make<void>()
    const over = yield* Deferred.make<void>()
    const heard = yield* Deferred.make<void>()
    // The handler of the second waits until the first is done, as extractions wait for each other.
    const listener = listening(
      "outage",
      (id, time) => {
        if (id === "w1" && time === 1) return Effect.andThen(Deferred.await(back), new Fails({ message: "not yet" }))
        if (id === "w1") return Deferred.succeed(over, undefined)
        if (id === "w2") return Effect.andThen(Deferred.succeed(called, undefined), Deferred.await(over))
        return id === "w3" ? Deferred.succeed(heard, undefined) : Effect.void
      },
      4
    )
    yield* Effect.forEach(["w1", "w2"], say)
    const running = yield* Effect.forkChild(listener.run)
    yield* Deferred.await(called)
    process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), "SIGKILL")
    yield* say("w3")
    yield* Deferred.await(heard)
    yield* Deferred.succeed(back, undefined)
    yield* Deferred.await(over)
    yield* Fiber.interrupt(running)
    expect(listener.called.filter((id) => id === "w1")).toHaveLength(2)
    expect(listener.called.filter((id) => id === "w2")).toHaveLength(1)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))

test("a dead letter is retried at a person's request, and listed again when it fails again", () =>
  Effect.gen(function* () {
    const letters = yield* DeadLetters
    let broken = true
    const fragile = listening("fragile", (id) => {
      if (id !== "d1") return Effect.void
      return broken ? Effect.die(new Error("a bug")) : Effect.void
    })
    yield* say("d1")
    const running = yield* Effect.forkChild(fragile.run)
    const listed = letters.list.pipe(Effect.map((all) => all.filter(({ consumer }) => consumer === "fragile")))
    const until = (is: (all: Effect.Success<typeof listed>) => boolean) =>
      listed.pipe(Effect.repeat({ until: is, schedule: Schedule.spaced("20 millis") }))
    const [first] = yield* until((all) => all.length === 1)
    const id = first?.id ?? ""

    expect(yield* letters.retry(id, ada)).toBe(true)
    yield* until(([each]) => each?.tries === 2 && each.state === "waiting")

    broken = false
    yield* letters.retry(id, ada)
    expect(yield* until((all) => all.length === 0)).toEqual([])
    expect(fragile.called.filter((each) => each === "d1")).toHaveLength(3)
    expect(yield* letters.retry(id, ada)).toBe(false)
    yield* Fiber.interrupt(running)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))

test("a dropped dead letter leaves the list, and its reason is kept", () =>
  Effect.gen(function* () {
    const letters = yield* DeadLetters
    const letter = { consumer: "gone", subject: "evt.message.m1", seq: 1, why: "Refused", tries: 12 }
    yield* letters.park({ ...letter, at: "2026-11-24T10:00:00.000Z" })
    const told = (yield* Troubles).current.pipe(
      Effect.map((troubles) => troubles.find(({ code }) => code === "dead-letters")?.message ?? "")
    )
    const until = (is: (message: string) => boolean) =>
      told.pipe(Effect.repeat({ until: is, schedule: Schedule.spaced("20 millis") }))
    yield* until((message) => message.includes("gone 1"))
    expect(yield* letters.drop("gone@1", { by: ada, because: "the message is a test" })).toBe(true)
    yield* until((message) => !message.includes("gone"))
    expect((yield* letters.list).filter(({ consumer }) => consumer === "gone")).toEqual([])
    const kept = yield* (yield* Nats).last("DLQ", "dlq.gone.1")
    expect(Buffer.from(kept?.data ?? []).toString()).toContain("the message is a test")
    expect(yield* letters.drop("gone@1", { by: ada, because: "again" })).toBe(false)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))

test("a deleted consumer is created again, and handles every commit again", () =>
  Effect.gen(function* () {
    const nats = yield* Nats
    const first = yield* Deferred.make<void>()
    const again = yield* Deferred.make<void>()
    const listener = listening("deleted", (id, time) => {
      if (id !== "m4") return Effect.void
      return Deferred.succeed(time === 1 ? first : again, undefined)
    })
    const running = yield* Effect.forkChild(listener.run)
    yield* Deferred.await(first)
    nats.send("$JS.API.CONSUMER.DELETE.EVT.deleted", new Uint8Array())
    yield* Deferred.await(again)
    yield* Fiber.interrupt(running)
    expect((yield* (yield* DeadLetters).list).filter(({ consumer }) => consumer === "deleted")).toEqual([])
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))

test("a commit that does not concern the consumer is settled without its handler", () =>
  Effect.gen(function* () {
    const done = yield* Deferred.make<void>()
    const called: Array<string> = []
    const choosy: Consumer<Fails, never> = {
      name: "choosy",
      subjects: ["evt.message.>"],
      starts: "log",
      concurrency: 1,
      concerns: ({ subject }) => subject.endsWith(".n2"),
      on: ({ subject }) =>
        Effect.suspend(() => {
          called.push(subject)
          return Effect.asVoid(Deferred.succeed(done, undefined))
        })
    }
    yield* Effect.forEach(["n1", "n2"], say)
    const running = yield* Effect.forkChild(Effect.flatMap(Consumers, ({ run }) => run(choosy)))
    yield* Deferred.await(done)
    yield* Fiber.interrupt(running)
    expect(called).toEqual(["evt.message.n2"])
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))
