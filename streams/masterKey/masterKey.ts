/** The master key in a file of mode 0600. */
import { Effect, Layer, Schema } from "effect"
import { chmodSync, existsSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { MasterKey, type MasterKeySource, MasterKeyUnavailable } from "../generations/masterKey.ts"
import { makeFolder } from "../makeFolder.ts"
import { keyBytes, keyFrom, newKeyBytes, type SealingKey } from "../cipher/sealing.ts"
import { keysIn, keyLine } from "./keyLines.ts"
import { dropFormer, nextOf, replacing } from "./replaceFile.ts"
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
  Layer.effect(
    MasterKey,
    Effect.gen(function* () {
      yield* make(file, log !== null && existsSync(log))
      ignoringReadOnly(() => dropFormer(placeOf(file)))
      if (fileKeys(file) === null) return yield* new MasterKeyUnreadable({ file })
      closeToOthers(file)
      return sourceIn(file)
    })
  )

const make = Effect.fnUntraced(function* (file: string, sealed: boolean) {
  // An empty file is from an interrupted start: nothing was sealed with it.
  if (!sealed && statSync(file, { throwIfNoEntry: false })?.size === 0) rmSync(file)
  if (existsSync(file)) return
  if (sealed) return yield* new MasterKeyMissing({ file })
  yield* Effect.try({
    try: () => {
      makeFolder(dirname(file))
      // The key must be on disk before the first text is sealed with it.
      writeOnce(file, keyLine(keyFrom(newKeyBytes())))
    },
    catch: (cause) => new NoMasterKey({ file, why: whyOf(cause) })
  })
})

/** The file itself when the name is a symbolic link: a new key must replace the file, and not the link. */
const placeOf = (name: string): string => {
  try {
    return realpathSync(name)
  } catch {
    return name
  }
}

const sourceIn = (name: string): MasterKeySource => {
  const read = Effect.suspend(() => {
    const file = placeOf(name)
    const keys = fileKeys(file)
    return keys === null
      ? Effect.fail(new MasterKeyUnavailable({ why: new MasterKeyUnreadable({ file }).message }))
      : Effect.succeed([...keys, ...(fileKeys(nextOf(file)) ?? [])])
  })
  return {
    read,
    prepare: Effect.fnUntraced(function* (earlier) {
      const file = placeOf(name)
      const known = (yield* read).find((key) => !earlier(key))
      if (known !== undefined) return known
      return yield* Effect.try({
        try: () => {
          // A next file with an earlier key is from a change that has ended.
          rmSync(nextOf(file), { force: true })
          writeOnce(nextOf(file), keyLine(keyFrom(newKeyBytes())))
          const [made] = fileKeys(nextOf(file)) ?? []
          if (made === undefined) throw new Error("the new file cannot be read")
          return made
        },
        catch: (cause) =>
          new MasterKeyUnavailable({
            why: `a new master key cannot be stored beside ${file} (${whyOf(cause)}). Add a new key to it as a second line, for example from \`openssl rand -hex 32\`, and run \`tt key rotate\` again`
          })
      })
    }),
    finish: (kept) =>
      Effect.suspend(() => {
        const file = placeOf(name)
        return Effect.try({
          try: () => (isInNext(file, kept) ? replaced(file) : whatRemains(file, kept)),
          catch: (cause) =>
            new MasterKeyUnavailable({ why: `${file} cannot be replaced by ${nextOf(file)} (${whyOf(cause)})` })
        })
      })
  }
}

const isInNext = (file: string, kept: SealingKey) => fileKeys(nextOf(file))?.some((key) => key.equals(kept)) ?? false

const replaced = (file: string) => {
  for (const step of replacing(file)) step()
  return null
}

/** The key was put into the file itself, as a line beside the former one. */
const whatRemains = (file: string, kept: SealingKey) => {
  const keys = fileKeys(file) ?? []
  if (!keys.some((key) => key.equals(kept))) throw new Error("it does not hold the new key")
  ignoringReadOnly(() => dropFormer(file))
  return keys.length === 1
    ? null
    : `remove the earlier key from ${file}: every key of the log is wrapped with the new one`
}

/** True when the file holds a master key, the right one or another one. Changes nothing. */
export const holdsMasterKey = (file: string): boolean => fileKeys(file) !== null

/** The keys in a file; null when it has none. */
const fileKeys = (file: string): ReadonlyArray<SealingKey> | null => {
  try {
    return keysIn(readFileSync(file, "utf8"))
  } catch {
    // It is missing, is a folder, or belongs to another user.
    return null
  }
}

const closeToOthers = (file: string) =>
  ignoringReadOnly(() => {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  })

/** A role of the product may have the volume of the key for reading only. */
const ignoringReadOnly = (change: () => void) => {
  try {
    change()
  } catch {
    // Another process, which may write there, does it.
  }
}

const whyOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
