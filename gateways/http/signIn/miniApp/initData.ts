/**
 * Verifies the `initData` of a Telegram Mini App: the statement of Telegram about the user who has opened the app, signed with
 * a key that is derived from the bot's token. Source: core.telegram.org/bots/webapps, "Validating data received via the Mini App".
 *
 * Pure. `now` is the product's clock.
 */
import { Result, Schema } from "effect"
import { createHmac, timingSafeEqual } from "node:crypto"

/** UTF-16 units. Telegram sends less than a quarter of it. */
export const longestInitData = 4096
/** Fields. Telegram sends about ten. */
const mostFields = 32
/** Longest time between the opening of the app and its sign-in. Seconds. Shorter than the memory of used data. */
const mostAge = 300
/** Telegram's clock may be ahead of the product's. Seconds. */
const mostSkew = 30

/**
 * - `invalid`: Telegram has not signed these data for this bot, or they are not in the one form that Telegram writes.
 * - `old`, `early`: signed for this bot, but more than five minutes ago, or in the future.
 */
export type InitDataFault = "invalid" | "old" | "early"

export interface VerifiedInitData {
  /** The id of the Telegram user, in digits. */
  readonly user: string
  /** The signature. It differs for each opening of the app. */
  readonly hash: string
}

/** `token`: of the bot. `now`: milliseconds of Unix time. */
export const verifyInitData = (
  text: string,
  token: string,
  now: number
): Result.Result<VerifiedInitData, InitDataFault> => {
  const fields = fieldsOf(text)
  const hash = fields?.get("hash") ?? ""
  if (fields === null || !isHash(hash) || !isSigned(fields, hash, token)) return Result.fail("invalid")
  const user = userIn(fields.get("user"))
  const at = secondsIn(fields.get("auth_date"))
  if (user === null || at === null) return Result.fail("invalid")
  const age = now / 1000 - at
  if (age > mostAge) return Result.fail("old")
  if (age < -mostSkew) return Result.fail("early")
  return Result.succeed({ user, hash })
}

/**
 * The decoded fields; null unless each name occurs once and each value is proper percent-encoding of UTF-8.
 *
 * The signature covers the lines `name=value` in order, so a value with a line break could pass for two fields.
 */
const fieldsOf = (text: string): ReadonlyMap<string, string> | null => {
  const pairs = text.length > longestInitData ? [] : text.split("&")
  if (pairs.length > mostFields) return null
  const fields = new Map<string, string>()
  for (const pair of pairs) {
    const [, name, encoded] = /^([a-z][a-z_]{0,39})=(.*)$/.exec(pair) ?? []
    const value = encoded === undefined ? null : decoded(encoded)
    if (name === undefined || value === null || hasControl(value) || fields.has(name)) return null
    fields.set(name, value)
  }
  return fields
}

/** A plus sign is a space, as in a form. */
const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"))
  } catch {
    return null
  }
}

const hasControl = (text: string) => /[\u0000-\u001f\u007f]/.test(text)

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)

const isSigned = (fields: ReadonlyMap<string, string>, hash: string, token: string) => {
  const lines = [...fields].flatMap(([name, value]) => (name === "hash" ? [] : [`${name}=${value}`])).toSorted()
  const key = createHmac("sha256", "WebAppData").update(token).digest()
  const expected = createHmac("sha256", key).update(lines.join("\n")).digest()
  return timingSafeEqual(expected, Buffer.from(hash, "hex"))
}

/** Decimal digits only: `Number` would also take `1e9`, `0x1` and spaces. */
const secondsIn = (text = ""): number | null => (/^[1-9]\d{0,11}$/.test(text) ? Number(text) : null)

const User = Schema.fromJsonString(
  Schema.Struct({
    id: Schema.Int.check(Schema.isGreaterThan(0)),
    is_bot: Schema.optionalKey(Schema.Boolean)
  })
)
const decodeUser = Schema.decodeUnknownResult(User)

/** A person, not a bot. */
const userIn = (json: string | undefined): string | null => {
  const user = Result.getOrNull(decodeUser(json))
  return user === null || user.is_bot === true ? null : String(user.id)
}
