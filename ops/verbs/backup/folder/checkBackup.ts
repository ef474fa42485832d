/** Reads the files of a backup, and compares each with its digest before any of it is used. */
import { createHash } from "node:crypto"
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs"
import { join } from "node:path"
import { witnessOf } from "../../../../streams/commit/identity.ts"
import type { CopiedMessage } from "../../../../streams/nats/copy/copyOut.ts"
import { checkEntries, readManifest } from "./backupFolder.ts"
import { entryIn, messageIn } from "./lines.ts"
import { type BackupFile, backupFilesOf, kindOf, type BackupKind, backupKinds, type Manifest } from "./manifest.ts"
import { BackupRefused } from "./refused.ts"

const chunkBytes = 1 << 20
/** A message has at most 1 MB, and base64 makes a third more of it. */
const mostLineBytes = 16 << 20
/** Positions without a message that a restore fills one by one. */
const mostGaps = 1_000_000

const refused = (path: string, why: string) =>
  new BackupRefused({ why: `${path} ${why}: nothing was restored; take the backup from another copy` })

/** The lines of a file. The file must not be a link, and must not grow. @throws BackupRefused */
export function* linesOf(folder: string, { name, bytes, sha256 }: BackupFile): Generator<string> {
  const path = join(folder, name)
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    if (!fstatSync(fd).isFile() || fstatSync(fd).size !== bytes)
      throw refused(path, "has another size than its manifest says")
    const hash = createHash("sha256")
    const chunk = Buffer.alloc(chunkBytes)
    let rest = Buffer.alloc(0)
    for (let length = readSync(fd, chunk); length > 0; length = readSync(fd, chunk)) {
      hash.update(chunk.subarray(0, length))
      rest = Buffer.concat([rest, chunk.subarray(0, length)])
      let begin = 0
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, begin)) {
        yield rest.toString("utf8", begin, end)
        begin = end + 1
      }
      rest = rest.subarray(begin)
      if (rest.byteLength > mostLineBytes) throw refused(path, "has a line that is too long")
    }
    if (rest.byteLength > 0) throw refused(path, "ends within a line")
    if (hash.digest("hex") !== sha256) throw refused(path, "has another digest than its manifest says: it is damaged")
  } finally {
    closeSync(fd)
  }
}

/** The messages of a file, one unit at a time. */
export function* unitsOf(folder: string, file: BackupFile): Generator<ReadonlyArray<CopiedMessage>> {
  let unit: Array<CopiedMessage> = []
  for (const line of linesOf(folder, file)) {
    const message = messageIn(line)
    if (message === null) throw refused(join(folder, file.name), "has a line of another form")
    unit.push(message)
    if (message.continues) continue
    yield unit
    unit = []
  }
  if (unit.length > 0) yield unit
}

export function* entriesOf(folder: string, file: BackupFile) {
  for (const line of linesOf(folder, file)) {
    const entry = entryIn(line)
    if (entry === null) throw refused(join(folder, file.name), "has a line of another form")
    yield entry
  }
}

/** Checks everything. `at` gets the number of checked lines. @throws BackupRefused */
export const checkBackup = (folder: string, at: (lines: number) => void): Manifest => {
  const manifest = readManifest(folder)
  if (manifest === null) throw new BackupRefused({ why: `${folder} has no backup: there is no manifest.json` })
  checkEntries(folder, manifest)
  let done = 0
  for (const kind of ["log", "chain", "access"] as const) {
    const end = { seq: 0, data: new Uint8Array(), gaps: 0 }
    for (const file of backupFilesOf(manifest, kind)) {
      const count = checkMessages(folder, file, end)
      if (count !== file.count || end.seq !== file.to || witnessOr(end) !== file.witness)
        throw refused(join(folder, file.name), "has other lines than its manifest says")
      done += count
      at(done)
    }
    if (kind !== "access" && end.gaps > mostGaps) throw refused(folder, `lacks ${end.gaps} positions of the ${kind}`)
    if (kind === "log" && (end.seq !== manifest.position || witnessOr(end) !== manifest.witness))
      throw refused(folder, "does not end where its manifest says")
  }
  for (const kind of ["keys", "outbox"] as const)
    for (const file of backupFilesOf(manifest, kind)) {
      const count = [...entriesOf(folder, file)].length
      if (count !== file.count) throw refused(join(folder, file.name), "has other lines than its manifest says")
      done += count
    }
  at(done)
  if (manifest.position > 0 && backupFilesOf(manifest, "keys").length === 0)
    throw refused(folder, "has a log and no keys")
  return manifest
}

const witnessOr = ({ seq, data }: { readonly seq: number; readonly data: Uint8Array }) =>
  seq === 0 ? null : witnessOf(data)

const rootOf = (kind: BackupKind) => `${backupKinds[kind] === "EVT" ? "evt" : kind}.`

/** Counts the messages, and moves `end` over them. */
const checkMessages = (folder: string, file: BackupFile, end: { seq: number; data: Uint8Array; gaps: number }) => {
  let count = 0
  let continues = false
  for (const unit of unitsOf(folder, file))
    for (const message of unit) {
      if (!message.subject.startsWith(rootOf(kindOf(file))))
        throw refused(join(folder, file.name), "has a message of another stream")
      if (message.seq <= end.seq || (count === 0 && message.seq !== file.from))
        throw refused(join(folder, file.name), "has messages in another order")
      if (continues && message.seq !== end.seq + 1)
        throw refused(join(folder, file.name), "lacks a message of an atomic batch")
      end.gaps += message.seq - end.seq - 1
      end.seq = message.seq
      end.data = message.data
      continues = message.continues
      count++
    }
  if (continues) throw refused(join(folder, file.name), "ends within an atomic batch")
  return count
}
