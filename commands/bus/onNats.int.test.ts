/** Many commands at once on a new log, on a real nats-server. */
import { Arbitrary, Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { natsServer } from "../../streams/nats/server/natsServer.ts"
import { natsRecord } from "../../streams/nats/record.ts"
import { masterKeyFile } from "../../streams/masterKey/masterKey.ts"
import { faulty } from "../../streams/kit/faults.ts"
import { seededRandom } from "../../tests/support/seededRandom.ts"
import { CommandBus } from "../commandBus.ts"
import { runFaultyHistory } from "../kit/history/faultyHistory.ts"
import { agreesWithModel, histories } from "../kit/history/modelCheck.ts"
import { create, send } from "../kit/onTeam.ts"
import { Principals } from "../principals.ts"
import { operator } from "../rights/operator.ts"
import { commandBusLayer } from "./bus.ts"

const folder = mkdtempSync(join(tmpdir(), "first-commands-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const onNats = (name: string) => {
  const own = join(folder, name)
  return Layer.unwrap(
    Effect.map(natsServer({ folder: own, binary: natsServerPath() ?? "nats-server" }), (url) =>
      commandBusLayer.pipe(
        Layer.provideMerge(Principals.layer),
        Layer.provideMerge(faulty(natsRecord({ url, name: "test", replicas: 1 }))),
        Layer.provide(masterKeyFile(join(own, "master.key")))
      )
    )
  )
}

test("the first 300 commands of a new actor, sent at once, are stored once each", () =>
  Effect.gen(function* () {
    const bus = yield* CommandBus
    const ids = Array.from({ length: 300 }, (_, i) => `task${String(i).padStart(4, "0")}`)
    const receipts = yield* Effect.forEach(
      ids,
      (id) => send(bus, operator, id, { ...create, wordsOf: operator }, subjectOf("task", id)),
      { concurrency: "unbounded" }
    )
    expect(new Set(receipts.map(({ seq }) => seq)).size).toBe(ids.length)
    expect(yield* (yield* Feed).head).toBe(ids.length)
  }).pipe(Effect.provide(onNats("first")), Effect.runPromise))

test.each([1, 2, 3])(
  "commands of two processes, with lost and unanswered appends, are stored once each, in order (seed %i)",
  async (seed) => {
    const history = runFaultyHistory(seededRandom(seed), 150)
    const stored = await Effect.runPromise(history.pipe(Effect.scoped, Effect.provide(onNats(`seed-${seed}`))))
    expect(stored).toBeGreaterThan(20)
  }
)

test("drawn histories with faults and reconnects give the answers and the log of the pure model", async () => {
  const drawn = await Effect.runPromise(Arbitrary.sampleEffect(histories(40), { count: 5, size: 40, seed: 7 }))
  let stored = 0
  for (const [i, draws] of drawn.entries())
    stored += await Effect.runPromise(agreesWithModel(draws).pipe(Effect.scoped, Effect.provide(onNats(`drawn-${i}`))))
  expect(stored).toBeGreaterThan(10)
}, 60_000)
