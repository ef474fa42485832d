/** A nats-server that comes back on other files, under a process that stays up. */
import { Effect, Fiber, Layer, Result, Schedule, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { restartableNats, type RestartableNats } from "../../tests/support/nats/restartableNats.ts"
import { EventStore } from "../ports/eventStore.ts"
import { Feed } from "../ports/feed.ts"
import { messageReceived } from "../kit/pending.ts"
import { masterKeyFile } from "../masterKey/masterKey.ts"
import { natsRecord } from "./record.ts"

const folder = mkdtempSync(join(tmpdir(), "changed-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Plays on a record whose server the test restarts. */
const on = (name: string, body: (server: RestartableNats) => Effect.Effect<void, unknown, EventStore | Feed>) =>
  Effect.gen(function* () {
    const server = yield* Effect.acquireRelease(Effect.promise(restartableNats), ({ remove }) => Effect.promise(remove))
    yield* Effect.promise(server.start)
    const record = natsRecord({ url: server.url, name, replicas: 1 }).pipe(
      Layer.provide(masterKeyFile(join(folder, `${name}.key`)))
    )
    yield* body(server).pipe(Effect.provide(record))
  }).pipe(Effect.scoped, Effect.runPromise)

const append = (...ids: ReadonlyArray<string>) =>
  Effect.flatMap(EventStore, (store) =>
    Effect.forEach(ids, (id) => Effect.map(store.append(messageReceived(id, "hello")), ([seq]) => seq))
  )
const restart = (server: RestartableNats, change: () => void = () => {}) =>
  Effect.promise(async () => {
    await server.stop("SIGKILL")
    change()
    await server.start()
  })
/** Stops the server, copies its files and starts it again. */
const copied = (server: RestartableNats) => {
  let copy = ""
  return Effect.as(
    restart(server, () => {
      copy = server.copy()
    }),
    () => copy
  )
}
const refusal = <A, R>(effect: Effect.Effect<A, { readonly _tag: string; readonly message: string }, R>) =>
  Effect.map(Effect.result(effect), (result) => (Result.isFailure(result) ? result.failure : null))

test("the same log continues, and every commit is delivered once", () =>
  on("same", (server) =>
    Effect.gen(function* () {
      const feed = yield* Feed
      const all = yield* Effect.forkChild(feed.commits({ after: 0 }).pipe(Stream.take(3), Stream.runCollect))
      yield* append("one00000", "two00000")
      yield* restart(server)
      yield* append("three000")
      expect((yield* Fiber.join(all)).map(({ seq }) => seq)).toEqual([1, 2, 3])
    })
  ))

test("an older copy stops appends, loads and followers at once; the right files put back end that", () =>
  on("older", (server) =>
    Effect.gen(function* () {
      const feed = yield* Feed
      const store = yield* EventStore
      yield* append("one00000")
      const older = yield* copied(server)
      yield* append("two00000", "three000")
      const whole = yield* copied(server)
      const following = yield* Effect.forkChild(Effect.result(Stream.runDrain(feed.commits({ after: 3 }))))
      yield* restart(server, () => server.putBack(older()))
      // Thirty at once: each meets a connection that has just come back.
      const ids = Array.from({ length: 30 }, (_, i) => `again${String(i).padStart(3, "0")}`)
      const refused = yield* Effect.forEach(ids, (id) => refusal(append(id)), { concurrency: "unbounded" })
      expect(new Set(refused.map((error) => error?._tag))).toEqual(new Set(["LogChanged"]))
      expect(yield* refusal(store.load("evt.message.one00000"))).toMatchObject({ code: "log-rewound" })
      expect(yield* Fiber.join(following)).toMatchObject({ failure: { code: "log-rewound" } })
      yield* restart(server, () => server.putBack(whole()))
      yield* feed.continuity.sound
      expect(yield* append("four0000")).toEqual([4])
    })
  ))

test("a log that was deleted, and another installation's log, are refused until they are accepted", () =>
  on("replaced", (server) =>
    Effect.gen(function* () {
      const feed = yield* Feed
      yield* append("one00000")
      yield* restart(server, () => server.putBack())
      expect(yield* refusal(append("two00000"))).toMatchObject({ code: "log-missing" })
      // Another installation makes its log there.
      yield* Effect.provide(
        append("theirs00"),
        Layer.fresh(
          natsRecord({ url: server.url, name: "other", replicas: 1 }).pipe(
            Layer.provide(masterKeyFile(join(folder, "other.key")))
          )
        )
      )
      // The connection stayed, so the guard sees the new log at its next comparison.
      yield* Effect.repeat(refusal(append("two00000")), {
        until: (error) => error !== null && "code" in error && error.code === "log-replaced",
        schedule: Schedule.spaced("50 millis")
      })
      yield* feed.continuity.accept
      expect(yield* append("two00000")).toEqual([2])
    })
  ))
