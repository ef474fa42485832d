/** `tt restore <folder>`: checks a backup, and writes it into an installation that has no log. */
import { Effect, Option } from "effect"
import { masterKeyIn } from "../../../streams/dataFolder.ts"
import { runningProduct } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { checkBackup } from "../backup/folder/checkBackup.ts"
import { BackupRefused, fileFailure } from "../backup/folder/refused.ts"
import { answer, progressBar } from "../operation/print.ts"
import { checkMasterKey, placeFor } from "./masterKey.ts"
import { whereOf, writeTo } from "./writeTo.ts"

interface Given {
  readonly folder: string
  /** Another data folder; null: the one of the settings. */
  readonly into: string | null
  readonly verify: boolean
  readonly json: boolean
}

export const restore = Effect.fn("restore")(function* (settings: Settings, given: Given) {
  const { folder, into, json } = given
  const manifest = yield* checked(folder)
  if (given.verify) {
    const { verifyBackup } = yield* Effect.promise(() => import("./verifyBackup.ts"))
    return yield* verifyBackup(settings, folder, manifest, json)
  }
  const target = into === null ? settings : targetIn(settings, into)
  if (Option.isSome(yield* runningProduct(target)))
    return yield* new BackupRefused({
      why: `the product runs on ${target.dataDir}: a restore never replaces an installation. Stop it, or give another data folder with --into`
    })
  yield* checkMasterKey(folder, manifest, target.masterKey)
  yield* writeTo(target, folder, manifest)
  const { position, at, files } = manifest
  const commits = files.reduce((sum, { name, count }) => (name.startsWith("log-") ? sum + count : sum), 0)
  yield* answer(
    json,
    { folder, into: target.natsUrl === null ? target.dataDir : "nats", position, commits, at },
    [
      `${commits.toLocaleString("en")} commits up to position ${position} are restored into ${whereOf(target)}, as they were at ${at}`,
      "The next start makes the tables from them. People sign in again: sessions are not in a backup.",
      "If this folder or your Postgres knew later commits, `tt replay` accepts their loss.",
      ...(into === null ? [] : [nextSteps(target)])
    ].join("\n")
  )
})

/** The checked manifest. Reads every byte, and changes nothing. */
const checked = (folder: string) => {
  const bar = progressBar("checking the backup", 0)
  return Effect.try({
    try: () => checkBackup(folder, (lines) => Effect.runSync(bar.at(lines))),
    catch: (cause) => (cause instanceof BackupRefused ? cause : fileFailure(folder, cause))
  }).pipe(Effect.ensuring(bar.end))
}

/** An embedded installation in another folder. */
const targetIn = (settings: Settings, into: string): Settings => ({
  ...settings,
  dataDir: into,
  natsUrl: null,
  masterKey: placeFor(settings, into)
})

const nextSteps = ({ masterKey, dataDir }: Settings) =>
  "file" in masterKey && masterKey.file !== masterKeyIn(dataDir)
    ? `To use it: copy ${masterKey.file} to ${masterKeyIn(dataDir)}, and set TT_DATA_DIR=${dataDir}`
    : `To use it: set TT_DATA_DIR=${dataDir}`
