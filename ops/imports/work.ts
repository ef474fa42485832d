/** The work on a whole file: the check, and the import of its chosen chats. The record of the upload has each outcome. */
import { Effect } from "effect"
import { allows, readRules } from "../../commands/rules/authorisation.ts"
import { Principals } from "../../commands/principals.ts"
import type { ImportFault, ImportedCounts } from "../../gateways/contract/imports/imports.ts"
import { chatsIn, openFile } from "./checkFile.ts"
import { seenIn, storeFile } from "./storeFile.ts"
import { withTicks } from "./ticks.ts"
import type { Upload } from "./uploads/upload.ts"
import type { UploadFiles } from "./uploads/uploadFiles.ts"

/** Pieces between two records of an import. A restart stores those after the last record again, which changes nothing. */
const piecesOfRecord = 10

type Importing = Extract<Upload["stage"], { readonly _tag: "Importing" }>

/** Ends the check or the import. The file of an import stays, so that a person can continue it. */
export const failUpload = Effect.fnUntraced(function* (files: UploadFiles, upload: Upload, fault: ImportFault) {
  const { stage } = upload
  if (stage._tag === "Importing") {
    const { counts, pieces } = stage
    yield* files.write({ ...upload, tries: 0, stage: { _tag: "Failed", fault, counts, pieces } })
    return
  }
  yield* files.write({ ...upload, tries: 0, stage: { _tag: "Refused", fault } })
  yield* files.dropContent(upload)
})

/** Finds the chats of the file, for the choice of a person. */
const checkUpload = Effect.fnUntraced(function* (files: UploadFiles, upload: Upload) {
  const found = yield* withTicks(upload, "check", { total: upload.size, from: 0 }, (at) =>
    openFile(files.contentOf(upload), upload.name, at)
  )
  const chats = found.is === "unfit" ? found : yield* chatsIn(found.source)
  if (chats.is === "unfit") return yield* failUpload(files, upload, chats.fault)
  yield* files.write({ ...upload, tries: 0, stage: { _tag: "Ready" }, chats: chats.chats })
})

/** Stores the chosen chats, after the pieces that are stored already. */
const importUpload = Effect.fnUntraced(function* (files: UploadFiles, upload: Upload, stage: Importing) {
  const opened = yield* openFile(files.contentOf(upload), upload.name, () => {})
  if (opened.is === "unfit") return yield* failUpload(files, upload, "unreadable")
  const places = new Set(stage.counts.map(({ place }) => place))
  const total = upload.chats.reduce((sum, { place, messages }) => sum + (places.has(place) ? messages : 0), 0)
  let reached = stage
  const note = Effect.fnUntraced(function* (counts: ReadonlyArray<ImportedCounts>, pieces: number) {
    reached = { ...stage, counts, pieces }
    if (pieces % piecesOfRecord === 0) yield* files.write({ ...upload, tries: 0, stage: reached })
    if (!(yield* mayImport(upload))) return yield* Effect.fail(notAllowed)
  })
  const stored = withTicks(upload, "store", { total, from: seenIn(stage.counts) }, (at) =>
    storeFile({ ...stage, source: opened.source }, (counts, pieces) => {
      at(seenIn(counts))
      return note(counts, pieces)
    })
  )
  yield* stored.pipe(
    Effect.flatMap((counts) => files.write({ ...upload, tries: 0, stage: { _tag: "Done", counts } })),
    Effect.andThen(files.dropContent(upload)),
    Effect.catch((error) =>
      Effect.andThen(
        Effect.logWarning("an import stopped", { import: upload.id, why: error._tag }),
        Effect.suspend(() => failUpload(files, { ...upload, stage: reached }, faultOf(error)))
      )
    )
  )
})

export const workOn = (files: UploadFiles, upload: Upload) =>
  upload.stage._tag === "Importing" ? importUpload(files, upload, upload.stage) : checkUpload(files, upload)

const notAllowed = { _tag: "NotAllowed" } as const
/** The person who confirmed the import may have lost the role since. */
const mayImport = ({ owner }: Upload) =>
  Effect.map(Principals, ({ roleOf }) => allows(readRules["imports.act"], owner, roleOf(owner)))

const faultOf = ({ _tag }: { readonly _tag: string }): ImportFault => {
  if (_tag === "NotAllowed") return "not-allowed"
  return _tag === "BrokenExport" ? "unreadable" : "not-stored"
}
