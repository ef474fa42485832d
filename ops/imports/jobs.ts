/** Runs the work on uploads one at a time. It continues after a restart, and gives up a file that stops the product again and again. */
import { Effect, Fiber, FiberMap, Option, Semaphore } from "effect"
import { correlated } from "../../streams/trace/correlation.ts"
import type { Upload } from "./uploads/upload.ts"
import type { UploadFiles } from "./uploads/uploadFiles.ts"
import { publishEnd } from "./ticks.ts"
import { failUpload, workOn } from "./work.ts"

/** Starts of a check or an import without progress, after which the file is given up: it may be what stops the product. */
const mostTries = 5

export type Jobs = Effect.Success<ReturnType<typeof makeJobs>>

export const makeJobs = Effect.fnUntraced(function* (files: UploadFiles) {
  const running = yield* FiberMap.make<string>()
  const turn = yield* Semaphore.make(1)
  /** The uploads whose work is being ended. */
  const ending = new Set<string>()

  const attempt = Effect.fnUntraced(function* (upload: Upload) {
    if (upload.tries >= mostTries) return yield* failUpload(files, upload, "unreadable")
    const begun = yield* files.write({ ...upload, tries: upload.tries + 1 })
    yield* Effect.catchDefect(workOn(files, begun), (defect) =>
      Effect.andThen(
        Effect.logError("an import failed", { import: upload.id, defect: String(defect) }),
        failUpload(files, begun, "unreadable")
      )
    )
  })

  const job = Effect.fnUntraced(function* (id: string) {
    const upload = yield* files.read(id)
    if (upload === null) return
    yield* attempt(upload).pipe(
      // The next read of the import, or a restart, tries again.
      Effect.catch(({ _tag }) => Effect.logWarning("an import waits", { import: id, why: _tag })),
      correlated(`import@${id}`)
    )
    yield* publishEnd(upload)
  })

  return {
    /** Queues the work on the upload, unless it is queued or runs already, or is being ended. */
    run: (id: string) =>
      Effect.suspend(() =>
        ending.has(id)
          ? Effect.void
          : FiberMap.run(running, id, Effect.ignore(turn.withPermit(job(id))), { onlyIfMissing: true })
      ),
    /** Stops the work on the upload, and then runs `remove`, during which no other request can start the work again. */
    end: <A, E, R>(id: string, remove: Effect.Effect<A, E, R>) =>
      Effect.suspend(() => {
        ending.add(id)
        return Effect.flatMap(
          FiberMap.get(running, id),
          Option.match({ onNone: () => Effect.void, onSome: (fiber) => Fiber.interrupt(fiber) })
        ).pipe(Effect.andThen(remove), Effect.ensuring(Effect.sync(() => ending.delete(id))))
      })
  }
})
