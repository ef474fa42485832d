/** A file that the person named on the command line. */
import { Effect, Schema } from "effect"
import { isUtf8 } from "node:buffer"
import { createReadStream, readFileSync } from "node:fs"
import { setImmediate } from "node:timers/promises"

/** The file cannot be read, or is not text in UTF-8. */
export class NoSuchFile extends Schema.TaggedError<NoSuchFile>()("NoSuchFile", {
  file: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `${this.file} cannot be read: ${this.why}`
  }
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; give the path of the result.json in it",
  EACCES: "you have no permission to read it"
}

export const noFileOf = (file: string, cause: unknown) =>
  new NoSuchFile({
    file,
    why: cause instanceof Error && "code" in cause ? (reasons[String(cause.code)] ?? cause.message) : String(cause)
  })

/** Refuses bytes that are not UTF-8: letters lost in decoding would be stored, and a later import could not restore them. */
export const textOfFile = (file: string) =>
  Effect.try({ try: () => readFileSync(file), catch: (cause) => noFileOf(file, cause) }).pipe(
    Effect.flatMap((bytes) =>
      isUtf8(bytes)
        ? Effect.succeed(bytes.toString())
        : Effect.fail(new NoSuchFile({ file, why: "it is not UTF-8; save it as UTF-8" }))
    )
  )

/** Bytes. A part is parsed at once, so that a larger one would hold the event loop. */
const chunkLength = 32 * 1024

/** The bytes of a file in parts. `watch` is told how many were read. Throws the system's error; see `noFileOf`. */
export async function* chunksOf(file: string, watch: (read: number) => void = () => {}) {
  let read = 0
  for await (const chunk of createReadStream(file, { highWaterMark: chunkLength })) {
    // The cast: a stream without an encoding yields buffers.
    const bytes = chunk as Uint8Array
    read += bytes.length
    yield bytes
    watch(read)
    // A part that was read ahead would follow at once, without a turn for timers and sockets.
    await setImmediate()
  }
}
