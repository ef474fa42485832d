import { Effect, Schedule, Schema } from "effect"
import { lstatSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { makeFolder } from "./makeFolder.ts"

/** Another process runs on this data folder. A retry succeeds once that one has ended. */
export class FolderInUse extends Schema.TaggedError<FolderInUse>()("FolderInUse", { folder: Schema.String }) {
  override get message() {
    return `${this.folder} is in use by another process: stop that one first, or set TT_DATA_DIR to another folder`
  }
}

/** The folder cannot be made or written. */
export class FolderUnusable extends Schema.TaggedError<FolderUnusable>()("FolderUnusable", {
  folder: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `${this.folder} cannot be used: ${this.why}`
  }
}

/** The entries that the product creates in its folder, by their names there. Other files are not the product's. */
const entries = {
  nats: "nats",
  tables: "tables",
  keys: "keys",
  control: "control",
  files: "files",
  uploads: "uploads",
  mark: "log-mark.json",
  lastBackup: "last-backup.json"
} as const
export const dataEntries: ReadonlyArray<string> = Object.values(entries)

/** The folder of the embedded nats-server. */
export const natsIn = (folder: string) => join(folder, entries.nats)
/** The folder of the server's store, in the folder of the server. */
export const storeIn = (natsFolder: string) => join(natsFolder, "store")
/** The path of the embedded server's log. It does not exist before the first start; nats-server names it. */
export const logIn = (folder: string) => join(storeIn(natsIn(folder)), "jetstream")
export const tablesIn = (folder: string) => join(folder, entries.tables)
export const masterKeyIn = (folder: string) => join(folder, entries.keys, "master.key")
/** The highest commit that this installation knows. It is outside the log's folder: a copy of the log must not bring its own. */
export const markIn = (folder: string) => join(folder, entries.mark)
/** The place and the position of the last backup that was made with this data folder. */
export const lastBackupIn = (folder: string) => join(folder, entries.lastBackup)
/** The folder of the cached files of messages. They have no names in it. */
export const filesFolderIn = (folder: string) => join(folder, entries.files)
/** The folder of the files that browsers send for an import. They are removed when the import ends, or after a day. */
export const uploadsIn = (folder: string) => join(folder, entries.uploads)
/** The folder with the control sockets of the processes that run on the data folder. */
export const controlIn = (folder: string) => join(folder, entries.control)

/**
 * Owns the data folder until the scope closes. The operating system releases it when the process dies, also by SIGKILL:
 * the lock is an exclusive SQLite transaction on a file in it. Waits up to 10 s for another owner to end.
 */
export const ownFolder = (folder: string) =>
  Effect.acquireRelease(
    Effect.try({
      try: () => lock(folder),
      catch: (cause) =>
        isBusy(cause) ? new FolderInUse({ folder }) : new FolderUnusable({ folder, why: whyUnusable(cause) })
    }).pipe(Effect.retry({ while: ({ _tag }) => _tag === "FolderInUse", schedule: retries })),
    (database) => Effect.sync(() => database.close())
  )

const retries = Schedule.spaced("100 millis").pipe(Schedule.upTo({ duration: "10 seconds" }))

const lock = (folder: string) => {
  makeFolder(folder)
  const path = join(folder, "lock")
  // SQLite would follow a link, and create or open a file elsewhere.
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error(`${path} is not a plain file`)
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE")
    return database
  } catch (cause) {
    database.close()
    throw cause
  }
}

/** Sentences for the error codes of the system that a person may see. */
const reasons: { readonly [code: string]: string } = {
  EEXIST: "it is a file; give a folder",
  ENOTDIR: "it lies in a file; give a folder",
  ENOENT: "the system makes no folder there; give another folder"
}
const whyUnusable = (cause: unknown) => {
  if (!(cause instanceof Error)) return String(cause)
  return ("code" in cause ? reasons[String(cause.code)] : undefined) ?? cause.message
}

const isBusy = (cause: unknown) => cause instanceof Error && /locked|busy/.test(cause.message)
