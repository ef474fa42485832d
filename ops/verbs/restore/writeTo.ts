/** Opens the servers of an installation, and restores a checked backup into them. */
import { Effect, Layer } from "effect"
import { statfsSync } from "node:fs"
import { makeFolder } from "../../../streams/makeFolder.ts"
import { jetstreamBuckets } from "../../../streams/nats/jetstreamBuckets.ts"
import { folderLayer, natsLayer } from "../../parts/record.ts"
import type { Settings } from "../../settings/settings.ts"
import type { Manifest } from "../backup/folder/manifest.ts"
import { fileFailure } from "../backup/folder/refused.ts"
import { progressBar } from "../operation/print.ts"
import { checkTarget, inWords, restoreInto } from "./restoreInto.ts"

/** Restores into the servers of these settings. */
export const writeTo = Effect.fnUntraced(function* (target: Settings, folder: string, manifest: Manifest) {
  const lines = manifest.files.reduce((sum, { count }) => sum + count, 0)
  const bar = progressBar("restoring", lines)
  yield* Effect.try({
    try: () => makeFolder(target.dataDir),
    catch: (cause) => fileFailure(target.dataDir, cause)
  })
  yield* checkTarget(manifest, whereOf(target)).pipe(
    Effect.andThen(restoreInto(folder, manifest, bar.at)),
    inWords(() => fullDiskOf(target)),
    Effect.provide(jetstreamBuckets.pipe(Layer.provideMerge(natsLayer(target)), Layer.provide(folderLayer(target)))),
    Effect.ensuring(bar.end)
  )
})

/** A restore needs more than this for one batch and the server's own files. Bytes. */
const leastFree = 8 * 1024 * 1024

/** The data folder of an embedded server when its disk is full. The disk of other servers is not visible from here. */
const fullDiskOf = ({ natsUrl, dataDir }: Settings) => {
  if (natsUrl !== null) return null
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize < leastFree ? dataDir : null
}

/** Names the servers of an installation, without passwords. */
export const whereOf = ({ natsUrl, dataDir }: Settings) => (natsUrl === null ? dataDir : "your servers (NATS_URL)")
