/** The row of one event in a history. It is apart from its projection, because the browser's contract imports it. */
import { Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"
import { declareRow, personalField } from "../row.ts"

export const activityRow = declareRow(Schema.String, {
  /** The aggregate that the event belongs to, `evt.task.…`. */
  subject: Schema.String,
  event: Schema.String,
  actor: ActorId,
  at: Schema.String,
  /** The commit that led to this one, `subject@seq`, if one did. */
  causation: Schema.NullOr(Schema.String),
  detail: personalField(Schema.Record(Schema.String, Schema.Unknown))
})
