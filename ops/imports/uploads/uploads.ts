/** The uploads of people: begun, received in parts and removed. Bounds their number, their bytes and their age. */
import { Clock, Duration, Effect, PartitionedSemaphore } from "effect"
import { crc32 } from "node:zlib"
import { type FilePart, ImportRefused, type ChosenFile } from "../../../gateways/chatImports.ts"
import type { ActorId } from "../../../domain/ids.ts"
import { lineFrom } from "../../../domain/text/fit.ts"
import type { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { hasEnded, lengthOfPart, partBytes, type Upload, type UploadDraft } from "./upload.ts"
import type { UploadFiles } from "./uploadFiles.ts"

/** Uploads of all people at the same time. */
const mostUploads = 20
/** Bytes that stay free on the disk: the log and the tables need them. */
const spareBytes = 512 * 1024 * 1024
/** An upload without a new part for this long is removed. */
const staleMillis = Duration.toMillis("24 hours")
/** A folder without a record may be one that is being made. */
const orphanMillis = Duration.toMillis("1 hour")
const longestName = 200

interface Bounds {
  /** The most bytes of the files of all people together. */
  readonly mostBytes: number
  /** @default 512 MiB */
  readonly spareBytes?: number
}

const refused = (because: ImportRefused["because"], more: { readonly most?: number; readonly next?: number } = {}) =>
  new ImportRefused({ because, ...more })

export type Uploads = Effect.Success<ReturnType<typeof makeUploads>>

export const makeUploads = Effect.fnUntraced(function* (
  files: UploadFiles,
  keys: NaturalKeys["Service"],
  bounds: Bounds
) {
  // One change runs at a time. The people take turns, so that the requests of one do not delay those of another.
  const turns = yield* PartitionedSemaphore.make<ActorId>({ permits: 1 })

  /** Fails with `not-found` for the upload of another person. */
  const own = Effect.fnUntraced(function* (owner: ActorId, id: string) {
    const found = yield* files.read(id)
    return found === null || found.owner !== owner ? yield* refused("not-found") : found
  })

  const sweep = sweepIn(files)

  const begin = Effect.fnUntraced(function* (owner: ActorId, file: ChosenFile) {
    const name = lineFrom(file.name, longestName) ?? "result.json"
    const { size, modified } = file
    const id = keys.idFor("upload", owner, file.name, String(size), String(modified))
    const own = (yield* files.all).filter((each) => each.owner === owner)
    const open = own.find((each) => !hasEnded(each))
    if (open?.id === id) return open
    if (size > bounds.mostBytes) return yield* refused("too-big", { most: bounds.mostBytes })
    if (open !== undefined) return yield* refused("other-upload")
    yield* checkRoom(files, bounds, size).pipe(
      Effect.catch(() => Effect.andThen(sweep, checkRoom(files, bounds, size)))
    )
    for (const each of own) yield* files.remove(each.id)
    const upload: UploadDraft = { id, owner, name, size, modified, stage: { _tag: "Uploading" }, tries: 0, chats: [] }
    return yield* files.write(upload)
  })

  const addPart = Effect.fnUntraced(function* (owner: ActorId, id: string, part: FilePart) {
    const upload = yield* own(owner, id)
    // A whole file needs no part; the caller repeats one whose answer was lost.
    if (upload.stage._tag === "Uploading") yield* receivePart(files, upload, part)
    return upload
  })

  return {
    own,
    sweep: turns.withPermit(sweeper)(sweep),
    begin: (owner: ActorId, file: ChosenFile) => turns.withPermit(owner)(begin(owner, file)),
    addPart: (owner: ActorId, id: string, part: FilePart) => turns.withPermit(owner)(addPart(owner, id, part)),
    /** Runs a change of the uploads of one person while no other change of them runs. */
    exclusively: (owner: ActorId) => turns.withPermit(owner)
  }
})

/** Fails when a file of this size has no room beside the other ones. */
const checkRoom = Effect.fnUntraced(function* (
  files: UploadFiles,
  { mostBytes, spareBytes: spare = spareBytes }: Bounds,
  size: number
) {
  const held = (yield* files.all).filter((each) => !hasEnded(each))
  const bytes = held.reduce((sum, each) => sum + each.size, 0)
  if (held.length >= mostUploads || bytes + size > mostBytes) return yield* refused("uploads-full")
  // The other files will need their whole size. The disk has a part of it already.
  const received = yield* Effect.forEach(held, files.next)
  const promised = bytes - received.reduce((sum, next) => sum + next, 0)
  if ((yield* files.free) < promised + size + spare) return yield* refused("no-space")
})

/** Removes the uploads that no person has touched for a day, and folders without a record. */
const sweepIn = (files: UploadFiles) =>
  Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    for (const id of yield* files.ids) {
      const upload = yield* files.read(id)
      if (upload?.stage._tag === "Importing") continue
      const touched = upload === null ? yield* files.madeAt(id) : yield* files.touchedAt(upload)
      if (now - touched > (upload === null ? orphanMillis : staleMillis)) yield* files.remove(id)
    }
  })

/** Checks the part, and keeps it on disk when it is the next one. */
const receivePart = Effect.fnUntraced(function* (files: UploadFiles, upload: Upload, { offset, sum, bytes }: FilePart) {
  const next = yield* files.next(upload)
  const isPlace = offset % partBytes === 0 && offset <= next && offset < upload.size
  if (!isPlace) return yield* refused("wrong-offset", { next })
  if (bytes.length !== lengthOfPart(upload, offset)) return yield* refused("wrong-length", { next })
  const counted = crc32(bytes)
  if (counted !== Number.parseInt(sum, 16)) return yield* refused("wrong-sum", { next })
  if (offset === next) return yield* files.keep(upload, offset, bytes, counted)
  if (!(yield* files.hasSame(upload, offset, bytes))) return yield* refused("other-content", { next })
})

/** The sweep has a turn of its own. */
const sweeper = "reactor:sweep" as ActorId
