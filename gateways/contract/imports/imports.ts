/** The import of the chats of a file that a browser sends: the file goes in parts, is checked, and is stored once a person confirms. */
import { Schema } from "effect"
import { ChatId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"

/**
 * The reason why a file cannot be imported.
 *
 * - `html`, `zip`, `excel`, `table`: another kind of file.
 * - `cut-off`: the file ends in the middle. `not-json`, `not-utf8`: it cannot be read as JSON.
 * - `no-chat`: JSON of another program. `too-many-chats`, `no-messages`: there is nothing to choose from.
 * - `unreadable`: the check or the import of the file stopped the product, or the disk lost it.
 * - `not-allowed`: its person is no administrator any more. `not-stored`: the log refused a message.
 */
export const ImportFault = Schema.Literals([
  "html",
  "zip",
  "excel",
  "table",
  "cut-off",
  "not-json",
  "not-utf8",
  "no-chat",
  "too-many-chats",
  "no-messages",
  "unreadable",
  "not-allowed",
  "not-stored"
])
export type ImportFault = typeof ImportFault.Type

export const ChatInFile = Schema.Struct({
  /** The place of the chat in the file. */
  place: Schema.String,
  /** The chat that its messages go to, which may exist already. */
  chat: ChatId,
  title: Schema.String,
  /** The messages that can be stored. Those that are stored already are not stored twice. */
  messages: Schema.Int,
  /** The messages that cannot be stored. */
  leftOut: Schema.Int,
  /** Counts by kind of the messages that are left out, and of the parts of messages that are. The most frequent kind first. */
  losses: Schema.Array(
    Schema.Struct({ sort: Schema.Literals(["left-out", "reduced"]), kind: Schema.String, count: Schema.Int })
  ),
  /** The readers of its messages: those of the chat when it exists, else the team. */
  audience: Audience
})
export type ChatInFile = typeof ChatInFile.Type

/** The messages of one chat by their outcome. */
export const ImportedCounts = Schema.Struct({
  place: Schema.String,
  chat: ChatId,
  title: Schema.String,
  stored: Schema.Int,
  alreadyThere: Schema.Int,
  edited: Schema.Int,
  /** Messages of people who were forgotten. They are not stored. */
  forgotten: Schema.Int,
  /** Messages that cannot be stored, by their kind. */
  leftOut: Schema.Int
})
export type ImportedCounts = typeof ImportedCounts.Type

export const importStates = ["uploading", "checking", "ready", "refused", "importing", "done", "failed"] as const

/** An import of the caller. `refused`: the file cannot be imported. `failed`: the import stopped; a new start continues it. */
export const ImportShown = Schema.Struct({
  id: Schema.String,
  /** The name of the file. */
  name: Schema.String,
  /** Bytes of the file, and the time of its last change in milliseconds: a file with other values is another file. */
  size: Schema.Int,
  modified: Schema.Int,
  /** Bytes that the server has: the next part begins there. */
  next: Schema.Int,
  state: Schema.Literals(importStates),
  fault: Schema.NullOr(ImportFault),
  /** The chats of the file, once it is checked. */
  chats: Schema.Array(ChatInFile),
  /** The chosen chats and their counts, once the import has started. */
  counts: Schema.Array(ImportedCounts)
})
export type ImportShown = typeof ImportShown.Type

/** `part`: bytes of each part but the last. `most`: the largest file, in bytes. */
export const ImportsShown = Schema.Struct({ part: Schema.Int, most: Schema.Int, items: Schema.Array(ImportShown) })
export type ImportsShown = typeof ImportsShown.Type
