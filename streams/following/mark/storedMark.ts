import { Context, Effect, Option, Schema } from "effect"
import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { open, rename, rm } from "node:fs/promises"

/** The highest commit that an earlier process of this installation knew, and the state of the log at that time. */
const Known = Schema.Struct({
  identity: Schema.String,
  accepted: Schema.Number,
  seq: Schema.Number,
  witness: Schema.String
})
export type KnownMark = typeof Known.Type

/**
 * Keeps the highest known commit outside the log, so that a process compares the log before its first append, also when it
 * opens no tables. The mark may be some commits behind; it is never ahead of the commits that were stored.
 */
export const StoredMark = Context.Reference<{
  /** Null when no earlier process has stored a mark for these servers. */
  readonly read: Effect.Effect<KnownMark | null>
  /** A failure is logged only: the next mark is stored again. */
  readonly write: (mark: KnownMark) => Effect.Effect<void>
}>("tracker/streams/StoredMark", {
  // A test that names no file remembers nothing.
  defaultValue: () => ({ read: Effect.succeed(null), write: () => Effect.void })
})
export type StoredMark = (typeof StoredMark)["Service"]

/** The file also names the servers: the log of other servers is another log. */
const Stored = Schema.fromJsonString(Schema.Struct({ ...Known.fields, servers: Schema.String }))
const decode = Schema.decodeUnknownOption(Stored)
const encode = Schema.encodeSync(Stored)

/** `servers` names where the log is. It must hold no password. */
export const markFile = (file: string, servers: string): StoredMark => ({
  read: Effect.sync(() => {
    const found = Option.getOrNull(decode(textOf(file)))
    return found?.servers === servers ? found : null
  }),
  write: (mark) =>
    Effect.tryPromise(() => replaceFile(file, encode({ ...mark, servers }))).pipe(
      Effect.uninterruptible,
      Effect.catch((cause) => Effect.logWarning(`the mark of the log could not be stored in ${file}`, cause))
    )
})

/** Null when there is no such file, or when it cannot be read: the tables still know their checkpoints. */
const textOf = (file: string) => {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}

/** Several processes may share the folder. A reader sees the old text or the new one, never a part. */
const replaceFile = async (file: string, text: string) => {
  const part = `${file}.${randomUUID()}`
  try {
    const made = await open(part, "wx", 0o600)
    try {
      await made.writeFile(text)
      await made.sync()
    } finally {
      await made.close()
    }
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
  }
}
