/** Finds the words of a quote that name the assignee. The caller maps them to a person. */
import { plain } from "../../language/words.ts"
import { isOpener, withoutAddress } from "../extract/sentence/address.ts"
import { assignmentIn } from "../extract/sentence/assignment.ts"
import { markedText } from "../extract/sentence/markers.ts"
import { familiesOf } from "../extract/candidates/rate.ts"
import { frameOf } from "./frames.ts"

const everybody = new Set(["all", "everyone", "everybody", "team", "someone", "anyone", "усі", "всі", "все", "команда"])
const toSpeaker =
  /(?<![\p{L}'])(?:leave|assign|give) (?:that|it|this) (?:to|with) (?<who>me)(?!\p{L})|(?<!\p{L})(?<who1>i)'ll volunteer/iu
const named =
  /^(?:(?:hey|hi|hello|привіт|привет),? )?(?<who>@?[\p{L}_][\p{L}\p{N}_|.-]{1,29})\s?(?:[:,]|(?= (?:can|could|would|will|please|можеш|можешь|зроби|сделай)(?!\p{L})))/iu
const mention = /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_]{2,40}/u

/** Only this much of a longer quote is read. UTF-16 units. */
const mostRead = 600

/** Exact words of the quote; "I", "me", "я" and "зроблю" mean its author. Null if the quote names no person. */
export const assigneePhrase = (quote: string): string | null => {
  const read = quote.slice(0, mostRead)
  const marked = markedText(read)
  const statement = marked?.rest ?? read
  const given = assignmentIn(statement.trim(), new Set(), marked !== null)
  if (given !== null) return everybody.has(plain(given.who)) ? null : given.who
  const own = toSpeaker.exec(read)?.groups
  const speaker = own?.["who"] ?? own?.["who1"] ?? frameOf(withoutAddress(statement, new Set()))?.speaker ?? null
  if (speaker !== null) return speaker
  const asked = frameOf(statement)?.by === "asked" || familiesOf(statement).some(({ family }) => family === "asked")
  const { who } = asked || marked !== null ? (named.exec(statement.trim())?.groups ?? {}) : {}
  if (who !== undefined && !isOpener(who) && !everybody.has(plain(who))) return who
  return mention.exec(statement)?.[0] ?? null
}
