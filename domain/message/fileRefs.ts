/**
 * References to the files of a message. The gateway that receives a message stores them with it, and downloads a file by its
 * reference. A reference has no address and no token.
 */
import { type FileKind, fileSigns } from "./fileLines.ts"

export interface FileRef {
  readonly kind: FileKind
  /** The id that only the bot can use that received it. */
  readonly id: string
  /** The same for every bot and message that has this file. */
  readonly unique: string
  /** The media type as the client of the sender states it. Untrusted. */
  readonly type?: string
  /** Bytes. */
  readonly size?: number
}

/** The references in the field `files` of `MessageReceived`, in order. Empty when there are none, or when they were erased. */
export const fileRefsIn = (files: string | undefined): ReadonlyArray<FileRef> => {
  const list = parsed(files)
  return Array.isArray(list) ? list.filter(isFileRef) : []
}

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "[]")
  } catch {
    return []
  }
}

const isFileRef = (value: unknown): value is FileRef => {
  if (typeof value !== "object" || value === null) return false
  const { kind, id, size }: { readonly [F in keyof FileRef]?: unknown } = value
  return (
    typeof kind === "string" &&
    Object.hasOwn(fileSigns, kind) &&
    typeof id === "string" &&
    (size === undefined || (Number.isSafeInteger(size) && Number(size) >= 0))
  )
}
