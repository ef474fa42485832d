/** The files of messages. Who may read a message may read its files; the reference of a file never leaves the server. */
import { Effect, Schema, Stream } from "effect"
import { HttpServerResponse } from "effect/http"
import { HttpApiSchema } from "effect/http-api"
import { filesIn } from "../../../../domain/message/fileLines.ts"
import { type FileRef, fileRefsIn } from "../../../../domain/message/fileRefs.ts"
import { MessageId } from "../../../../domain/ids.ts"
import type { MessageOut } from "../../../../projections/models/messages/messages.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import type { FileFault } from "../../../telegram/files/fileFault.ts"
import type { RefusalReason } from "../../../contract/problems/refusals.ts"
import { group, rawOperation } from "../../api/operation.ts"
import { found, lookUp } from "../../api/readOperations.ts"
import { dispositionOf, fileTypeOf } from "../../files/fileType.ts"
import { MessageFiles } from "../../files/messageFiles.ts"
import { NotFound, readProblems, Unavailable } from "../../problems/problems.ts"

/** The place of a file among those of its message. */
const Place = Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: 99 }))

/** A browser that opens the file as a page runs nothing in it. */
const sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

export const fileOperations = group("files", {
  get: rawOperation(
    "messages.list",
    {
      method: "GET",
      path: "/messages/:id/files/:place",
      params: { id: MessageId, place: Place },
      success: Schema.Uint8Array.pipe(HttpApiSchema.asUint8Array()),
      error: readProblems,
      description:
        "A file of a message, of up to 20 MB. `place` counts from 0, in the order of `files` of the message. The type is found in the bytes: pictures and recordings are shown, every other file is saved. A file is fetched from Telegram when a reader first asks for it."
    },
    Effect.fnUntraced(function* ({ params: { id, place } }) {
      const row = yield* lookUp("messages.list", ({ reads, audiences }) => reads.message(audiences, id))
      const message = yield* found(row?.redacted === true ? null : row, "message")
      const ref = yield* refOf(id, place)
      const file = yield* (yield* MessageFiles).open(id, place, ref).pipe(Effect.mapError(problemOfFault))
      const type = fileTypeOf(file.head)
      return HttpServerResponse.stream(
        Stream.fromAsyncIterable(file.blocks(), (error) => error),
        {
          contentType: type.type,
          headers: {
            "content-disposition": dispositionOf(type, nameOf(message, place)),
            "content-security-policy": sandbox
          }
        }
      )
    })
  )
})

/** The log has the reference. A forgotten author's reference cannot be opened, so the file is not found. */
const refOf = Effect.fnUntraced(function* (id: MessageId, place: number) {
  const commits = yield* (yield* EventStore).load(subjectOf("message", id)).pipe(
    Effect.catchTag("AggregateParked", () => Effect.succeed([])),
    Effect.mapError(({ message }) => new Unavailable({ detail: `${message}. Try again in a moment.` }))
  )
  const refs = commits
    .flatMap(({ events }) => events)
    .flatMap((event): ReadonlyArray<FileRef> => (event._tag === "MessageReceived" ? fileRefsIn(event.files) : []))
  return yield* found(refs[place] ?? null, "file")
})

/** The name in the line of the text that names the file; empty when it has none. */
const nameOf = ({ text, files }: MessageOut, place: number): string => {
  const named = filesIn(text).files
  // A person may have typed lines of the same form, so the files of the message are the last ones.
  return named[named.length - files.length + place]?.name ?? ""
}

const gone = (reason: RefusalReason, detail: string) => new NotFound({ reason, detail })

const problemOfFault = ({ kind, retryAfter = 1 }: FileFault): NotFound | Unavailable =>
  ({
    "no-bot": () =>
      gone("no-bot", "No Telegram bot is connected, so the file cannot be fetched. Ask an owner to connect the bot."),
    gone: () => gone("file-gone", "Telegram no longer has this file, or another bot received it."),
    "too-large": () =>
      gone("file-too-large", "Telegram gives a bot only files of up to 20 MB. Open the file in Telegram."),
    flooded: () =>
      new Unavailable({ detail: `Telegram asks to wait. Try again in ${retryAfter} seconds.`, retryAfter }),
    silent: () => new Unavailable({ detail: "Telegram did not send the file. Try again in a moment." }),
    "no-room": () =>
      new Unavailable({ detail: "The server has no room for the file. Tell an owner, and try again later." })
  })[kind]()
