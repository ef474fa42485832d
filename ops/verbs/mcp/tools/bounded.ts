/** Bounds the answers of tools: an assistant has little room, and a program may fail at a line of many megabytes. */

/** UTF-16 units of an answer. */
const mostAnswer = 60_000
/** UTF-16 units of a sentence about a failure. */
const mostSentence = 2000

/** Characters of one text, and entries of one list. The first limits that make the answer short enough are used. */
const limits = [
  { text: 4000, entries: 100 },
  { text: 1000, entries: 50 },
  { text: 300, entries: 20 },
  { text: 100, entries: 5 }
] as const
type Limit = (typeof limits)[number]

/** JSON of a value. Long texts and long lists are cut, and say how much is left out. */
export const boundedAnswer = (value: unknown): string => {
  const whole = JSON.stringify(value)
  if (whole.length <= mostAnswer) return whole
  const texts = limits.map((limit) => JSON.stringify(cut(JSON.parse(whole), limit)))
  return texts.find((text) => text.length <= mostAnswer) ?? JSON.stringify({ cut: whole.slice(0, mostAnswer / 4) })
}

/** The beginning of a sentence, which may repeat a text of any length. */
export const boundedSentence = (text: string): string =>
  text.length <= mostSentence ? text : `${text.slice(0, mostSentence)} …`

const cut = (value: unknown, limit: Limit): unknown => {
  if (typeof value === "string") return cutText(value, limit.text)
  if (Array.isArray(value)) return cutList(value, limit)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cut(each, limit)]))
}

const cutText = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most)} … (${text.length - most} more characters)`

const cutList = (list: ReadonlyArray<unknown>, limit: Limit) => {
  const first = list.slice(0, limit.entries).map((each) => cut(each, limit))
  return list.length <= limit.entries ? first : [...first, `… (${list.length - limit.entries} more entries)`]
}
