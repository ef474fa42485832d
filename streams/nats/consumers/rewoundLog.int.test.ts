/** Consumers on a log that is restored from an older copy while they hold commits which the copy does not have. */
import { Deferred, Effect, Fiber, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { restartableNats } from "../../../tests/support/nats/restartableNats.ts"
import { type Consumer, Consumers } from "../../ports/consumers.ts"
import { EventStore } from "../../ports/eventStore.ts"
import { Feed } from "../../ports/feed.ts"
import { messageReceived } from "../../kit/pending.ts"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { natsRecord } from "../record.ts"

const folder = mkdtempSync(join(tmpdir(), "rewound-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("a commit at the position of a lost one is handled, although the handler of the lost one still runs", () =>
  Effect.gen(function* () {
    const server = yield* Effect.acquireRelease(Effect.promise(restartableNats), ({ remove }) => Effect.promise(remove))
    yield* Effect.promise(server.start)
    const record = natsRecord({ url: server.url, name: "rewound", replicas: 1 }).pipe(
      Layer.provide(masterKeyFile(join(folder, "master.key")))
    )
    yield* Effect.gen(function* () {
      const { append } = yield* EventStore
      const { continuity } = yield* Feed
      const begun = yield* Deferred.make<void>()
      const release = yield* Deferred.make<void>()
      const lostIsDone = yield* Deferred.make<void>()
      const secondIsDone = yield* Deferred.make<void>()
      const handled: Array<string> = []
      const finish = (id: string, done?: Deferred.Deferred<void>) =>
        Effect.sync(() => void handled.push(id)).pipe(
          Effect.andThen(done === undefined ? Effect.void : Deferred.succeed(done, undefined))
        )
      const consumer: Consumer<never, never> = {
        name: "rewound",
        subjects: ["evt.message.>"],
        starts: "log",
        concurrency: 4,
        on: ({ subject }) => {
          if (subject.endsWith("lost0000"))
            return Deferred.succeed(begun, undefined).pipe(
              Effect.andThen(Deferred.await(release)),
              Effect.andThen(finish("lost0000", lostIsDone))
            )
          return subject.endsWith("second00") ? finish("second00", secondIsDone) : finish("first000")
        }
      }
      const running = yield* Effect.forkChild(Effect.flatMap(Consumers, ({ run }) => run(consumer)))
      yield* append(messageReceived("first000", "hello"))
      let older = ""
      yield* Effect.promise(async () => {
        await server.stop("SIGTERM")
        older = server.copy()
        await server.start()
      })
      const [lost] = yield* append(messageReceived("lost0000", "hello"))
      yield* Deferred.await(begun)
      yield* Effect.promise(async () => {
        await server.stop("SIGKILL")
        server.putBack(older)
        await server.start()
      })
      yield* Effect.exit(append(messageReceived("refused0", "hello")))
      yield* continuity.accept
      const [second] = yield* append(messageReceived("second00", "hello"))
      expect(second).toBe(lost)
      yield* Deferred.await(secondIsDone)
      yield* Deferred.succeed(release, undefined)
      yield* Deferred.await(lostIsDone)
      expect(handled.filter((id) => id !== "first000")).toEqual(["second00", "lost0000"])
      yield* Fiber.interrupt(running)
    }).pipe(Effect.provide(record))
  }).pipe(Effect.scoped, Effect.runPromise))
