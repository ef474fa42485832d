/** The worker thread: passes complete protocol messages to PGlite in order, and sends its answers back. */
import { parentPort, workerData } from "node:worker_threads"
import { openFolder } from "./pgliteFolder.ts"
import { cutMessages } from "./protocol.ts"

const port = parentPort
if (port === null) throw new Error("this file is a worker")

const open = async () => {
  const { folder } = workerData as { readonly folder: string }
  const database = await openFolder(folder)
  let cut = cutMessages()
  let queue = Promise.resolve()
  port.on("message", (data: Uint8Array | "open" | "close") => {
    if (data === "open") {
      cut = cutMessages()
      queue = queue.then(async () => {
        if (database.isInTransaction()) await database.exec("ROLLBACK")
      })
      return
    }
    if (data === "close") {
      queue = queue
        .then(() => database.close())
        .catch(() => {})
        .finally(() => process.exit(0))
      return
    }
    for (const batch of cut(Buffer.from(data.buffer, data.byteOffset, data.byteLength))) {
      queue = queue
        .then(() =>
          database.runExclusive(() =>
            database.execProtocolRawStream(batch, {
              syncToFs: false,
              onRawData: (answer) => port.postMessage(answer.slice())
            })
          )
        )
        .catch((error: unknown) => {
          throw error
        })
    }
  })
}

open().then(
  () => port.postMessage({}),
  (error: unknown) => port.postMessage({ failed: error instanceof Error ? error.message : String(error) })
)
