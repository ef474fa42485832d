/** The record of an import, as it is kept beside its file. */
import { Schema } from "effect"
import { ActorId } from "../../../domain/ids.ts"
import { ChatInFile, ImportedCounts, ImportFault } from "../../../gateways/contract/imports/imports.ts"

/**
 * - `Uploading`: parts of the file are missing, or the check has not ended.
 * - `Ready`: a person must choose chats.
 * - `Importing`: `pieces` counts the pieces that `counts` include; a restart continues after them.
 */
export const UploadStage = Schema.TaggedUnion({
  Uploading: {},
  Ready: {},
  Refused: { fault: ImportFault },
  Importing: { pieces: Schema.Int, counts: Schema.Array(ImportedCounts) },
  Failed: { fault: ImportFault, pieces: Schema.Int, counts: Schema.Array(ImportedCounts) },
  Done: { counts: Schema.Array(ImportedCounts) }
})
export type UploadStage = typeof UploadStage.Type

export const Upload = Schema.Struct({
  id: Schema.String,
  owner: ActorId,
  name: Schema.String,
  /** Bytes. */
  size: Schema.Int,
  /** Milliseconds since 1970. */
  modified: Schema.Int,
  stage: UploadStage,
  /** The time of the last change of this record, in milliseconds since 1970. */
  at: Schema.Int,
  /** Starts of the check or the import that have not ended. A file that stops the product again and again is given up. */
  tries: Schema.Int,
  chats: Schema.Array(ChatInFile)
})
export type Upload = typeof Upload.Type

/** A record before it is written, which sets its time. */
export type UploadDraft = Omit<Upload, "at">

/** Bytes of each part but the last. Below the limit of a request's body. */
export const partBytes = 512 * 1024

export const lengthOfPart = ({ size }: Pick<Upload, "size">, offset: number) => Math.min(partBytes, size - offset)

/** True while the product works on the file, or will after a restart. */
export const isAtWork = ({ stage }: Upload, isWhole: boolean) =>
  stage._tag === "Importing" || (stage._tag === "Uploading" && isWhole)

export const hasEnded = ({ stage }: Upload) => stage._tag === "Done" || stage._tag === "Refused"
