/** `tt backup <folder>`: writes what the folder does not have yet. A kill leaves the former backup complete. */
import { Effect, Stream } from "effect"
import { existsSync, realpathSync } from "node:fs"
import { dirname, isAbsolute, relative, sep } from "node:path"
import { witnessOf } from "../../../streams/commit/identity.ts"
import { FolderInUse, ownFolder } from "../../../streams/dataFolder.ts"
import { makeFolder } from "../../../streams/makeFolder.ts"
import type { CopiedStream } from "../../../streams/nats/copy/copied.ts"
import { factNames } from "../../../streams/nats/log/factNames.ts"
import { request } from "../../control/request.ts"
import { version } from "../../settings/version.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, progressBar } from "../operation/print.ts"
import { type BackupEnd, type BackupLine, backupOperation } from "./backupOperation.ts"
import { checkEntries, makeBackupWriter, readManifest, removeUnnamed } from "./folder/backupFolder.ts"
import {
  type BackupFile,
  backupFilesOf,
  kindOf,
  type BackupKind,
  backupKinds,
  kindFor,
  type Manifest
} from "./folder/manifest.ts"
import { noteBackup } from "./lastBackup.ts"
import { BackupRefused, fileFailure } from "./folder/refused.ts"

export const backup = Effect.fn("backup")(function* (settings: Settings, folder: string, json: boolean) {
  const onFiles = <A>(work: () => A) =>
    Effect.try({ try: work, catch: (cause) => (cause instanceof BackupRefused ? cause : fileFailure(folder, cause)) })
  yield* onFiles(() => {
    checkPlace(folder, settings.dataDir)
    makeFolder(folder)
    // A folder with other files gets no lock file either.
    checkEntries(folder, readManifest(folder))
  })
  yield* ownFolder(folder).pipe(
    Effect.mapError((error) =>
      error instanceof FolderInUse
        ? new BackupRefused({ why: `another backup into ${folder} runs: wait for its end` })
        : new BackupRefused({ why: error.message.replace(" cannot be used", "") })
    )
  )
  const former = yield* onFiles(() => {
    const found = readManifest(folder)
    checkEntries(folder, found)
    removeUnnamed(folder, found)
    return found
  })
  const writer = makeBackupWriter(folder, former)
  const taken = makeTaken(former)
  let bar = progressBar("copying the log", 0)
  yield* request(settings, backupOperation, afterOf(former)).pipe(
    Stream.runForEach((line) =>
      Effect.gen(function* () {
        if ("head" in line) bar = progressBar("copying the log", line.head)
        yield* onFiles(() => take(line, writer.write, taken))
        if ("stream" in line && line.stream === "EVT") yield* bar.at(taken.position)
      })
    ),
    Effect.tapError(() => Effect.sync(writer.abandon)),
    Effect.ensuring(Effect.suspend(() => bar.end))
  )
  const { end } = taken
  if (end === null)
    return yield* new BackupRefused({ why: "the product ended before the backup was complete: run it again" })
  const manifest = yield* onFiles(() => writer.finish((made) => manifestOf(former, made, { ...taken, end })))
  // The backup is complete, also when the data folder is read-only for this user.
  yield* Effect.ignore(onFiles(() => noteBackup(settings.dataDir, folder, manifest)))
  yield* printed(settings, folder, json, { former, manifest })
}, Effect.scoped)

/** A backup in the data folder is lost with it, and the product's own files are there. @throws BackupRefused */
const checkPlace = (folder: string, dataDir: string) => {
  if (!existsSync(dataDir)) return
  let present = folder
  while (!existsSync(present)) present = dirname(present)
  const inside = relative(realpathSync(dataDir), realpathSync(present))
  if (inside === "" || !(inside.split(sep)[0] === ".." || isAbsolute(inside)))
    throw new BackupRefused({
      why: `${folder} is in the data folder of the product: give a folder elsewhere, best on another disk`
    })
}

interface Taken {
  position: number
  witness: string | null
  replaced: ReadonlyArray<CopiedStream>
  accessFrom: number
  end: BackupEnd | null
}

const makeTaken = (former: Manifest | null): Taken => ({
  position: former?.position ?? 0,
  witness: former?.witness ?? null,
  replaced: [],
  accessFrom: 1,
  end: null
})

const afterOf = (former: Manifest | null) => {
  const last = (kind: BackupKind) => {
    const file = former === null ? undefined : backupFilesOf(former, kind).at(-1)
    return file === undefined ? { seq: 0, witness: null } : { seq: file.to, witness: file.witness }
  }
  return {
    identity: former?.identity ?? null,
    accepted: Number(former?.facts[factNames.accepted] ?? 0),
    after: { EVT: last("log"), CHAIN: last("chain"), ACCESS: last("access") }
  }
}

const take = (line: BackupLine, write: ReturnType<typeof makeBackupWriter>["write"], taken: Taken) => {
  if ("head" in line) {
    taken.replaced = line.replaced
    taken.accessFrom = line.accessFrom
  } else if ("messages" in line) {
    const [first] = line.messages
    const last = line.messages.at(-1)
    if (first === undefined || last === undefined) return
    const witness = witnessOf(Buffer.from(last.data, "base64"))
    write(kindFor(line.stream), line.messages, {
      from: first.seq,
      to: last.seq,
      witness,
      endsUnit: !last.continues
    })
    if (line.stream === "EVT") Object.assign(taken, { position: last.seq, witness })
  } else if ("bucket" in line)
    write(kindFor(line.bucket), line.entries, { from: 0, to: 0, witness: "", endsUnit: true })
  else taken.end = line.end
}

/** Buckets are replaced. The files of a stream stay, but those of a former chain, and of entries that have expired. */
const manifestOf = (
  former: Manifest | null,
  made: ReadonlyArray<BackupFile>,
  { position, witness, replaced, accessFrom, end }: Taken & { readonly end: BackupEnd }
): Manifest => {
  const isKept = (file: BackupFile) => {
    const kind = kindOf(file)
    if (kind === "keys" || kind === "outbox") return false
    const stream = backupKinds[kind]
    return !replaced.some((each) => each === stream) && (kind !== "access" || file.to >= accessFrom)
  }
  const files = [...(former?.files ?? []).filter(isKept), ...made]
  return {
    format: "tracker-backup-1",
    program: version,
    at: new Date().toISOString(),
    ...end,
    position,
    witness,
    files
  }
}

const printed = (
  { masterKey }: Settings,
  folder: string,
  json: boolean,
  { former, manifest }: { readonly former: Manifest | null; readonly manifest: Manifest }
) => {
  const commits = (found: Manifest | null) =>
    found === null ? 0 : backupFilesOf(found, "log").reduce((sum, { count }) => sum + count, 0)
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  const added = commits(manifest) - commits(former)
  const place = "file" in masterKey ? masterKey.file : "the vault of TT_MASTER_KEY_CMD"
  const { generation } = manifest.masterKey
  return answer(
    json,
    {
      folder,
      position: manifest.position,
      commits: commits(manifest),
      added,
      bytes,
      at: manifest.at,
      generation,
      masterKey: place
    },
    [
      `${folder}: ${commits(manifest).toLocaleString("en")} commits up to position ${manifest.position}, ${added.toLocaleString("en")} of them new; ${(bytes / 1e6).toFixed(1)} MB`,
      `The backup has no master key. Keep a copy of it in another place: ${place} (generation ${generation}). Without it, no name and no text of the backup can be read.`
    ].join("\n")
  )
}
