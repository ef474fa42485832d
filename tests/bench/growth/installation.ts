/** A log on a nats-server and tables on a real Postgres, as roles of the product use them. */
import { Effect, Layer } from "effect"
import { fork } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { openServer } from "../../../projections/postgres.ts"
import { masterKeyIn } from "../../../streams/dataFolder.ts"
import { masterKeyFile } from "../../../streams/masterKey/masterKey.ts"
import { natsRecord } from "../../../streams/nats/record.ts"
import { natsServer } from "../../../streams/nats/server/natsServer.ts"
import type { Replayed } from "./replayProcess.ts"

const replayProcess = fileURLToPath(new URL("replayProcess.ts", import.meta.url))

export interface Installation {
  /** The data folder of a product on it, which holds the key. */
  readonly dataDir: string
  readonly nats: string
  readonly record: Layer.Layer<Layer.Success<ReturnType<typeof natsRecord>>>
  /** An empty database; returns its URL. */
  readonly database: (name: string) => Promise<string>
  /** A new folder for embedded tables. */
  readonly embedded: (name: string) => string
}

/** @throws when no Postgres with pgvector is installed */
export const onInstallation = async <A>(use: (installation: Installation) => Promise<A>): Promise<A> => {
  const postgres = await startTestPostgres()
  const folder = mkdtempSync(join(tmpdir(), "bench-growth-"))
  const dataDir = join(folder, "data")
  const server = { folder: join(folder, "nats"), binary: natsServerPath() ?? "nats-server" }
  const installed = Effect.flatMap(natsServer(server), (nats) => {
    const record = natsRecord({ url: nats, name: "bench", replicas: 1 }).pipe(
      Layer.provide(masterKeyFile(masterKeyIn(dataDir))),
      Layer.orDie
    )
    const database = async (name: string) => {
      const admin = openServer(postgres.url)
      await admin.unsafe(`create database ${name}`)
      await admin.end()
      const url = new URL(postgres.url)
      url.pathname = `/${name}`
      return url.href
    }
    return Effect.promise(() => use({ dataDir, nats, record, database, embedded: (name) => join(folder, name) }))
  })
  try {
    return await Effect.runPromise(Effect.scoped(installed))
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The collector uses as much memory as the machine offers, so the need of a process shows only under limits: megabytes of
 * long-lived objects, and of new ones.
 */
const limitedHeap = ["--max-old-space-size=256", "--max-semi-space-size=8"]

/**
 * Makes all read models in an empty database, which has a URL or a folder. It runs in a process of its own, so that the memory of the
 * process is that of the replay.
 */
export const replayIn = (
  { nats, dataDir }: Installation,
  database: string,
  { isLimited }: { readonly isLimited: boolean }
): Promise<Replayed> =>
  new Promise((resolve, reject) => {
    const execArgv = [...process.execArgv, ...(isLimited ? limitedHeap : [])]
    const child = fork(replayProcess, [nats, database, masterKeyIn(dataDir)], { execArgv })
    child.once("message", (found: Replayed) => resolve(found))
    child.once("exit", (code) => reject(new Error(`the process of the replay ended with ${code}`)))
  })
