/** The name and the value of a field in words: no ids of people, no times in UTC, no JSON. */
import { momentOf } from "../../task/time/moment.ts"
import { isDay } from "../../words/speak/calendar.ts"
import type { WordTable } from "../../words/speak/catalogue.ts"
import { modelName } from "../../words/modelName.ts"
import { chatWords, teamWords as words } from "../../words/words.ts"
import { itemOf } from "./did.ts"

export interface ItemNames {
  readonly nameOf: (actor: string) => string
  /** The title of an item; its id when the title is not known. */
  readonly titleOf: (subject: string) => string
  /** The name of a saved view; its id when the reader may not see the view. */
  readonly viewOf: (id: string) => string
}

/** The word for a field; its key when only a newer server knows the field. */
export const fieldName = (field: string): string => words.valueOf("auditField", field)

/** The fields whose values have words, with the table of the words. */
const tables: { readonly [field: string]: WordTable<"chat"> } = {
  role: "role",
  category: "category",
  priority: "priority",
  source: "source",
  type: "atom",
  reason: "reason",
  verdict: "verdict",
  relation: "relation"
}
const none = "–"

/** `subject`: the item of the event that has the field. */
export const fieldText = (subject: string, field: string, value: unknown, names: ItemNames): string => {
  if (value === null || value === undefined || value === "") return none
  if (typeof value === "string") return textOf(subject, field, value, names)
  if (typeof value === "number") return words.number(value)
  if (typeof value === "boolean") return words.valueOf("auditValue", String(value))
  if (Array.isArray(value)) {
    const shown = value.map((each: unknown) => fieldText(subject, field, each, names))
    return shown.length === 0 ? none : shown.join(", ")
  }
  if (field === "model" && isModel(value)) return modelName(value)
  const parts = Object.entries(value).map(
    ([name, part]) => `${fieldName(name)}: ${fieldText(subject, name, part, names)}`
  )
  return parts.length === 0 ? none : parts.join("; ")
}

const textOf = (subject: string, field: string, text: string, names: ItemNames): string => {
  if (/^(person|service|reactor):/u.test(text)) return names.nameOf(text)
  if (/^evt\.[a-z]+\.[a-z0-9-]+$/u.test(text)) return names.titleOf(text)
  if (/^chat:[a-z0-9]+$/u.test(text)) return names.titleOf(`evt.chat.${text.slice("chat:".length)}`)
  if (isDay(text)) return words.dueDay(text)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(text)) return momentOf(text)
  const { kind } = itemOf(subject)
  if (field === "audience") return words.valueOf("auditValue", text)
  if (field === "status") return chatWords.valueOf(kind === "atom" ? "life" : "status", text)
  if (kind === "views" && field === "view") return names.viewOf(text)
  if (kind === "chat" && field === "to") return names.titleOf(`evt.chat.${text}`)
  const table = tables[field]
  return table === undefined ? text : chatWords.valueOf(table, text)
}

const isModel = (value: object): value is { readonly provider: string; readonly model: string } =>
  "provider" in value && "model" in value
