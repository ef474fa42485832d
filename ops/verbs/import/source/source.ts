/**
 * A source of an import: a file of another product. It is read twice: once to show its content, and once to store it. A new
 * source is a folder beside `telegram/` with one `ImportSource`.
 */
import { Schema, type Stream } from "effect"
import { ChatTitle } from "../../../../domain/chat/chat.ts"
import { Text } from "../../../../domain/message/message.ts"
import { Name } from "../../../../domain/person/person.ts"
import { Instant } from "../../../../domain/values.ts"
import type { Losses } from "./losses.ts"

export const ImportedMessage = Schema.Struct({
  /** The message's number in its chat, or another name that is unique there. */
  id: Schema.String,
  /** The id of the author where the chat comes from. */
  from: Schema.String,
  name: Name,
  text: Text,
  sentAt: Instant,
  replyTo: Schema.NullOr(Schema.String),
  /** The text is of this edit; absent for a text that was never edited. */
  editedAt: Schema.optionalKey(Instant),
  /** The person who forwarded the words. `from` is then their author. */
  broughtBy: Schema.optionalKey(Schema.Struct({ from: Schema.String, name: Name })),
  /** The author is a bot. */
  bot: Schema.optionalKey(Schema.Literal(true)),
  /** The text that earlier versions stored for the same message, when it is another one. */
  formerText: Schema.optionalKey(Text)
})
export type ImportedMessage = typeof ImportedMessage.Type

export const ImportedChat = Schema.Struct({ id: Schema.String, title: ChatTitle })
export type ImportedChat = typeof ImportedChat.Type

/** Messages of one chat, in the order of the file. */
export interface ImportPiece {
  /** The place of the chat in the file. */
  readonly place: string
  readonly chat: ImportedChat
  readonly messages: ReadonlyArray<ImportedMessage>
}

export interface FoundChat extends ImportedChat {
  /** The place of the chat in the file. */
  readonly place: string
  /** The kind of chat in words of the source, such as `private_supergroup`; empty when the source does not say it. */
  readonly kind: string
  /** The messages that can be stored. */
  readonly messages: number
  /** Counts by kind. */
  readonly losses: Losses
}

/** The file cannot be read, or is not of this source. Nothing was stored. The error names the place. */
export class BrokenExport extends Schema.TaggedError<BrokenExport>()("BrokenExport", {
  why: Schema.String,
  /** The fault of a JSON export, for an interface with words of its own. */
  fault: Schema.optionalKey(Schema.Literals(["not-json", "not-utf8", "cut-off", "no-chat", "too-many-chats"]))
}) {
  override get message() {
    return this.why
  }
}

/** Reported while the file is read. Bytes. */
export type ReadWatch = (read: number) => void

export interface ImportSource {
  /** The chats of the file, in order. A file with one chat is imported without a choice. */
  readonly chats: ReadonlyArray<FoundChat>
  /** Reads the file again, and yields the messages of the chosen places in pieces of at most `pieceLength`. */
  readonly read: (places: ReadonlySet<string>) => Stream.Stream<ImportPiece, BrokenExport>
}

/** Messages of a piece. */
export const pieceLength = 100
