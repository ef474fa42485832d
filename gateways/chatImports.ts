import { type Effect, Schema } from "effect"
import type { ActorId } from "../domain/ids.ts"
import type { ImportShown, ImportsShown } from "./contract/imports/imports.ts"

/**
 * An import was refused, and nothing was stored.
 *
 * - `not-found`: the caller has no import with this id.
 * - `too-big`: the file is larger than `most` bytes. `uploads-full`: the files of all people together would be. `no-space`:
 *   the disk has no room.
 * - `other-upload`: the caller has another import. It must end, or be cancelled, first.
 * - `wrong-offset`: the next part begins at `next`. `wrong-length`: the part is not as long as it must be. `wrong-sum`: the part
 *   changed on its way; send it again. `other-content`: the part was received before with other bytes.
 * - `not-ready`: the file is not checked, or the import has started. `no-such-chat`: the file has no chat at a chosen place.
 * - `import-running`: another import runs. A retry succeeds once it has ended.
 * - `unwritable`: the folder of the uploads cannot be read or written. A retry may succeed.
 */
export class ImportRefused extends Schema.TaggedError<ImportRefused>()("ImportRefused", {
  because: Schema.Literals([
    "not-found",
    "too-big",
    "uploads-full",
    "no-space",
    "other-upload",
    "wrong-offset",
    "wrong-length",
    "wrong-sum",
    "other-content",
    "not-ready",
    "no-such-chat",
    "import-running",
    "unwritable"
  ]),
  /** Bytes. */
  most: Schema.optionalKey(Schema.Int),
  /** Bytes. */
  next: Schema.optionalKey(Schema.Int)
}) {
  override get message() {
    return `the import was refused: ${this.because}`
  }
}

/** The file as the browser describes it. The same description by the same person is the same import. */
export interface ChosenFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** The time of its last change, in milliseconds. */
  readonly modified: number
}

export interface FilePart {
  /** The place of its first byte in the file. */
  readonly offset: number
  /** CRC-32 of the bytes, as 8 hexadecimal digits. */
  readonly sum: string
  readonly bytes: Uint8Array
}

/**
 * Imports of chats from files that browsers send. Each caller has one at a time, and no caller finds that of another. They are
 * kept on the disk of this process: a restart continues a check and an import.
 */
export interface ChatImports {
  readonly list: (owner: ActorId) => Effect.Effect<ImportsShown, ImportRefused>
  /** Begins an import, or returns the one of the same file. */
  readonly begin: (owner: ActorId, file: ChosenFile) => Effect.Effect<ImportShown, ImportRefused>
  /** Keeps a part on disk. A repeated part changes nothing. The last part begins the check of the file. */
  readonly addPart: (owner: ActorId, id: string, part: FilePart) => Effect.Effect<ImportShown, ImportRefused>
  /** Stores the messages of the chats at these places of the file. */
  readonly start: (
    owner: ActorId,
    id: string,
    places: ReadonlyArray<string>
  ) => Effect.Effect<ImportShown, ImportRefused>
  /** Stops the import and removes its file. Stored messages stay. */
  readonly cancel: (owner: ActorId, id: string) => Effect.Effect<void, ImportRefused>
}
