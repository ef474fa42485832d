/** A child process that makes all read models from the log, and tells its time and its highest memory. */
import { Context, Effect, Layer, Schedule } from "effect"
import { Database } from "../../../projections/database/database.ts"
import { projections } from "../../../projections/projections.ts"
import { runProjections } from "../../../projections/runner/runner.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { masterKeyFile } from "../../../streams/masterKey/masterKey.ts"
import { natsRecord } from "../../../streams/nats/record.ts"

export interface Replayed {
  readonly seconds: number
  /** Of the processor, in this process alone. */
  readonly busySeconds: number
  /** Of the process, at its highest. */
  readonly megabytes: number
}

const [nats = "", database = "", key = ""] = process.argv.slice(2)

const replayed = Effect.gen(function* () {
  const head = yield* (yield* Feed).head
  const began = performance.now()
  const busy = process.cpuUsage()
  const services = yield* Layer.build(runProjections(projections))
  const { position, rebuilding } = Context.get(services, Projections)
  yield* Effect.repeat(Effect.sync(rebuilding), { until: (why) => why === null, schedule: Schedule.spaced("5 millis") })
  yield* position.waitFor(head)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(busy)
  const megabytes = process.resourceUsage().maxRSS / 1024
  return { seconds, busySeconds: (user + system) / 1e6, megabytes } satisfies Replayed
})

const parts = Layer.merge(
  database.startsWith("postgres") ? Database.server(database) : Layer.orDie(Database.pglite(database)),
  natsRecord({ url: nats, name: "bench", replicas: 1 }).pipe(Layer.provide(masterKeyFile(key)))
)
const found = await Effect.runPromise(Effect.scoped(Effect.provide(replayed, parts)))
process.send?.(found, () => process.exit(0))
