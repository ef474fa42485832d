/** What the routes share: the key of a command, the freshness of a read, pages. */
import { Schema } from "effect"

/**
 * The same caller, command and key again is the same command, and gets the same receipt; with another body it is refused.
 * Another command, or another thing, under the same key is another command. Left out, each request is one of its own.
 */
export const commandHeaders = {
  "idempotency-key": Schema.optionalKey(
    Schema.String.check(
      Schema.isPattern(/^[\x21-\x7e]{1,200}$/, { message: "must be 1 to 200 visible ASCII characters" })
    )
  )
}

/** `after`: wait until the read model has reached this position (a receipt's `seq`), at most 5 s. */
export const readQuery = {
  after: Schema.optionalKey(
    Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
  )
}

export const pageQuery = {
  ...readQuery,
  /** 1 to 200; 50 when left out. */
  limit: Schema.optionalKey(
    Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 200 }))
  ),
  cursor: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(300)))
}

/** The body of a command without fields: none, or `{}`. A struct without fields would take anything. */
export const noFields = Schema.Record(Schema.String, Schema.Never)
