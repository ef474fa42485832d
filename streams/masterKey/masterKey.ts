import { Effect, Layer, Schema } from "effect"
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { MasterKey } from "../sealing/keyring.ts"
import { keyBytes, keyFrom, newKeyBytes } from "../sealing/sealing.ts"
import { writeOnce } from "./writeOnce.ts"

/** The file of the master key contains something else. Without the right key no name and no text can be read. */
export class MasterKeyUnreadable extends Schema.TaggedError<MasterKeyUnreadable>()("MasterKeyUnreadable", {
  file: Schema.String
}) {
  override get message() {
    return `${this.file} does not hold a master key (${keyBytes * 2} hexadecimal digits): restore the key file that belongs to this data`
  }
}

/** There is no master key, and the file cannot be created. A retry succeeds when the file exists. */
export class NoMasterKey extends Schema.TaggedError<NoMasterKey>()("NoMasterKey", {
  file: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `there is no master key in ${this.file}, and the file cannot be created (${this.why}): restore the key file of this data, or first start a process that may write there`
  }
}

/** The log exists, but the key that sealed it does not. Nothing was created or changed. */
export class MasterKeyMissing extends Schema.TaggedError<MasterKeyMissing>()("MasterKeyMissing", {
  file: Schema.String
}) {
  override get message() {
    return `${this.file} is missing, but a log exists that only this key can open: restore your copy of the file`
  }
}

/**
 * The master key in a file of mode 0600, created at the first start. It is not part of the log: keep a copy of it elsewhere.
 * `log`: the path of the log. When that exists no new key is created: it could not open the log.
 */
export const masterKeyFile = (file: string, log: string | null = null) =>
  Layer.effect(MasterKey, Effect.andThen(make(file, log !== null && existsSync(log)), read(file)))

const make = Effect.fnUntraced(function* (file: string, sealed: boolean) {
  // An empty file is from an interrupted start: nothing was sealed with it.
  if (!sealed && statSync(file, { throwIfNoEntry: false })?.size === 0) rmSync(file)
  if (existsSync(file)) return
  if (sealed) return yield* new MasterKeyMissing({ file })
  yield* Effect.try({
    try: () => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      // The key must be on disk before the first text is sealed with it.
      writeOnce(file, `${newKeyBytes().toString("hex")}\n`)
    },
    catch: (cause) => new NoMasterKey({ file, why: cause instanceof Error ? cause.message : String(cause) })
  })
})

/** True when the file holds a master key, the right one or another one. Changes nothing. */
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
    // The mode of a file on a read-only volume cannot be changed.
  }
}

const bytesIn = (file: string): Buffer | null => {
  try {
    const bytes = Buffer.from(readFileSync(file, "utf8").trim(), "hex")
    return bytes.byteLength === keyBytes ? bytes : null
  } catch {
    // It is a folder, or belongs to another user.
    return null
  }
}
