/** The manifest of a backup: its files with their digests. It is written last, so a backup without it does not exist. */
import { Option, Result, Schema } from "effect"
import { canonical, sha256 } from "../../../../streams/commit/identity.ts"

export const manifestName = "manifest.json"

/** Each kind of file, by the beginning of its name, and the stream or bucket that it has. */
export const backupKinds = { log: "EVT", chain: "CHAIN", access: "ACCESS", keys: "KEYS", outbox: "OUTBOX" } as const
export type BackupKind = keyof typeof backupKinds
/** The kind of file that has a stream or a bucket. */
export const kindFor = (store: (typeof backupKinds)[BackupKind]): BackupKind =>
  // Each store has exactly one kind.
  backupKindNames.find((kind) => backupKinds[kind] === store) as BackupKind
const backupKindNames = Object.keys(backupKinds) as ReadonlyArray<BackupKind>

const Digest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u))
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Text = Schema.String.check(Schema.isMaxLength(200))
/** Also the only form of a path that is ever opened, so a manifest cannot name a file elsewhere. */
const FileName = Schema.String.check(Schema.isPattern(/^(log|chain|access|keys|outbox)-\d{6}\.jsonl$/u))

const BackupFile = Schema.Struct({
  name: FileName,
  /** The first and the last position; 0 in a file of a bucket. */
  from: Count,
  to: Count,
  /** Lines. */
  count: Count,
  bytes: Count,
  /** The witness of the last message; empty in a file of a bucket. */
  witness: Text,
  sha256: Digest
})
export type BackupFile = typeof BackupFile.Type

const Fields = Schema.Struct({
  format: Schema.Literal("tracker-backup-1"),
  /** The version of the program. */
  program: Text,
  at: Text,
  /** The identity of the log, which every backup of one installation shares. */
  identity: Text,
  /** Facts of the log from the metadata of its stream, by their names there. */
  facts: Schema.Record(Schema.String.check(Schema.isPattern(/^tracker\.[a-z-]{1,40}$/u)), Text),
  /** The master key that opens the keys: its generation, and an id that reveals nothing. */
  masterKey: Schema.Struct({ generation: Count, key: Text }),
  /** The position and the witness of the last commit; the witness is null for an empty log. */
  position: Count,
  witness: Schema.NullOr(Text),
  /** The largest size of each stream, in bytes; -1: no limit. */
  maxBytes: Schema.Struct({ EVT: Schema.Int, CHAIN: Schema.Int, ACCESS: Schema.Int }),
  files: Schema.Array(BackupFile)
})
export type Manifest = typeof Fields.Type

const Stored = Schema.fromJsonString(Schema.Struct({ ...Fields.fields, digest: Digest }))
const decode = Schema.decodeUnknownResult(Stored)

export const kindOf = ({ name }: { readonly name: string }): BackupKind =>
  name.slice(0, name.indexOf("-")) as BackupKind
export const backupFilesOf = ({ files }: Manifest, kind: BackupKind) => files.filter((file) => kindOf(file) === kind)
export const nameOf = (kind: BackupKind, number: number) => `${kind}-${String(number).padStart(6, "0")}.jsonl`
export const numberOf = ({ name }: { readonly name: string }) => Number(/\d{6}/u.exec(name)?.[0])
/** True for the name of a file that an interrupted backup may have left. */
export const isFileName = (name: string) => Option.isSome(Schema.decodeUnknownOption(FileName)(name))

export const manifestDigest = (manifest: Manifest) => sha256(canonical(manifest))

export const manifestText = (manifest: Manifest) =>
  `${JSON.stringify({ ...manifest, digest: manifestDigest(manifest) }, null, 2)}\n`

/** The manifest, or the sentence that tells its fault. Names are checked to be different, and positions to rise. */
export const manifestFrom = (text: string): Result.Result<Manifest, string> => {
  const found = decode(text)
  if (Result.isFailure(found)) return Result.fail("it is not a manifest of this format, or of a newer version")
  const { digest, ...manifest } = found.success
  if (manifestDigest(manifest) !== digest) return Result.fail("it was changed after it was written")
  const names = new Set(manifest.files.map(({ name }) => name))
  if (names.size !== manifest.files.length) return Result.fail("it names a file twice")
  for (const kind of ["log", "chain", "access"] as const) {
    let last = 0
    for (const { from, to } of backupFilesOf(manifest, kind)) {
      if (from <= last || to < from) return Result.fail(`the positions of its ${kind} files do not rise`)
      last = to
    }
  }
  return Result.succeed(manifest)
}
