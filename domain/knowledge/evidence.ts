/** Quotes of messages that support a proposal. A proposal has at least one. */
import { Schema } from "effect"
import { ActorId, MessageId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { verbatim } from "../text/text.ts"

const Offset = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 40_000 }))

/** A part of a message. */
export const Quote = Schema.Struct({
  message: MessageId,
  author: ActorId,
  text: verbatim(4_000).check(Schema.isMinLength(1)).pipe(personal("author")),
  /** UTF-16 offsets into the text of the message at the time of reading; `end` is exclusive. */
  start: Offset,
  end: Offset,
  /** Set when the model's words only resemble this part of the message. `text` is always the message's own. */
  inexact: Schema.optionalKey(Schema.Boolean)
})
export type Quote = typeof Quote.Type

/** The most convincing quote comes first. */
export const Evidence = Schema.NonEmptyArray(Quote).check(Schema.isMaxLength(24))
export type Evidence = typeof Evidence.Type
