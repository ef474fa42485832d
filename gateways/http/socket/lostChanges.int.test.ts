/**
 * Announcements that are lost, over a real WebSocket, on a log in memory and tables in PGlite. A writer of the tables that
 * ends between its transaction and the announcement loses the announcement in the same way.
 */
import { Effect, Layer, ManagedRuntime } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import { create, letIn, retitle, taskOne } from "../../../commands/kit/onTeam.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { ada } from "../../../domain/kit/people.ts"
import { serviceActor, TokenId } from "../../../domain/ids.ts"
import { Database } from "../../../projections/database/database.ts"
import { projectionsLayer } from "../../../projections/projections.ts"
import { Views } from "../../../projections/reads/views/views.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { sha256 } from "../../../streams/commit/identity.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { memoryVectors } from "../../../streams/memory/memoryVectors.ts"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { followLive } from "../../../tests/support/product/windowClient.ts"
import { Credentials } from "../signIn/authenticate.ts"
import { SignIn } from "../signIn/signIn.ts"
import { uwsServer } from "../uws/server.ts"
import { socketLayer } from "./socket.ts"

const folder = mkdtempSync(join(tmpdir(), "lost-changes-"))
const port = await freePort()

/** Decides which announcements are lost. */
let lost = (_subject: string): boolean => false
const lossyBroadcast = Layer.effect(
  Broadcast,
  Effect.map(Broadcast, (broadcast) =>
    Broadcast.of({
      ...broadcast,
      publish: (subject, value) =>
        Effect.suspend(() => (lost(subject) ? Effect.void : broadcast.publish(subject, value)))
    })
  )
)
const runtime = ManagedRuntime.make(
  socketLayer.pipe(
    Layer.provideMerge(Credentials.layer),
    Layer.provideMerge(Views.layer),
    Layer.provideMerge(projectionsLayer),
    Layer.provideMerge(commandBusLayer),
    Layer.provideMerge(SignIn.layer),
    Layer.provideMerge(Principals.layer),
    Layer.provideMerge(lossyBroadcast),
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

const secret = "a-secret-of-this-test"
const send = (key: string, command: Parameters<typeof bySender>[1]) => runtime.runPromise(bySender(key, command))
const bySender = Effect.fnUntraced(function* (key: string, command: typeof create | ReturnType<typeof retitle>) {
  const { seq } = yield* (yield* CommandBus).send({ actor: ada, key }, { subject: taskOne, command })
  yield* (yield* Projections).position.waitFor(seq)
})

test.each([
  ["the change and its position are lost", (subject: string) => subject.startsWith("changes.")],
  ["only the change is lost", (subject: string) => subject === "changes.tasks"],
  ["only the position is lost", (subject: string) => subject === "changes.position"]
])("a socket has the row of the table although %s, and nothing changes afterwards", async (name, isLost) => {
  const token = sha256(name).slice(0, 8)
  await runtime.runPromise(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      yield* letIn(bus, ada, "member")
      const issued = { subject: subjectOf("access", token), command: issue(token, `${secret}${token}`) }
      const { seq } = yield* bus.send({ actor: operator, key: token }, issued)
      yield* (yield* Projections).position.waitFor(seq)
    })
  )
  await send("create", create)
  const client = await followLive(`http://127.0.0.1:${port}`, `${secret}${token}`, ["tasks:active"])
  expect(client.rows().size).toBe(1)
  lost = isLost
  await send(name, retitle(name))
  lost = () => false
  await client.when(() => [...client.rows().values()].some((row) => "title" in row && row.title === name))
  client.close()
})

const issue = (id: string, text: string) => ({
  _tag: "IssueToken" as const,
  service: serviceActor(TokenId.make(id)),
  hash: sha256(text),
  name: "test",
  role: "viewer" as const,
  expiresAt: null
})
