/** The words of messages that prove something. Nothing is proposed without them. */
import { Schema } from "effect"
import { ActorId, MessageId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { verbatim } from "../text/text.ts"

const Offset = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 40_000 }))

/** A quote as it was located in its message, to the letter. */
export const Quote = Schema.Struct({
  message: MessageId,
  author: ActorId,
  text: verbatim(4_000).check(Schema.isMinLength(1)).pipe(personal("author")),
  /** UTF-16 offsets into the message's text as it stood when it was read; `end` is behind the last unit. */
  start: Offset,
  end: Offset
})
export type Quote = typeof Quote.Type

/** In the order in which it convinces; at least one. */
export const Evidence = Schema.NonEmptyArray(Quote).check(Schema.isMaxLength(24))
export type Evidence = typeof Evidence.Type
