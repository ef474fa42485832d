/** A child process that publishes the same frames to its clients: through the product's gateway, or with uWebSockets.js alone. */
import { Effect, Fiber, Layer } from "effect"
import uWS from "uWebSockets.js"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { Credentials } from "../../../gateways/http/signIn/authenticate.ts"
import { socketLayer } from "../../../gateways/http/socket/socket.ts"
import { uwsServer } from "../../../gateways/http/uws/server.ts"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { Views } from "../../../projections/reads/views/views.ts"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { natsServer } from "../../../streams/nats/server/natsServer.ts"
import { natsRecord } from "../../../streams/nats/record.ts"
import { masterKeyFile } from "../../../streams/masterKey/masterKey.ts"
import { changeOf, type PublishRequest, sentRows } from "./frames.ts"

const [kind, folder = "", portText] = process.argv.slice(2)
const port = Number(portText)
/** The number of frames in one batch. It is small enough that the buffers of the network do not affect the measure. */
const batch = 4

/** Waits for a request of the parent, publishes, and waits again. */
const onGo = (publish: (frame: number) => void) => {
  process.on("message", ({ first, count }: PublishRequest) => {
    let next = first
    const step = () => {
      for (let i = 0; i < batch && next < first + count; i++) publish(next++)
      if (next < first + count) setImmediate(step)
    }
    step()
  })
  process.send?.("ready")
}

if (kind === "bare") {
  const app = uWS.App().ws("/*", { open: (ws) => void ws.subscribe("tasks"), maxBackpressure: 64 * 1024 * 1024 })
  app.listen("127.0.0.1", port, () =>
    onGo((frame) => {
      const { from, to } = changeOf(frame)
      app.publish(
        "tasks",
        JSON.stringify({
          is: "changes",
          view: "tasks",
          window: null,
          lane: "team",
          from,
          to,
          removed: [],
          more: false,
          rows: sentRows
        }),
        false,
        false
      )
    })
  )
} else {
  const record = Layer.unwrap(
    Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
      natsRecord({ url, name: "bench", replicas: 1 }).pipe(Layer.provide(masterKeyFile(`${folder}/master.key`)))
    )
  )
  const nothingYet = Layer.succeed(Views, {
    generation: Effect.succeed(1),
    at: Effect.succeed(0),
    everyChange: () => Effect.succeed({ to: 0, rows: [], removed: [] }),
    closed: () => Effect.succeed(new Map()),
    sharedPart: () => Effect.succeed({ rows: [], isLast: true }),
    ownRows: () => Effect.succeed([])
  })
  const anybody = Layer.succeed(Credentials, {
    byToken: () => Effect.succeed(operator),
    bySession: () => Effect.succeed(operator)
  })
  const main = Effect.gen(function* () {
    const broadcast = yield* Broadcast
    onGo((frame) => Effect.runSync(broadcast.publish("changes.tasks", changeOf(frame))))
    return yield* Effect.never
  })
  const gateway = socketLayer.pipe(
    Layer.provide([nothingYet, anybody]),
    Layer.provideMerge(Principals.layer),
    Layer.provideMerge(record),
    Layer.provide(uwsServer({ host: "127.0.0.1", port, mostBody: 1024 }))
  )
  const running = Effect.runFork(Effect.provide(main, gateway))
  // Its nats-server ends with the process.
  process.once("SIGTERM", () => void Effect.runPromise(Fiber.interrupt(running)).finally(() => process.exit(0)))
}
