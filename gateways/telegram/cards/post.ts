/** A message that should stand in a chat: what is wanted of it, and how far it has come. */
import { Schema } from "effect"
import { TaskId } from "../../../domain/ids.ts"
import { Language } from "../words/words.ts"

const wanted = {
  /** The real id of the chat in Telegram: kept here, sealed, and nowhere in the log. */
  chat: Schema.Int,
  thread: Schema.NullOr(Schema.Int),
  replyTo: Schema.NullOr(Schema.Int),
  language: Language,
  what: Schema.Union([
    Schema.Struct({ is: Schema.Literal("card"), task: TaskId }),
    Schema.Struct({ is: Schema.Literal("notice"), text: Schema.String })
  ])
}
export const Wanted = Schema.Struct(wanted)
export type Wanted = typeof Wanted.Type

/**
 * `wanted` → `sending` → `standing`.
 *
 * `sending` is written before the send: when it is found at a start, or after a lost answer, the message may stand in the
 * chat under some number above `floor`, and is looked for there before it is sent again.
 */
export const Stage = Schema.Union([
  Schema.Struct({ is: Schema.Literal("wanted") }),
  Schema.Struct({ is: Schema.Literal("sending"), floor: Schema.Int }),
  /** `shown` is the digest of what it was last seen to show. */
  Schema.Struct({ is: Schema.Literal("standing"), message: Schema.Int, shown: Schema.String }),
  /** Deleted by somebody, or refused for good: it does not come back. */
  Schema.Struct({ is: Schema.Literal("given-up") })
])
export type Stage = typeof Stage.Type

export const Post = Schema.Struct({
  ...wanted,
  /** When it was asked for: milliseconds since 1970. */
  at: Schema.Int,
  stage: Stage
})
export type Post = typeof Post.Type
