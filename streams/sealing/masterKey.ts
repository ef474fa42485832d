import { Effect, Layer, Schema } from "effect"
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { MasterKey } from "./keyring.ts"
import { keyBytes, keyFrom, newKeyBytes } from "./sealing.ts"
import { writeOnce } from "./writeOnce.ts"

/** The file that should hold the master key holds something else. Put the right one back: without it no name and no text can be read. */
export class MasterKeyUnreadable extends Schema.TaggedError<MasterKeyUnreadable>()("MasterKeyUnreadable", {
  file: Schema.String
}) {
  override get message() {
    return `${this.file} does not hold a master key (${keyBytes * 2} hexadecimal digits): put the key of this data back in its place`
  }
}

/** There is no master key, and none can be made. A retry succeeds when the file is there. */
export class NoMasterKey extends Schema.TaggedError<NoMasterKey>()("NoMasterKey", {
  file: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `there is no master key in ${this.file}, and none can be made there (${this.why}): put this data's key in its place, or let the process that may write there start first`
  }
}

/** There is a log, and not the key that it was sealed with. Nothing was made or changed. */
export class MasterKeyMissing extends Schema.TaggedError<MasterKeyMissing>()("MasterKeyMissing", {
  file: Schema.String
}) {
  override get message() {
    return `${this.file} is missing, and there is a log that only it opens: put the copy of it back in its place`
  }
}

/**
 * The master key in a file of mode 0600, made at the first start. It is not part of the log: keep a copy of it elsewhere.
 * `log`: where a log lies that was sealed with it, if one lies here; beside one no key is made, since it would open nothing.
 */
export const masterKeyFile = (file: string, log: string | null = null) =>
  Layer.effect(MasterKey, Effect.andThen(make(file, log !== null && existsSync(log)), read(file)))

const make = Effect.fnUntraced(function* (file: string, sealed: boolean) {
  // One that was begun and not written: nothing can have been sealed with it.
  if (!sealed && statSync(file, { throwIfNoEntry: false })?.size === 0) rmSync(file)
  if (existsSync(file)) return
  if (sealed) return yield* new MasterKeyMissing({ file })
  yield* Effect.try({
    try: () => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      // On disk before anything is sealed with it.
      writeOnce(file, `${newKeyBytes().toString("hex")}\n`)
    },
    catch: (cause) => new NoMasterKey({ file, why: cause instanceof Error ? cause.message : String(cause) })
  })
})

/** Whether a file holds a master key, be it the right one or not. Changes nothing. */
export const holdsMasterKey = (file: string): boolean => bytesIn(file) !== null

const read = (file: string) =>
  Effect.suspend(() => {
    const bytes = bytesIn(file)
    if (bytes === null) return Effect.fail(new MasterKeyUnreadable({ file }))
    closeToOthers(file)
    return Effect.succeed(keyFrom(bytes))
  })

const closeToOthers = (file: string) => {
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  } catch {
    // A volume that is mounted read-only keeps the mode it has.
  }
}

const bytesIn = (file: string): Buffer | null => {
  try {
    const bytes = Buffer.from(readFileSync(file, "utf8").trim(), "hex")
    return bytes.byteLength === keyBytes ? bytes : null
  } catch {
    // It is a folder, or another user's.
    return null
  }
}
