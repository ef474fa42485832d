/** The sentence for one event of a task's history. Every event that this build knows has one, in every language. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import type { WordsOf } from "../../words/speak/speak.ts"
import { words } from "../../words/words.ts"
import { plainText } from "../markdown/plainText.ts"

/** How a sentence names people and other tasks. */
export interface SentenceNames {
  readonly person: (actor: string) => string
  /** @default "another task" */
  readonly task?: (id: string) => string
}

/** Never throws: an event or a value that only a newer server knows is shown by its name. */
export const eventSentence = (
  { event, detail }: Pick<ActivityRow, "event" | "detail">,
  names: SentenceNames,
  speech: WordsOf = words
): string => {
  if (!speech.has("event", event)) return speech.t("eventUnknown", { event })
  const valueOf = (table: "category" | "priority") => (value: string) => speech.valueOf(table, value)
  /** A field without an entry is shown unchanged; a date is shown in the reader's format. */
  const formats: Readonly<Record<string, (value: string) => string>> = {
    title: asItCame,
    // A comment is Markdown; a sentence has its words.
    text: plainText,
    category: valueOf("category"),
    priority: valueOf("priority"),
    assignee: names.person,
    to: names.task ?? (() => speech.t("otherTask"))
  }
  const written = (field: string, value: unknown) => {
    if (value === null) return speech.t(field === "assignee" ? "nobody" : "none")
    if (typeof value !== "string") return ""
    return (formats[field] ?? ((text: string) => (day.test(text) ? speech.dueDay(text) : text)))(value)
  }
  return speech.t(
    `event.${event}`,
    Object.fromEntries(Object.entries(detail).map(([field, value]) => [field, written(field, value)]))
  )
}

const asItCame = (value: string) => value
const day = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/
