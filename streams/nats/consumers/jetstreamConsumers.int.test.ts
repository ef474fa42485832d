/** Durable consumers on a real nats-server: slow handlers, failures, defects, and work that a process left unfinished. */
import { Data, Deferred, Effect, Fiber, Layer } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { type Consumer, Consumers } from "../../consumers.ts"
import { EventStore } from "../../eventStore.ts"
import { messageReceived } from "../../kit/pending.ts"
import { masterKeyFile } from "../../sealing/masterKey.ts"
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
    const aside = yield* (yield* Nats).last("DLQ", "dlq.broken")
    expect(JSON.parse(Buffer.from(aside?.data ?? []).toString())).toMatchObject({
      consumer: "broken",
      seq: 1,
      tries: 1
    })

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
