/** The parts of the installation for the System page: read models, stores and backups. No answer has a text of a person. */
import { Effect } from "effect"
import { Reads } from "../../../../projections/reads/reads.ts"
import { AccessLog } from "../../../../streams/ports/accessLog.ts"
import { Feed } from "../../../../streams/ports/feed.ts"
import { BackupsShown, ReadModelsShown, StoresShown } from "../../../contract/systemShown.ts"
import { Installation } from "../../../installation.ts"
import { group, restOperation } from "../../api/operation.ts"
import { readProblems, Unavailable } from "../../problems/problems.ts"

const noTables = () => new Unavailable({ detail: "The tables cannot be read now. Try again in a moment." })
const noAccessLog = () => new Unavailable({ detail: "The access log cannot be read now. Try again in a moment." })

/** Entries of the access log that are searched for a backup: 5 pages of 200. */
const backupPages = 5
const pageEntries = 200

const lastBackup = Effect.gen(function* () {
  const { page } = yield* AccessLog
  let before: number | null = null
  for (let n = 0; n < backupPages; n++) {
    const { entries, next }: { readonly entries: ReadonlyArray<Entry>; readonly next: number | null } = yield* page({
      before,
      most: pageEntries
    })
    const found = entries.find(({ event }) => event._tag === "Exported" && event.what === "backup")
    if (found !== undefined) return { at: found.at }
    if (next === null) return null
    before = next
  }
  return null
})
type Entry = Effect.Success<ReturnType<AccessLog["Service"]["page"]>>["entries"][number]

export const partOperations = group("parts", {
  readModels: restOperation(
    "system.parts",
    {
      method: "GET",
      path: "/system/read-models",
      success: ReadModelsShown,
      error: readProblems,
      description:
        "The lists that are built from the log, by name: the position of each, and how many positions it is behind."
    },
    () =>
      Effect.gen(function* () {
        const head = yield* (yield* Feed).head.pipe(Effect.orElseSucceed(() => null))
        const progress = yield* (yield* Reads).progress.pipe(Effect.mapError(noTables))
        return {
          head,
          // A read model may have applied a commit that was stored after `head` was read.
          items: progress.map((each) => ({
            ...each,
            behind: head === null ? null : Math.max(0, head - each.position)
          }))
        }
      })
  ),
  stores: restOperation(
    "system.parts",
    {
      method: "GET",
      path: "/system/stores",
      success: StoresShown,
      error: readProblems,
      description: "The sizes of the log, the tables, the disk and the process, in bytes."
    },
    () =>
      Effect.gen(function* () {
        const stores = yield* (yield* Installation).stores
        const bytes = yield* (yield* Reads).tableBytes.pipe(Effect.orElseSucceed(() => null))
        return { ...stores, tables: bytes === null ? null : { bytes } }
      })
  ),
  backups: restOperation(
    "backups.show",
    {
      method: "GET",
      path: "/system/backups",
      success: BackupsShown,
      error: readProblems,
      description: "The newest backup that the access log knows, in its last 1,000 entries."
    },
    () => lastBackup.pipe(Effect.mapBoth({ onSuccess: (last) => ({ last }), onFailure: noAccessLog }))
  )
})
