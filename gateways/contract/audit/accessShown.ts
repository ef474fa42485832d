/** An entry of the access log as owners read it. */
import { Schema } from "effect"

/** `_tag`: the kind of the entry. An entry has only the fields of its kind. */
export const AccessShown = Schema.Struct({
  seq: Schema.Int,
  at: Schema.String,
  _tag: Schema.String,
  /** Null: the caller is unknown. */
  actor: Schema.NullOr(Schema.String),
  agent: Schema.String,
  /** Null when it is unknown, or when the person was forgotten. */
  address: Schema.NullOr(Schema.String),
  way: Schema.optionalKey(Schema.String),
  because: Schema.optionalKey(Schema.String),
  count: Schema.optionalKey(Schema.Int),
  forActor: Schema.optionalKey(Schema.NullOr(Schema.String)),
  ofActor: Schema.optionalKey(Schema.String),
  token: Schema.optionalKey(Schema.String),
  role: Schema.optionalKey(Schema.String),
  what: Schema.optionalKey(Schema.String),
  from: Schema.optionalKey(Schema.NullOr(Schema.String)),
  to: Schema.optionalKey(Schema.NullOr(Schema.String))
})
export type AccessShown = typeof AccessShown.Type
