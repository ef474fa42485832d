/** The text of a file that the person named on the command line. */
import { Effect, Schema } from "effect"
import { isUtf8 } from "node:buffer"
import { readFileSync } from "node:fs"

/** The file cannot be read, or is not text in UTF-8. */
class NoSuchFile extends Schema.TaggedError<NoSuchFile>()("NoSuchFile", { file: Schema.String, why: Schema.String }) {
  override get message() {
    return `${this.file} cannot be read: ${this.why}`
  }
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; give the path of the result.json in it",
  EACCES: "you have no permission to read it"
}

/** Refuses bytes that are not UTF-8: letters lost in decoding would be stored, and a later import could not restore them. */
export const textOfFile = (file: string) =>
  Effect.try({
    try: () => readFileSync(file),
    catch: (cause) =>
      new NoSuchFile({
        file,
        why: cause instanceof Error && "code" in cause ? (reasons[String(cause.code)] ?? cause.message) : String(cause)
      })
  }).pipe(
    Effect.flatMap((bytes) =>
      isUtf8(bytes)
        ? Effect.succeed(bytes.toString())
        : Effect.fail(new NoSuchFile({ file, why: "it is not UTF-8; save it as UTF-8" }))
    )
  )
