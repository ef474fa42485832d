/** Progress and rows of work over a real WebSocket, on a log in memory and tables in PGlite. */
import { Effect, Layer, ManagedRuntime } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import { openRun } from "../../../commands/kit/scene.ts"
import { letIn } from "../../../commands/kit/onTeam.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { serviceActor, TokenId } from "../../../domain/ids.ts"
import { Audience, team } from "../../../domain/values.ts"
import { Database } from "../../../projections/database/database.ts"
import { projectionsLayer } from "../../../projections/projections.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { Views } from "../../../projections/reads/views/views.ts"
import { sha256 } from "../../../streams/commit/identity.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { memoryVectors } from "../../../streams/memory/memoryVectors.ts"
import { Progress, type Tick } from "../../../streams/ports/progress.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { followLive } from "../../../tests/support/product/windowClient.ts"
import { Credentials } from "../signIn/authenticate.ts"
import { SignIn } from "../signIn/signIn.ts"
import { uwsServer } from "../uws/server.ts"
import { socketLayer } from "./socket.ts"
import { ada } from "../../../domain/kit/people.ts"

const folder = mkdtempSync(join(tmpdir(), "progress-"))
const port = await freePort()
const runtime = ManagedRuntime.make(
  socketLayer.pipe(
    Layer.provideMerge(Credentials.layer),
    Layer.provideMerge(Views.layer),
    Layer.provideMerge(projectionsLayer),
    Layer.provideMerge(commandBusLayer),
    Layer.provideMerge(SignIn.layer),
    Layer.provideMerge(Principals.layer),
    Layer.provideMerge(
      Layer.mergeAll(
        Database.pglite(join(folder, "tables")),
        memoryRecord,
        memoryVectors,
        uwsServer({ host: "127.0.0.1", port, mostBody: 1024 })
      )
    )
  )
)
afterAll(async () => {
  await runtime.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const tick = (done: number, audience: Audience = team): Tick => ({
  of: "run",
  id: "run00001",
  stage: "read",
  done,
  total: 9,
  rate: null,
  left: null,
  audience,
  at: "2026-11-24T10:00:00.000Z"
})
const publish = (each: Tick) => runtime.runPromise(Effect.flatMap(Progress, (progress) => progress.publish(each)))

test("a follower of the runs gets the progress that it can see: the last tick at once, then each new one", async () => {
  const secret = "a-secret-of-this-test"
  await runtime.runPromise(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      yield* letIn(bus, ada, "member")
      const { seq } = yield* bus.send(
        { actor: operator, key: "token" },
        {
          subject: subjectOf("access", "token001"),
          command: {
            _tag: "IssueToken",
            service: serviceActor(TokenId.make("token001")),
            hash: sha256(secret),
            name: "test",
            role: "viewer",
            expiresAt: null
          }
        }
      )
      // The tables must be complete: a subscription before that is refused with `again`.
      yield* (yield* Projections).position.waitFor(seq)
    })
  )
  await publish(tick(1))
  const origin = `http://127.0.0.1:${port}`
  const client = await followLive(origin, secret, ["runs,before,newest,20"])
  const elsewhere = await followLive(origin, secret, ["topics"])
  const ticksOf = () => client.frames.filter(({ is }) => is === "progress")
  await client.when(() => ticksOf().length === 1)
  await publish(tick(2, Audience.make("chat:chat0001")))
  await publish(tick(3))
  await client.when(() => ticksOf().length === 2)
  expect(ticksOf()).toEqual([
    { is: "progress", tick: tick(1) },
    { is: "progress", tick: tick(3) }
  ])
  await runtime.runPromise(openRun("k", "run00001"))
  await client.when(() => client.rows().has("run00001"))
  expect(client.rows().get("run00001")).toMatchObject({ status: "created" })
  expect(elsewhere.frames.filter(({ is }) => is === "progress")).toEqual([])
  client.close()
  elsewhere.close()
})
