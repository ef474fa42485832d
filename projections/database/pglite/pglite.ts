/** PGlite in a worker thread, so that the main thread stays free. Both sides speak Postgres' protocol over a message port. */
import { Effect, Schema } from "effect"
import { mkdirSync } from "node:fs"
import { Duplex } from "node:stream"
import { Worker } from "node:worker_threads"
import { openSocket } from "../../postgres.ts"

/** The embedded tables cannot be opened. They are derived: delete the folder, and the next start rebuilds them from the log. */
export class PgliteFailed extends Schema.TaggedError<PgliteFailed>()("PgliteFailed", {
  folder: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `the embedded tables in ${this.folder} cannot be opened (${this.why}): delete that folder and start again; the tables are rebuilt from the log`
  }
}

export const openPglite = (folder: string) =>
  Effect.gen(function* () {
    yield* Effect.try({
      try: () => mkdirSync(folder, { recursive: true, mode: 0o700 }),
      catch: (cause) => new PgliteFailed({ folder, why: String(cause) })
    })
    const worker = yield* Effect.acquireRelease(
      Effect.sync(() => new Worker(new URL("./pgliteWorker.ts", import.meta.url), { workerData: { folder } })),
      (worker) => Effect.promise(() => close(worker))
    )
    yield* Effect.callback<void, PgliteFailed>((resume) => {
      worker.once("message", (ready: { readonly failed?: string }) =>
        resume(ready.failed === undefined ? Effect.void : Effect.fail(new PgliteFailed({ folder, why: ready.failed })))
      )
      worker.once("error", (error) => resume(Effect.fail(new PgliteFailed({ folder, why: String(error) }))))
    })
    worker.on("error", (cause) => endWith(cause))
    return openSocket(() => socketTo(worker))
  })

/** No query is answered without the worker, and its session cannot be restored: the process must end, and start again. */
const endWith = (cause: unknown) => {
  const defect = new Error("The embedded Postgres has ended.", { cause })
  setImmediate(() => {
    throw defect
  })
}

/** Resolves at once when the worker has ended by itself. */
const close = (worker: Worker) =>
  new Promise<void>((resolve) => {
    // -1 is the id of a worker that has ended.
    if (worker.threadId === -1) return resolve()
    worker.once("exit", () => resolve())
    worker.postMessage("close")
  })

const socketTo = (worker: Worker): Duplex => {
  // Rolls back the open transaction of an earlier connection.
  worker.postMessage("open")
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      worker.postMessage(new Uint8Array(chunk))
      done()
    },
    final(done) {
      worker.removeListener("message", receive)
      // The client waits until its peer has closed the connection, as with a server.
      socket.push(null)
      done()
    }
  })
  const receive = (data: Uint8Array) => void socket.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  worker.on("message", receive)
  return Object.assign(socket, { readyState: "open", setKeepAlive: () => socket })
}
