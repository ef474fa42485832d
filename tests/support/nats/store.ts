/** The files of a stopped nats-server, as a crash or a wrong restore leaves them. */
import { globSync, statSync, truncateSync } from "node:fs"
import { join } from "node:path"

/** Cuts bytes off the end of a stream's last block, as a power failure without fsync does. The server must be stopped. */
export const cutTail = (store: string, stream: string, bytes: number) => {
  const block = globSync(join(store, "jetstream", "*", "streams", stream, "msgs", "*.blk"))
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .at(-1)
  if (block === undefined) throw new Error(`${store} has no block of ${stream}`)
  truncateSync(block, Math.max(0, statSync(block).size - bytes))
}
