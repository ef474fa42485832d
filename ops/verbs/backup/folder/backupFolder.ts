/**
 * Writes the files of a backup. A complete backup is never changed in place: new files have new names, and they count only
 * when the new manifest has replaced the former one by a rename.
 */
import { createHash } from "node:crypto"
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync
} from "node:fs"
import { join } from "node:path"
import { Result } from "effect"
import { BackupRefused } from "./refused.ts"
import {
  type BackupFile,
  isFileName,
  kindOf,
  type BackupKind,
  type Manifest,
  manifestFrom,
  manifestName,
  manifestText,
  nameOf,
  numberOf
} from "./manifest.ts"

/** The next file begins after this size. */
const mostFileBytes = 256 * 1024 * 1024
/** A manifest of ten backups a day for ten years is smaller. */
const mostManifestBytes = 64 * 1024 * 1024
const nextManifest = `${manifestName}.next`
/** Files that are no part of the backup. */
const others: ReadonlyArray<string> = [manifestName, nextManifest, "lock", "lock-journal"]

/** The manifest in a folder; null when there is none. @throws BackupRefused */
export const readManifest = (folder: string): Manifest | null => {
  const path = join(folder, manifestName)
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return null
  if (!found.isFile()) throw new BackupRefused({ why: `${path} is not a file: the folder has no backup` })
  if (found.size > mostManifestBytes) throw new BackupRefused({ why: `${path} is too large for a manifest` })
  const manifest = manifestFrom(readFileSync(path, "utf8"))
  if (Result.isFailure(manifest)) throw new BackupRefused({ why: `${path} cannot be used: ${manifest.failure}` })
  return manifest.success
}

/** Compares the entries of the folder with the manifest: files, their sizes, and nothing else. @throws BackupRefused */
export const checkEntries = (folder: string, manifest: Manifest | null) => {
  const listed = new Map((manifest?.files ?? []).map((file) => [file.name, file]))
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const isFile = lstatSync(path).isFile()
    if (!isFile || !(others.includes(name) || isFileName(name)))
      throw new BackupRefused({
        why: isFile
          ? `${path} is no part of a backup: give an empty folder, or one with a backup only`
          : `${path} is not a plain file, and a backup has nothing else: give an empty folder, or one with a backup only`
      })
  }
  for (const [name, { bytes }] of listed) {
    const found = lstatSync(join(folder, name), { throwIfNoEntry: false })
    if (found === undefined)
      throw new BackupRefused({ why: `${join(folder, name)} is missing: take the backup from another copy` })
    if (found.size !== bytes)
      throw new BackupRefused({
        why: `${join(folder, name)} has ${found.size} bytes instead of ${bytes}: take the backup from another copy`
      })
  }
  /** Files of an interrupted backup. They are never read. */
  return readdirSync(folder).filter((name) => isFileName(name) && !listed.has(name))
}

interface Open {
  readonly fd: number
  readonly hash: ReturnType<typeof createHash>
  readonly file: { -readonly [Key in keyof BackupFile]: BackupFile[Key] }
}

/** The place of lines: 0 and an empty witness for the entries of a bucket. */
interface Written {
  readonly from: number
  readonly to: number
  readonly witness: string
  /** The last line ends a unit, so another file may begin after it. */
  readonly endsUnit: boolean
}

/** Writes new files beside those of the former manifest. The caller owns the folder. */
export const makeBackupWriter = (folder: string, former: Manifest | null) => {
  const made: Array<BackupFile> = []
  const numbers = new Map<BackupKind, number>()
  for (const file of former?.files ?? [])
    numbers.set(kindOf(file), Math.max(numbers.get(kindOf(file)) ?? 0, numberOf(file)))
  let open: Open | null = null
  let isWhole = true

  const begin = (kind: BackupKind, from: number): Open => {
    const number = (numbers.get(kind) ?? 0) + 1
    numbers.set(kind, number)
    const name = nameOf(kind, number)
    const fd = openSync(join(folder, name), "wx", 0o600)
    return {
      fd,
      hash: createHash("sha256"),
      file: { name, from, to: from, count: 0, bytes: 0, witness: "", sha256: "" }
    }
  }
  const end = () => {
    if (open === null) return
    fsyncSync(open.fd)
    closeSync(open.fd)
    made.push({ ...open.file, sha256: open.hash.digest("hex") })
    open = null
  }
  return {
    write: (kind: BackupKind, lines: ReadonlyArray<unknown>, { from, to, witness, endsUnit }: Written) => {
      if (open !== null && (kindOf(open.file) !== kind || (isWhole && open.file.bytes > mostFileBytes))) end()
      open ??= begin(kind, from)
      isWhole = endsUnit
      const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""))
      writeAll(open.fd, bytes)
      open.hash.update(bytes)
      open.file.to = to
      open.file.witness = witness
      open.file.count += lines.length
      open.file.bytes += bytes.byteLength
    },
    /** Makes the new manifest count, and then removes the files that it does not name. */
    finish: (manifestOf: (made: ReadonlyArray<BackupFile>) => Manifest): Manifest => {
      end()
      const manifest = manifestOf(made)
      replaceManifest(folder, manifest)
      removeUnnamed(folder, manifest)
      return manifest
    },
    /** Removes the files that were written. */
    abandon: () => {
      if (open !== null) closeSync(open.fd)
      open = null
      removeUnnamed(folder, former)
    }
  }
}

const replaceManifest = (folder: string, manifest: Manifest) => {
  syncFolder(folder)
  const next = join(folder, nextManifest)
  rmSync(next, { force: true })
  const fd = openSync(next, "wx", 0o600)
  writeAll(fd, Buffer.from(manifestText(manifest)))
  fsyncSync(fd)
  closeSync(fd)
  renameSync(next, join(folder, manifestName))
  syncFolder(folder)
}

/** A write to a file may be shorter than asked. */
const writeAll = (fd: number, bytes: Buffer) => {
  for (let written = 0; written < bytes.byteLength;) written += writeSync(fd, bytes, written)
}

/** Removes files that no manifest names: of an interrupted backup, or of a former one. */
export const removeUnnamed = (folder: string, manifest: Manifest | null) => {
  const named = new Set(manifest?.files.map(({ name }) => name))
  for (const name of readdirSync(folder)) if (isFileName(name) && !named.has(name)) rmSync(join(folder, name))
  rmSync(join(folder, nextManifest), { force: true })
}

/** A rename is on disk only when its folder is. */
const syncFolder = (folder: string) => {
  const fd = openSync(folder, "r")
  fsyncSync(fd)
  closeSync(fd)
}
