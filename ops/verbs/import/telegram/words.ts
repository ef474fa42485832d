/** The words of an exported text. It is a string, or a list of strings and of parts with a type. */
import type { Span } from "../../../../gateways/telegram/content/spans.ts"
import { isRaw, type Raw, textIn } from "../../../../gateways/telegram/content/fields.ts"

/** Null when the value is no text of any known shape. */
export const spansIn = (value: unknown): ReadonlyArray<Span> | null => {
  if (value === undefined || value === null) return []
  if (typeof value === "string") return value === "" ? [] : [{ text: value }]
  if (typeof value === "number" || typeof value === "boolean") return [{ text: String(value) }]
  if (isRaw(value)) return typeof value["text"] === "string" ? [spanOf(value)] : null
  if (!Array.isArray(value)) return null
  const spans = value.map((part: unknown): Span | null => {
    if (typeof part === "string") return { text: part }
    return isRaw(part) && typeof part["text"] === "string" ? spanOf(part) : null
  })
  const known = spans.filter((span) => span !== null)
  return known.length === 0 && spans.length > 0 ? null : known
}

/** The text of a question or an item, without links and marks. */
export const lineIn = (value: unknown): string => (spansIn(value) ?? []).map(({ text }) => text).join("")

const spanOf = (part: Raw): Span => {
  const link = part["type"] === "text_link" ? textIn(part, "href") : undefined
  return {
    text: String(part["text"]),
    ...(link === undefined ? {} : { link }),
    ...(part["type"] === "blockquote" ? { quoted: true } : {})
  }
}

/** The spans of a message: of `text`, or of `text_entities` where `text` is absent or has an unknown shape. */
export const messageSpans = (raw: Raw): ReadonlyArray<Span> | null => {
  const written = spansIn(raw["text"])
  if (written !== null && written.length > 0) return written
  const entities = spansIn(raw["text_entities"])
  return entities !== null && entities.length > 0 ? entities : written
}
