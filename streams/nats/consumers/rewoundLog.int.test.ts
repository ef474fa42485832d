/** Consumers on a log that loses commits which they have handled, or still hold. */
import { Deferred, Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { cutTail } from "../../../tests/support/nats/natsStore.ts"
import { restartableNats, type RestartableNats } from "../../../tests/support/nats/restartableNats.ts"
import { type Consumer, Consumers } from "../../ports/consumers.ts"
import { EventStore } from "../../ports/eventStore.ts"
import { Feed } from "../../ports/feed.ts"
import { messageReceived } from "../../kit/pending.ts"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { natsRecord } from "../record.ts"

const folder = mkdtempSync(join(tmpdir(), "rewound-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const on = (
  name: string,
  body: (server: RestartableNats) => Effect.Effect<void, unknown, EventStore | Feed | Consumers>
) =>
  Effect.gen(function* () {
    const server = yield* Effect.acquireRelease(Effect.promise(restartableNats), ({ remove }) => Effect.promise(remove))
    yield* Effect.promise(server.start)
    const record = natsRecord({ url: server.url, name, replicas: 1 }).pipe(
      Layer.provide(masterKeyFile(join(folder, `${name}.key`)))
    )
    yield* body(server).pipe(Effect.provide(record))
  }).pipe(Effect.scoped, Effect.runPromise)

/** SIGTERM lets the server store the settled positions of its consumers before it ends. */
const restart = (server: RestartableNats, change: () => void, signal: "SIGKILL" | "SIGTERM" = "SIGKILL") =>
  Effect.promise(async () => {
    await server.stop(signal)
    change()
    await server.start()
  })
const say = (id: string) =>
  Effect.flatMap(EventStore, ({ append }) => Effect.map(append(messageReceived(id, "hello")), ([seq]) => seq))
/** Meets the changed log, and accepts it as it is. */
const accept = Effect.andThen(
  Effect.exit(say("refused0")),
  Effect.flatMap(Feed, ({ continuity }) => continuity.accept)
)

/** Runs a consumer of all messages in the background. `handled` has the ids in the order in which their work ended. */
const listening = Effect.fnUntraced(function* (name: string, work: (id: string) => Effect.Effect<unknown>) {
  const handled: Array<string> = []
  const consumer: Consumer<never, never> = {
    name,
    subjects: ["evt.message.>"],
    starts: "log",
    concurrency: 4,
    on: ({ subject }) => {
      const id = subject.split(".")[2] ?? ""
      return Effect.andThen(
        work(id),
        Effect.sync(() => void handled.push(id))
      )
    }
  }
  yield* Effect.forkChild(Effect.flatMap(Consumers, ({ run }) => run(consumer)))
  return handled
})

test("a commit at the position of a lost one is handled, although the handler of the lost one still runs", () =>
  on("position", (server) =>
    Effect.gen(function* () {
      const begun = yield* Deferred.make<void>()
      const release = yield* Deferred.make<void>()
      const second = yield* Deferred.make<void>()
      yield* listening("position", (id) => {
        if (id === "lost0000") return Effect.andThen(Deferred.succeed(begun, undefined), Deferred.await(release))
        return id === "second00" ? Deferred.succeed(second, undefined) : Effect.void
      })
      yield* say("first000")
      let older = ""
      yield* restart(server, () => {
        older = server.copy()
      })
      const lost = yield* say("lost0000")
      yield* Deferred.await(begun)
      yield* restart(server, () => server.putBack(older))
      yield* accept
      expect(yield* say("second00")).toBe(lost)
      yield* Deferred.await(second)
      yield* Deferred.succeed(release, undefined)
    })
  ))

test("after a changed log was accepted every commit is handled again, because the effect of one may be lost", () =>
  on("effect", (server) =>
    Effect.gen(function* () {
      const times = new Map<string, number>()
      const again = yield* Deferred.make<void>()
      const done = yield* Deferred.make<void>()
      const handled = yield* listening("effect", (id) => {
        const count = (times.get(id) ?? 0) + 1
        times.set(id, count)
        if (id === "effect00") return Deferred.succeed(done, undefined)
        return count === 2 ? Deferred.succeed(again, undefined) : Effect.void
      })
      yield* say("cause000")
      yield* say("effect00")
      yield* Deferred.await(done)
      // The consumer has settled both commits, and the log loses the second one.
      yield* restart(server, () => cutTail(server.store, "EVT", 200), "SIGTERM")
      yield* accept
      yield* Deferred.await(again)
      expect(handled.filter((id) => id === "effect00")).toHaveLength(1)
    })
  ))
