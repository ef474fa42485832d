/** The command bus on a nats-server that writes to disk, without HTTP. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { CommentId } from "../../../domain/ids.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { natsServer } from "../../../streams/nats/server/natsServer.ts"
import { natsRecord } from "../../../streams/nats/record.ts"
import { masterKeyFile } from "../../../streams/masterKey/masterKey.ts"

const scene = (folder: string) =>
  Layer.unwrap(
    Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
      commandBusLayer.pipe(
        Layer.provideMerge(Principals.layer),
        Layer.provideMerge(natsRecord({ url, name: "bench", replicas: 1 })),
        Layer.provide(masterKeyFile(join(folder, "master.key")))
      )
    )
  )
export type BusParts = Layer.Success<ReturnType<typeof scene>>

/** `measured` gets the folder of nats-server, by which its memory is found. */
export const onBenchBus = async <A, E>(measured: (folder: string) => Effect.Effect<A, E, BusParts>): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), "bench-bus-"))
  try {
    return await Effect.runPromise(Effect.provide(measured(folder), scene(folder)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A second bus on the same log, with an empty cache, as in a process that has just started. */
export const coldBus = Effect.flatMap(Layer.build(Layer.fresh(commandBusLayer)), (built) =>
  Effect.provideContext(CommandBus, built)
)

type Bus = CommandBus["Service"]
/** Ids have at least eight characters. */
export const taskOf = (id: string) => subjectOf("task", id.padEnd(10, "x"))

export const createTask = (bus: Bus, id: string) =>
  bus.send(
    { actor: operator, key: id },
    {
      subject: taskOf(id),
      command: { _tag: "CreateTask", ...plainTask(operator, "Paint the pier before the season begins") }
    }
  )
export const commentTask = (bus: Bus, task: string, id: string) =>
  bus.send(
    { actor: operator, key: id },
    {
      subject: taskOf(task),
      command: {
        _tag: "CommentTask",
        wordsOf: operator,
        comment: CommentId.make(id.padEnd(10, "x")),
        text: "The second coat needs a dry day"
      }
    }
  )
