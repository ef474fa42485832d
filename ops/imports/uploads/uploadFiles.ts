/**
 * The files of imports on disk. Each import has a folder of its own: `upload.json` is its record, `content` the bytes of the
 * file, and `sums` has four bytes for each part of `content` that is on disk. A kill at any point leaves a readable record, and
 * counts no part that was not written.
 *
 * A folder is named by an id that the product makes, so no name that a client sends becomes a part of a path.
 */
import { Clock, Effect, Option, Schema } from "effect"
import { constants } from "node:fs"
import { type FileHandle, open, readdir, readFile, rename, rm, stat, statfs, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { ImportRefused } from "../../../gateways/chatImports.ts"
import { makeFolder } from "../../../streams/makeFolder.ts"
import { lengthOfPart, partBytes, Upload, type UploadDraft } from "./upload.ts"

const Stored = Schema.fromJsonString(Upload)
const encode = Schema.encodeSync(Stored)
const decode = Schema.decodeUnknownOption(Stored)

const sumBytes = 4
const isId = /^[a-z0-9]{20}$/
/** Only the user of the product reads the files: they have texts of people. */
const ownerOnly = 0o600

const noSpace = new Set(["ENOSPC", "EDQUOT", "EFBIG"])
const refusalOf = (cause: unknown) =>
  new ImportRefused({ because: noSpace.has(codeOf(cause)) ? "no-space" : "unwritable" })
const codeOf = (cause: unknown) => (cause instanceof Error && "code" in cause ? String(cause.code) : "")
const onDisk = <A>(run: () => Promise<A>) =>
  Effect.tryPromise({ try: run, catch: refusalOf }).pipe(
    // A file that is half written must be noticed by the same call.
    Effect.uninterruptible
  )

export type UploadFiles = ReturnType<typeof makeUploadFiles>

/** `folder`: absolute. It is made when it is needed. */
export const makeUploadFiles = (folder: string) => {
  const placeOf = (id: string, name = "") => join(folder, id, name)

  const read = (id: string) =>
    onDisk(async () => {
      if (!isId.test(id)) return null
      const text = await readFile(placeOf(id, "upload.json"), "utf8").catch(nullWhenMissing)
      return text === null ? null : Option.getOrNull(decode(text))
    })
  const ids = onDisk(async () => (await readdir(folder).catch(noneWhenMissing)).filter((name) => isId.test(name)))

  return {
    read,
    ids,
    /** Every import with a readable record. */
    all: Effect.flatMap(ids, (found) => Effect.forEach(found, read)).pipe(
      Effect.map((found) => found.filter((each) => each !== null))
    ),
    /** Replaces the record. */
    write: (draft: UploadDraft) =>
      Effect.flatMap(Clock.currentTimeMillis, (at) =>
        onDisk(async (): Promise<Upload> => {
          const upload = { ...draft, at }
          makeFolder(placeOf(upload.id))
          const next = placeOf(upload.id, "upload.json.next")
          await writeFile(next, encode(upload), { mode: ownerOnly, flush: true })
          await rename(next, placeOf(upload.id, "upload.json"))
          return upload
        })
      ),
    ...contents(placeOf),
    /** Removes the record first, so that a kill leaves no import without its bytes. */
    remove: (id: string) =>
      onDisk(async () => {
        await rm(placeOf(id, "upload.json"), { force: true })
        await rm(placeOf(id), { recursive: true, force: true })
      }),
    /** The time at which a folder without a record was made. */
    madeAt: (id: string) => onDisk(async () => (await stat(placeOf(id)).catch(nullWhenMissing))?.mtimeMs ?? 0),
    /** Free bytes of the disk. */
    free: onDisk(async () => {
      makeFolder(folder)
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize
    })
  }
}

/** The bytes of the files, and the sums that count them. */
const contents = (placeOf: (id: string, name: string) => string) => {
  const contentOf = ({ id }: Pick<Upload, "id">) => placeOf(id, "content")
  const sumsOf = ({ id }: Pick<Upload, "id">) => placeOf(id, "sums")
  return {
    /** Bytes that are on disk. */
    next: (upload: Upload) => onDisk(async () => Math.min(upload.size, (await partsAt(sumsOf(upload))) * partBytes)),
    /** Writes a part to the disk, and counts it afterwards. */
    keep: (upload: Upload, offset: number, bytes: Uint8Array, sum: number) =>
      Effect.flatMap(Clock.currentTimeMillis, (millis) =>
        onDisk(async () => {
          await writeAt(contentOf(upload), bytes, offset)
          const counted = Buffer.alloc(sumBytes)
          counted.writeUInt32BE(sum)
          await writeAt(sumsOf(upload), counted, (offset / partBytes) * sumBytes)
          await utimes(sumsOf(upload), millis / 1000, millis / 1000)
        })
      ),
    /** Whether the part at this offset was stored with these bytes. */
    hasSame: (upload: Upload, offset: number, bytes: Uint8Array) =>
      onDisk(async () => {
        if (bytes.length !== lengthOfPart(upload, offset)) return false
        const stored = Buffer.alloc(bytes.length)
        const file = await open(contentOf(upload), "r")
        try {
          const { bytesRead } = await file.read(stored, 0, stored.length, offset)
          return bytesRead === stored.length && stored.equals(bytes)
        } finally {
          await file.close()
        }
      }),
    /** The path of the bytes, for a reader. */
    contentOf,
    /** Removes the bytes; the record stays. */
    dropContent: (upload: Upload) =>
      onDisk(async () => {
        await rm(contentOf(upload), { force: true })
        await rm(sumsOf(upload), { force: true })
      }),
    /** The time of the last part or change. Milliseconds since 1970. */
    touchedAt: (upload: Upload) =>
      onDisk(async () => Math.max(upload.at, (await stat(sumsOf(upload)).catch(nullWhenMissing))?.mtimeMs ?? 0))
  }
}

const isMissing = (cause: unknown) => codeOf(cause) === "ENOENT"
const nullWhenMissing = (cause: unknown) => {
  if (isMissing(cause)) return null
  throw cause
}
const noneWhenMissing = (cause: unknown): Array<string> => {
  if (isMissing(cause)) return []
  throw cause
}

/** A record of a sum that a kill has cut is not counted. */
const partsAt = async (sums: string) => {
  const found = await stat(sums).catch(nullWhenMissing)
  return found === null ? 0 : Math.floor(found.size / sumBytes)
}

/** Creates the file when it is missing, never follows a link, and returns once the bytes are on disk. */
const writeAt = async (path: string, bytes: Uint8Array, position: number) => {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, ownerOnly)
  try {
    await writeWhole(file, bytes, position)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** The system may write a part of the bytes. */
const writeWhole = async (file: FileHandle, bytes: Uint8Array, position: number) => {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}
