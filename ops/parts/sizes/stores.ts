/** The sizes of the log, of the disk and of this process. */
import { Effect } from "effect"
import { statfsSync } from "node:fs"
import { Nats } from "../../../streams/nats/client/nats.ts"
import type { Settings } from "../../settings/settings.ts"

/** A log that takes longer counts as not answering. */
const answerTimeout = "3 seconds"

const logNow = Effect.gen(function* () {
  const { bytes, mostBytes, replicas } = yield* (yield* Nats).info("EVT")
  return { bytes, most: mostBytes < 0 ? null : mostBytes, copies: replicas }
}).pipe(
  Effect.timeout(answerTimeout),
  Effect.orElseSucceed(() => null)
)

const diskOf = (folder: string) =>
  Effect.try(() => {
    const { bavail, blocks, bsize } = statfsSync(folder)
    return { free: bavail * bsize, of: blocks * bsize }
  }).pipe(Effect.orElseSucceed(() => null))

/** A part that does not answer is null. */
export const storesNow = ({ dataDir }: Settings) =>
  Effect.map(Effect.all([logNow, diskOf(dataDir)]), ([log, disk]) => ({
    log,
    disk,
    memory: process.memoryUsage.rss(),
    upFor: Math.round(process.uptime())
  }))
