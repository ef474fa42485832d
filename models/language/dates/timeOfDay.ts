/** Reads the time of day beside a date: "friday 18:00", "завтра о 10", "by 5pm". */

export interface TimeFound {
  /** Minutes since midnight. */
  readonly minutes: number
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** The text names UTC as the time zone. */
  readonly utc: boolean
}

/** "7 ранку", "6:30 вечера". English has "am" and "pm" for it. */
const withPart = String.raw`(?<hp>\d{1,2})(?::(?<minp>\d\d))? (?:(?<early>утра|ранку|ночи|ночі)|(?<late>вечора|вечера|дня))(?!\p{L})`
const clock = String.raw`${withPart}|(?<h>\d{1,2})(?:[:.](?<min>\d\d))? ?(?<half>[ap])\.?m\.?(?!\p{L})|(?<h24>\d{1,2}):(?<min24>\d\d)(?::\d\d)?(?![\d:])`
const bare = String.raw`(?<bare>\d{1,2})(?![\d:/%\p{L}-]|\.\d)`
const noon = String.raw`(?<noon>noon|midday|полудн[яюі]|обід[уі]?|обеда|обеду)(?!\p{L})`
const before = String.raw`(?:at|by|before|until|till|о|об|до|к|в|у|на|by around|around)`
const zone = String.raw`(?: ?(?<utc>utc|gmt|z)(?![\p{L}+-])| ?(?<other>[a-z]{1,4}t|utc|gmt)(?=[+-]|(?!\p{L})))?`

const after = new RegExp(String.raw`^(?:,? |t(?=\d))?(?:${before} )?(?:${clock}|${noon})${zone}`, "u")
const afterBare = new RegExp(
  String.raw`^,? (?:(?:at|о|об) ${bare}|(?:в|у|до|by) (?<barer>\d{1,2})(?=[.,;!?)]?(?:\s*$|\s*\n|[.,;!?)] )| \p{L}{2,20}(?:ть|ти|ться|тись|тися|іть|ите)(?!\p{L})))`,
  "u"
)
const ahead = new RegExp(String.raw`(?<![\p{L}\p{N}_.:])(?:${before} )?(?:${clock}|${noon})${zone},? $`, "u")
const alone = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:by|before|until|till|due(?: at)?|deadline:?|до|к|не пізніше|не позднее|дедлайн:?) (?<time>(?:${clock}|${noon})${zone})`,
  "u"
)

/** The time directly after the offset `end` or directly before `start`. */
export const timeBeside = (text: string, start: number, end: number): TimeFound | null => {
  const rest = text.slice(end, end + maxGap)
  const behind = after.exec(rest) ?? afterBare.exec(rest)
  if (behind !== null) return found(behind, end)
  const from = Math.max(0, start - maxGap)
  const front = ahead.exec(text.slice(from, start))
  return front === null ? null : found(front, from + front.index)
}

/** A time without a day counts only as a deadline: "the server died at 14:32" names no due date. */
export const deadlineTime = (text: string): TimeFound | null => {
  const match = alone.exec(text)
  return match === null ? null : found(match, match.index + match[0].length - (match.groups?.["time"] ?? "").length)
}

/** The longest time phrase, such as "до 18:30 UTC". UTF-16 units. */
const maxGap = 32

const found = (match: RegExpExecArray, start: number): TimeFound | null => {
  const groups = match.groups ?? {}
  const { h, hp, min, min24, minp, utc, other, time } = groups
  // Abbreviations of time zones are ambiguous, so the time is ignored and only the day counts.
  if (other !== undefined && utc === undefined) return null
  const hour = hourOf(groups)
  const minute = Number(min ?? min24 ?? minp ?? 0)
  if (hour > 23 || minute > 59 || Number(h ?? hp ?? 0) > 12) return null
  return {
    minutes: hour * 60 + minute,
    start,
    end: start + (time ?? match[0]).trimEnd().length,
    utc: utc !== undefined
  }
}

const hourOf = ({ h, half, hp, late, h24, bare, barer, noon }: Readonly<Record<string, string | undefined>>) => {
  if (noon !== undefined) return 12
  if (hp !== undefined) return (Number(hp) % 12) + (late === undefined ? 0 : 12)
  if (h === undefined) return Number(h24 ?? bare ?? barer)
  return (Number(h) % 12) + (half === "p" ? 12 : 0)
}
