/**
 * The files of messages, fetched from Telegram when a reader asks for them, and cached for an hour. The caller checks who
 * may see a file. Two readers of one file cause one download, which continues if its reader leaves.
 */
import { Context, Deferred, Duration, Effect, Layer, Schedule, Semaphore, Stream } from "effect"
import type { FileRef } from "../../../domain/message/fileRefs.ts"
import { announcementIn } from "../../../projections/runner/batch/announcement.ts"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { FileFault } from "../../telegram/files/fileFault.ts"
import { TelegramFiles } from "../../telegram/files/telegramFiles.ts"
import { makeFileCache } from "./fileCache.ts"
import { makeSealedFile, type SealedFile } from "./sealedFile.ts"

/** Bytes of all cached files. */
const mostCachedBytes = 256 * 1024 * 1024
/** Longest time of a file in the cache. */
const cacheTime = Duration.hours(1)
const downloadsAtOnce = 4
/** Longest time of a download, with its wait for its turn. */
const deadline = Duration.seconds(60)

export class MessageFiles extends Context.Service<
  MessageFiles,
  {
    /** The file at a place of a message. A message that is redacted meanwhile takes its files with it. */
    readonly open: (message: string, place: number, ref: FileRef) => Effect.Effect<SealedFile, FileFault>
  }
>()("tracker/gateways/http/MessageFiles") {
  /** `folder`: for the kept files. It is made when it is needed, and is empty between two runs. */
  static readonly layer = (folder: string) => Layer.effect(MessageFiles, make(folder))
}

const make = Effect.fnUntraced(function* (folder: string) {
  const { download } = yield* TelegramFiles
  const scope = yield* Effect.scope
  const turns = yield* Semaphore.make(downloadsAtOnce)
  const kept = makeFileCache(mostCachedBytes)
  yield* Effect.addFinalizer(() => Effect.sync(kept.dropAll))
  yield* forgetErased(kept)
  yield* Effect.sync(() => kept.dropOlder(Duration.toMillis(cacheTime))).pipe(
    Effect.repeat(Schedule.spaced("1 minute")),
    Effect.forkScoped
  )
  const fetched = ({ id }: FileRef) =>
    Effect.tryPromise({
      try: (signal) => makeSealedFile(folder, (append) => Effect.runPromise(download(id, append), { signal })),
      catch: (error) => (error instanceof FileFault ? error : new FileFault({ kind: "no-room" }))
    }).pipe(
      turns.withPermits(1),
      Effect.timeoutOrElse({ duration: deadline, orElse: () => Effect.fail(new FileFault({ kind: "silent" })) })
    )
  return MessageFiles.of({
    open: Effect.fnUntraced(function* (message, place, ref) {
      const known = kept.find(message, place)
      if (known !== null) return yield* Deferred.await(known)
      const file = yield* Deferred.make<SealedFile, FileFault>()
      const entry = kept.begin(message, place, file)
      yield* fetched(ref).pipe(
        Effect.tap((whole) => Effect.sync(() => entry.end(whole))),
        Effect.tapError(() => Effect.sync(entry.fail)),
        Deferred.into(file),
        Effect.forkIn(scope)
      )
      return yield* Deferred.await(file)
    })
  })
})

/** Follows the changes of the tables: the files of redacted messages go at once, and all files when a person is forgotten. */
const forgetErased = Effect.fnUntraced(function* (kept: ReturnType<typeof makeFileCache>) {
  const broadcast = yield* Broadcast
  yield* broadcast.subscribe("changes.>").pipe(
    Stream.runForEach(({ value }) =>
      Effect.sync(() => {
        const announcement = announcementIn(value)
        if (announcement?.is !== "change") return
        const { view, rows } = announcement.change
        if (view === "messages") for (const row of rows) if (row["redacted"] === true) kept.drop(row.id)
        if (view === "people" && rows.some((row) => row["left"] === true)) kept.dropAll()
      })
    ),
    Effect.forkScoped
  )
})
