/** The command bus, without HTTP, against a bare loop of publishes with an expectation on the same server. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { commandBusLayer } from "../../commands/bus/bus.ts"
import { CommandBus } from "../../commands/commandBus.ts"
import { operator, Principals } from "../../commands/principals.ts"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { Nats } from "../../streams/nats/client/nats.ts"
import { masterKeyFile } from "../../streams/sealing/masterKey.ts"
import { natsServer } from "../../streams/nats/server/natsServer.ts"
import { natsRecord } from "../../streams/nats/record.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { type Measure, median, callsPerSecond } from "./measure.ts"
import { plainTask } from "../../domain/kit/samples.ts"

/** A program that has just started has not compiled its hot paths yet. */
const warmUps = 3
const rounds = 7
const sizes = [
  [32, 3000],
  [1, 400]
] as const
/** As large as the commit of a created task. */
const body = Buffer.alloc(620, "x")

export const busBench = async (): Promise<ReadonlyArray<Measure>> => {
  const folder = mkdtempSync(join(tmpdir(), "bench-bus-"))
  const layer = Layer.unwrap(
    Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
      commandBusLayer.pipe(
        Layer.provideMerge(Principals.layer),
        Layer.provideMerge(natsRecord({ url, name: "bench", replicas: 1 })),
        Layer.provide(masterKeyFile(join(folder, "master.key")))
      )
    )
  )
  const measured = Effect.gen(function* () {
    const bus = yield* CommandBus
    const nats = yield* Nats
    yield* nats.ensureStream({
      name: "BARE",
      subjects: ["bare.>"],
      storage: "file",
      allow_direct: true,
      allow_atomic: true,
      discard: "new",
      max_bytes: 1024 ** 3
    })
    const send = (id: string) =>
      Effect.runPromise(
        bus.send(
          { actor: operator, key: id },
          {
            subject: subjectOf("task", id),
            command: {
              _tag: "CreateTask",
              ...plainTask(operator, "Paint the pier before the season begins")
            }
          }
        )
      )
    const publish = (id: string) =>
      Effect.runPromise(nats.publish({ subject: `bare.${id}`, data: body, id, expected: 0 }, 5000))
    const found: Array<Measure> = []
    for (const [inFlight, count] of sizes) {
      const ratios: Array<number> = []
      // They alternate, so that a drift of the machine's speed affects both alike.
      for (let round = 0; round < warmUps + rounds; round++) {
        const theirs = yield* Effect.promise(() =>
          callsPerSecond(count, inFlight, (i) => publish(`b${inFlight}r${round}i${i}`))
        )
        const ours = yield* Effect.promise(() =>
          callsPerSecond(count, inFlight, (i) => send(`b${inFlight}r${round}i${i}`.padEnd(10, "x")))
        )
        if (round >= warmUps) ratios.push(ours / theirs)
      }
      found.push({
        name: `bus-${inFlight === 1 ? "sequential" : "32-in-flight"}`,
        value: median(ratios),
        unit: "ratio",
        goal: 0.5,
        of: `commands ÷ bare publishes, ${inFlight} in flight`
      })
    }
    return found
  })
  try {
    return await Effect.runPromise(Effect.provide(measured, layer))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
