/** Implements the gateways' port on imports: uploads on the disk of this process, and the work on them. */
import { Effect, Schedule } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import { type ChatImports, ImportRefused } from "../../gateways/chatImports.ts"
import type { ImportShown } from "../../gateways/contract/imports/imports.ts"
import { uploadsIn } from "../../streams/dataFolder.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import type { Settings } from "../settings/settings.ts"
import { type Jobs, makeJobs } from "./jobs.ts"
import { noCounts } from "./storeFile.ts"
import { isAtWork, partBytes, type Upload } from "./uploads/upload.ts"
import { makeUploadFiles, type UploadFiles } from "./uploads/uploadFiles.ts"
import { makeUploads } from "./uploads/uploads.ts"

const sweepInterval = "1 hour"

/** `continues`: this process continues the work of a former process, and removes old uploads. */
export const makeImports = Effect.fnUntraced(function* (
  { dataDir, uploadBytes }: Pick<Settings, "dataDir" | "uploadBytes">,
  continues: boolean
) {
  const files = makeUploadFiles(uploadsIn(dataDir))
  const jobs = yield* makeJobs(files)
  const uploads = yield* makeUploads(files, yield* NaturalKeys, { mostBytes: uploadBytes })
  const context = yield* Effect.context<Effect.Services<ReturnType<Jobs["run"]>>>()
  const run = (id: string) => Effect.provideContext(jobs.run(id), context)
  const show = showIn(files)

  /** Works on the upload when it is whole and nothing works on it yet. */
  const proceed = Effect.fnUntraced(function* (upload: Upload) {
    const shown = yield* show(upload)
    if (isAtWork(upload, shown.next === upload.size)) yield* run(upload.id)
    return shown
  })

  const start = Effect.fnUntraced(function* (owner: ActorId, id: string, places: ReadonlyArray<string>) {
    const upload = yield* uploads.own(owner, id)
    const { stage } = upload
    if (stage._tag === "Importing" || stage._tag === "Done") return yield* proceed(upload)
    if (stage._tag !== "Ready" && stage._tag !== "Failed") return yield* new ImportRefused({ because: "not-ready" })
    const others = (yield* files.all).filter((each) => each.id !== id && each.stage._tag === "Importing")
    if (others.length > 0) return yield* new ImportRefused({ because: "import-running" })
    const chosen = upload.chats.filter(({ place }) => places.includes(place))
    if (stage._tag === "Ready" && (chosen.length === 0 || chosen.length < new Set(places).size))
      return yield* new ImportRefused({ because: "no-such-chat" })
    const { counts, pieces } = stage._tag === "Failed" ? stage : { counts: noCounts(chosen), pieces: 0 }
    return yield* proceed(yield* files.write({ ...upload, tries: 0, stage: { _tag: "Importing", counts, pieces } }))
  })

  const continueWork = Effect.gen(function* () {
    yield* uploads.sweep
    yield* Effect.forEach(yield* files.all, proceed, { discard: true })
  }).pipe(Effect.catch(({ because }) => Effect.logWarning("the uploads cannot be read", { because })))
  if (continues) yield* Effect.forkScoped(Effect.repeat(continueWork, Schedule.spaced(sweepInterval)))

  const imports: ChatImports = {
    list: Effect.fnUntraced(function* (owner) {
      const own = (yield* files.all).filter((each) => each.owner === owner)
      return { part: partBytes, most: uploadBytes, items: yield* Effect.forEach(own, proceed) }
    }),
    begin: (owner, file) => Effect.flatMap(uploads.begin(owner, file), show),
    addPart: (owner, id, part) => Effect.flatMap(uploads.addPart(owner, id, part), proceed),
    start: (owner, id, places) => uploads.exclusively(owner)(start(owner, id, places)),
    cancel: (owner, id) =>
      uploads.exclusively(owner)(
        Effect.gen(function* () {
          yield* uploads.own(owner, id)
          yield* jobs.end(id, files.remove(id))
        })
      )
  }
  return imports
})

const showIn = (files: UploadFiles) =>
  Effect.fnUntraced(function* (upload: Upload) {
    const { id, name, size, modified, stage, chats } = upload
    const next = stage._tag === "Uploading" ? yield* files.next(upload) : size
    const shown: ImportShown = {
      id,
      name,
      size,
      modified,
      next,
      state: stateOf(stage._tag, next === size),
      fault: "fault" in stage ? stage.fault : null,
      chats,
      counts: "counts" in stage ? stage.counts : []
    }
    return shown
  })

const stateOf = (tag: Upload["stage"]["_tag"], isWhole: boolean): ImportShown["state"] =>
  tag === "Uploading" && isWhole ? "checking" : states[tag]
const states: { readonly [T in Upload["stage"]["_tag"]]: ImportShown["state"] } = {
  Uploading: "uploading",
  Ready: "ready",
  Refused: "refused",
  Importing: "importing",
  Failed: "failed",
  Done: "done"
}
