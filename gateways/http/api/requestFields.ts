/** The fields of requests that operations share: ids, the idempotency key, the freshness of a read, pages. */
import { Schema } from "effect"
import { Instant } from "../../../domain/values.ts"

/**
 * The same caller, command and key again is the same command, and gets the same receipt; with another body it is refused.
 * Another command, or another aggregate, under the same key is another command.
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

const AsOf = Schema.String.check(
  Schema.makeFilter(
    (text: string) =>
      /^\d{1,15}$/u.test(text) ||
      isInstant(inUtc(text)) ||
      "must be a position of the log, or a moment such as 2026-11-28T10:00:00Z or 2026-11-28T10:00:00+02:00"
  )
)
const isInstant = Schema.is(Instant)

/** A moment with an offset from UTC. A `+` that was not encoded arrives as a space. */
const withOffset = /^(?<local>[\d-]{10}T[\d:.]{8,12})(?<sign>[+\- ])(?<offset>\d\d:\d\d)$/u

/** The same moment in UTC; a text of another form stays as it is. */
export const inUtc = (text: string): string => {
  const { local, sign, offset } = withOffset.exec(text)?.groups ?? {}
  // Without this check, `Date` would turn a day that does not exist, such as 30 February, into another day.
  if (local === undefined || !isInstant(`${local}Z`)) return text
  const moment = new Date(`${local}${sign === "-" ? "-" : "+"}${offset}`)
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString()
}

/** `asOf`: the rows as they were at this position, or at this moment by the log's clock. */
export const asOfQuery = { asOf: Schema.optionalKey(AsOf) }
/** The description of `asOf` in the API's documentation. */
export const asOfText =
  "`asOf`: as it was at that position of the log (a `seq`), or at that moment by the log's clock. Only what you may see today is shown, with its audience of today."

const limitTo = (maximum: number) =>
  Schema.optionalKey(Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum })))

/** `limit`: 1 to 200; 50 when left out. */
export const pageQuery = {
  ...readQuery,
  limit: limitTo(200),
  cursor: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(300)))
}

/** The number of results of a search, 1 to 50. */
export const resultLimit = limitTo(50)

/** A text that stored ones are compared with. Postgres refuses a NUL, as a bug of the statement. */
export const filterText = (most: number) =>
  Schema.String.check(Schema.isMaxLength(most), Schema.isPattern(/^[^\0]*$/, { message: "must not hold NUL" }))

/** The text of a search. */
export const searchText = (most: number) => filterText(most).check(Schema.isMinLength(1))

/** The body of a command without fields: none, or `{}`. A struct without fields would accept any field. */
export const noFields = Schema.Record(Schema.String, Schema.Never)

export const Id = Schema.String.check(
  Schema.isPattern(/^[a-z0-9]{8,40}$/, { message: "must be an id of 8 to 40 lower-case letters and digits" })
)

/** The most ids in one address: more do not fit into the first line of a request. */
export const mostIds = 100
/** Ids, separated by commas. */
export const idList = Schema.String.check(
  Schema.isPattern(new RegExp(`^[a-z0-9]{8,40}(,[a-z0-9]{8,40}){0,${mostIds - 1}}$`), {
    message: `must be 1 to ${mostIds} ids, separated by commas`
  })
)

/** An id, or a number as people write it: `T-12`, `K-3`, `A-12`. `owner`: the possessive for error messages, for example "a task's". */
export const idOrNumber = (letter: "T" | "K" | "A", owner: string) =>
  Schema.String.check(
    Schema.isPattern(new RegExp(`^([a-z0-9]{8,40}|[${letter}${letter.toLowerCase()}]-[0-9]{1,9})$`), {
      message: `must be ${owner} id, or ${letter}-n`
    })
  )

/** For the description of a command that replaces a text. */
export const seenText =
  "`revision` is the revision that you saw: refused as changed-meanwhile, with both versions, when the text has another one now. Without `revision` nothing is compared."
