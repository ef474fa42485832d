/** The values that a filter or a change offers for a field, with their names. */
import { type FilterField, fixedValues, mySelf, noValue } from "../../../domain/savedViews/listVocabulary.ts"
import { type Choice } from "../../parts/fields/Pick.tsx"
import { assignableOptions } from "../../parts/fields/choices.ts"
import type { Live } from "../../sync/live.tsx"
import { words } from "../../words/words.ts"

/** The names of the rows that a filter may name. */
export interface NamedRows {
  readonly people: ReadonlyArray<Choice>
  readonly topics: ReadonlyArray<Choice>
  /** The name of a person or a topic, also of one that a filter no longer offers. */
  readonly nameOf: (id: string) => string | undefined
}

/** Read again when people or topics change. */
export const namedRows = ({ views }: Pick<Live, "views">): NamedRows => ({
  people: assignableOptions(views.people.all()),
  topics: views.topics
    .all()
    .filter(({ status }) => status === "standing")
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name)),
  nameOf: (id) => views.people.shown(id)?.name ?? views.topics.shown(id)?.name
})

export const filterValues = (field: FilterField, rows: NamedRows): ReadonlyArray<Choice> => {
  const fixed = fixedValues[field].map((id) => ({ id, name: valueName(field, id) }))
  if (field === "assignee") return [...fixed, ...rows.people]
  return field === "topic" ? [...fixed, ...rows.topics] : fixed
}

const noneWords = { assignee: "nobody", topic: "noTopic", category: "noCategory", priority: "noPriority" } as const

const valueName = (field: FilterField, value: string): string => {
  if (field === "due") return words.valueOf("dueSpan", value)
  if (field === "assignee" && value === mySelf) return words.t("toMe")
  if (field === "source" && value === "import") return words.t("anyImport")
  if (value === noValue) return words.t(field in noneWords ? noneWords[field as keyof typeof noneWords] : "none")
  if (field === "status" || field === "category" || field === "priority" || field === "source")
    return words.valueOf(field, value)
  return value
}
