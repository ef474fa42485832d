/** Writes a checked backup into the servers of an installation. A second run continues one that was stopped. */
import { Effect } from "effect"
import { manifestDigest, backupFilesOf, backupKinds, kindFor, type Manifest } from "../backup/folder/manifest.ts"
import { entriesOf, unitsOf } from "../backup/folder/checkBackup.ts"
import { BackupRefused } from "../backup/folder/refused.ts"
import { witnessOf } from "../../../streams/commit/identity.ts"
import { copiedStreams, type CopiedStream } from "../../../streams/nats/copy/copied.ts"
import { beginCopy, finishCopy, makeCopyIn } from "../../../streams/nats/copy/copyIn.ts"
import { factNames } from "../../../streams/nats/log/factNames.ts"
import { refuseNewer } from "../../../streams/nats/storage/refusals/logProgram.ts"
import { unfinishedRestore } from "../../../streams/nats/storage/refusals/unfinished.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"

type At = (done: number) => Effect.Effect<void>

/** Fails for a backup of a newer log, and when the servers have a log, unless it is the unfinished restore of this backup. Changes nothing. */
export const checkTarget = Effect.fnUntraced(function* (manifest: Manifest, where: string) {
  yield* refuseNewer(manifest.facts)
  const nats = yield* Nats
  const found = yield* nats.settings("EVT")
  if (found === null) return
  const begun = yield* unfinishedRestore
  if (begun === manifestDigest(manifest)) return
  if (begun !== null)
    return yield* new BackupRefused({
      why: `the restore of another backup into ${where} has not ended: end that one, or remove its data first (\`tt reset --yes\` for a data folder)`
    })
  return yield* new BackupRefused({ why: yield* refusalOf(manifest, where, found.metadata?.[factNames.identity]) })
})

/** A deletion would also delete the master key in the folder, so the sentence names a move. */
const otherwise =
  "Restore into another data folder (--into FOLDER); or move the present data away and keep it, and its master key, until you are sure"

const refusalOf = Effect.fnUntraced(function* (manifest: Manifest, where: string, identity: string | undefined) {
  const nats = yield* Nats
  const last = yield* nats.last("EVT", ">")
  if (last === null) return `${where} has a log already, which is empty. ${otherwise}`
  if (identity !== manifest.identity)
    return `${where} has the log of another installation, and a restore would replace it. ${otherwise}`
  const here = manifest.position === 0 ? null : yield* nats.at("EVT", manifest.position)
  const isSame = manifest.position === 0 || (here !== null && witnessOf(here.data) === manifest.witness)
  if (isSame && last.seq === manifest.position)
    return `${where} has every commit of this backup: there is nothing to restore`
  if (isSame)
    return `${where} is newer than this backup: it has commits up to position ${last.seq}, and the backup ends at ${manifest.position}. A restore would lose the later ones. ${otherwise}`
  return `${where} has another state of this log, up to position ${last.seq}; the backup ends at ${manifest.position}. A restore would replace it. ${otherwise}`
})

/** The caller has checked the backup, the target and the master key. */
export const restoreInto = Effect.fnUntraced(function* (folder: string, manifest: Manifest, at: At) {
  const backup = manifestDigest(manifest)
  // The log gets its marker before anything else is written, and loses it at the very end.
  for (const stream of ["EVT", "CHAIN", "ACCESS"] as const) yield* beginCopy(stream, backup, manifest.maxBytes[stream])
  let done = 0
  for (const kind of ["keys", "outbox"] as const) done = yield* restoreBucket(folder, manifest, kind, done)
  for (const stream of copiedStreams)
    done = yield* restoreStream(folder, manifest, stream, (copied) => at(done + copied)).pipe(
      Effect.map((copied) => done + copied)
    )
  for (const stream of copiedStreams)
    yield* finishCopy(stream, manifest.maxBytes[stream], stream === "EVT" ? manifest.facts : {})
})

const restoreBucket = Effect.fnUntraced(function* (
  folder: string,
  manifest: Manifest,
  kind: "keys" | "outbox",
  done: number
) {
  const store = yield* (yield* Buckets).open(backupKinds[kind])
  let count = done
  for (const file of backupFilesOf(manifest, kind))
    for (const { key, value } of entriesOf(folder, file)) {
      yield* store.put(key, value)
      count++
    }
  return count
})

const restoreStream = Effect.fnUntraced(function* (folder: string, manifest: Manifest, stream: CopiedStream, at: At) {
  const nats = yield* Nats
  // The positions of the access log mean nothing elsewhere, and its first entries have expired.
  const keepsPositions = stream !== "ACCESS"
  const copy = yield* makeCopyIn(stream, keepsPositions)
  const before = keepsPositions ? copy.last() : (yield* nats.info(stream)).messages
  let index = 0
  let position = 0
  for (const file of backupFilesOf(manifest, kindFor(stream)))
    for (const unit of unitsOf(folder, file)) {
      const isThere = keepsPositions ? (unit.at(-1)?.seq ?? 0) <= before : index < before
      index += unit.length
      position = unit.at(-1)?.seq ?? position
      if (!isThere) yield* copy.unit(unit)
      if (index % reportEvery < unit.length) yield* at(index)
    }
  yield* copy.flush
  if (keepsPositions && copy.last() !== position)
    return yield* new BackupRefused({
      why: `stream ${stream} ends at ${copy.last()} instead of ${position}: delete the streams, and run the restore again`
    })
  return index
})

const reportEvery = 500

/** Words for every failure of the servers during a restore. `fullDisk`: the folder of the servers when its disk is full. */
export const inWords =
  (fullDisk: () => string | null) =>
  <A, E extends { readonly _tag: string; readonly message: string }, R>(work: Effect.Effect<A, E, R>) =>
    Effect.mapError(work, (error) =>
      error instanceof BackupRefused ? error : new BackupRefused({ why: stopped(error, fullDisk()) })
    )

interface Failure {
  readonly _tag: string
  readonly message: string
  readonly cause?: unknown
}

/** A server on a full disk fails with an error that does not name the disk. */
const stopped = (error: Failure, folder: string | null) =>
  folder === null
    ? `the restore has stopped (${wordsOf(error)}): run it again, and it continues`
    : `${folder}: the disk is full: free some space, and run the restore again, which continues it`

const wordsOf = ({ _tag, message, cause }: Failure) => (_tag === "NatsFault" ? String(cause) : message)
