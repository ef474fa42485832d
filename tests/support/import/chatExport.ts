/** A generated export of Telegram Desktop: three people write in three languages. It has the other kinds of entries of a real export too. */

const people = [
  { from: "Ann Harbour", from_id: "user501" },
  { from: "Богдан Причал", from_id: "user502" },
  { from: null, from_id: "user503" }
] as const
const sayings = [
  "The gangway lamp is out again",
  "Хто полагодить ліхтар на трапі?",
  "Я починю фонарь у трапа к пятнице"
]
const firstSecond = Date.UTC(2026, 8, 1, 9) / 1000

export interface MadeExport {
  /** The file's content, before it is written as JSON. */
  readonly file: {
    readonly name: string
    readonly type: string
    readonly id: number
    readonly messages: ReadonlyArray<Readonly<Record<string, unknown>>>
  }
  /** The texts that must be stored, in order. Each occurs once. */
  readonly texts: ReadonlyArray<string>
  /** The number of service messages. */
  readonly skipped: number
}

/** Makes `length` entries of the chat `id`. Every fifth message replies to the previous message with a text. */
export const chatExport = (id: number, length: number): MadeExport => {
  const texts: Array<string> = []
  let answered: number | undefined
  const messages = Array.from({ length }, (_, i) => {
    const base = {
      id: i + 1,
      type: "message",
      date: "2026-09-01T12:00:00",
      date_unixtime: String(firstSecond + i * 30),
      ...people[i % 3]
    }
    if (i % 13 === 5) return { ...base, type: "service", action: "pin_message", actor: "Ann Harbour", text: "" }
    if (i % 17 === 6) {
      texts.push(`📎 photo, ${id}/${i + 1}`)
      return { ...base, file: "files/f", file_name: `photo, ${id}/${i + 1}`, text: "", text_entities: [] }
    }
    const said = `${sayings[i % 3]}, ${id}/${i + 1}`
    texts.push(i % 7 === 3 ? `${said} at https://pier.example/lamp now` : said)
    const reply = i % 5 === 4 && answered !== undefined ? { reply_to_message_id: answered } : {}
    answered = i + 1
    const text =
      i % 7 === 3
        ? [`${said} at `, { type: "link", text: "https://pier.example/lamp" }, " ", { type: "bold", text: "now" }]
        : said
    return { ...base, ...reply, text, text_entities: [] }
  })
  const file = { name: `Pier ${id}`, type: "private_supergroup", id, messages }
  return { file, texts, skipped: length - texts.length }
}
