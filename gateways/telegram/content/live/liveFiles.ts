/** The files of a message as Telegram names them. The bot downloads a file by its id; no address of it is stored. */
import type { FileKind } from "../../../../domain/message/fileLines.ts"
import type { FileRef } from "../../../../domain/message/fileRefs.ts"
import { isRaw, listIn, numberIn, objectIn, type Raw, textIn } from "../fields.ts"

const fields = [
  ["video", "video"],
  ["video_note", "round"],
  ["voice", "voice"],
  ["audio", "audio"],
  ["animation", "animation"],
  ["document", "file"]
] as const

/** The files of a message; empty when it has none. A file without ids is left out. */
export const liveFiles = (message: Raw): ReadonlyArray<FileRef> => {
  // Of the sizes of one photo, the last is the largest.
  const photo = listIn(message, "photo").findLast(isRaw)
  return [
    ...(photo === undefined ? [] : refOf("photo", photo)),
    ...fields.flatMap(([field, kind]) => {
      // An animation is a document as well.
      const file = field === "document" && message["animation"] !== undefined ? undefined : objectIn(message, field)
      return file === undefined ? [] : refOf(kind, file)
    })
  ]
}

/** Ids of Telegram are shorter. UTF-16 units. */
const longestId = 300
const longestType = 100

const refOf = (kind: FileKind, file: Raw): ReadonlyArray<FileRef> => {
  const [id, unique, type, size] = [
    textIn(file, "file_id"),
    textIn(file, "file_unique_id"),
    textIn(file, "mime_type"),
    numberIn(file, "file_size")
  ]
  if (id === undefined || unique === undefined || Math.max(id.length, unique.length) > longestId) return []
  return [
    {
      kind,
      id,
      unique,
      ...(type === undefined || type.length > longestType ? {} : { type }),
      ...(size === undefined ? {} : { size })
    }
  ]
}
