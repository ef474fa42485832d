import { Effect, Layer, Schema } from "effect"
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync
} from "node:fs"
import { dirname } from "node:path"
import { MasterKey } from "./keyring.ts"
import { keyBytes, keyFrom, newKeyBytes } from "./sealing.ts"

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

/** The master key in a file of mode 0600, made at the first start. It is not part of the log: keep a copy of it elsewhere. */
export const masterKeyFile = (file: string) =>
  Layer.effect(
    MasterKey,
    Effect.gen(function* () {
      if (!existsSync(file))
        yield* Effect.try({
          try: () => {
            mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
            writeToDisk(file, `${newKeyBytes().toString("hex")}\n`)
          },
          catch: (cause) => new NoMasterKey({ file, why: cause instanceof Error ? cause.message : String(cause) })
        })
      if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
      const key = Buffer.from(readFileSync(file, "utf8").trim(), "hex")
      return key.byteLength === keyBytes ? keyFrom(key) : yield* new MasterKeyUnreadable({ file })
    })
  )

// On disk, the name of the file too, before anything is sealed with it.
const writeToDisk = (file: string, text: string) => {
  const made = openSync(file, "wx", 0o600)
  writeSync(made, text)
  fsyncSync(made)
  closeSync(made)
  const folder = openSync(dirname(file), "r")
  fsyncSync(folder)
  closeSync(folder)
}
