/** The text of a file that a person named. */
import { Effect, Schema } from "effect"
import { readFileSync } from "node:fs"

/** The file cannot be read at all. */
class NoSuchFile extends Schema.TaggedError<NoSuchFile>()("NoSuchFile", { file: Schema.String, why: Schema.String }) {
  override get message() {
    return `${this.file} cannot be read: ${this.why}`
  }
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; give the result.json in it",
  EACCES: "you may not read it"
}

export const textOfFile = (file: string) =>
  Effect.try({
    try: () => readFileSync(file, "utf8"),
    catch: (cause) =>
      new NoSuchFile({
        file,
        why: cause instanceof Error && "code" in cause ? (reasons[String(cause.code)] ?? cause.message) : String(cause)
      })
  })
