/** The sample: a small team's chat in English, Ukrainian and Russian, written for this project. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { ImportedMessage } from "../import/source/source.ts"

/** Messages per request. */
const pieceLength = 100
/** The Monday of the sample's week. */
const monday = Date.UTC(2026, 10, 16)
const dayMillis = 24 * 3600 * 1000
const days = ["Mon", "Tue", "Wed", "Thu", "Fri"]

/** Parses lines of `Mon 09:12 Ann: text`. ` <12>` after the name is a reply to line 12. Blank lines and `#` are comments. */
export const readSample = (text: string): ReadonlyArray<ImportedMessage> =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line, i) => {
      const [, day, hour, minute, name, answered, said] =
        /^(\w{3}) (\d\d):(\d\d) (\S+?)(?: <(\d+)>)?: (.+)$/.exec(line) ?? []
      if (day === undefined || name === undefined || said === undefined)
        throw new Error(`line ${i + 1} of the sample cannot be read: ${line}`)
      const sentAt = new Date(
        monday + days.indexOf(day) * dayMillis + (Number(hour) * 60 + Number(minute)) * 60_000 + i * 100
      )
      return {
        id: String(i + 1),
        from: `sample-${name}`,
        name,
        text: said,
        sentAt: sentAt.toISOString(),
        replyTo: answered ?? null
      }
    })

/** The sample in parts for `storeMessages`. */
export const sampleChat = () => {
  const messages = readSample(readFileSync(join(import.meta.dirname, "week.chat"), "utf8"))
  return Array.from({ length: Math.ceil(messages.length / pieceLength) }, (_, i) => ({
    chat: { id: "sample-week", title: "Harbour team (sample)" },
    messages: messages.slice(i * pieceLength, (i + 1) * pieceLength)
  }))
}
