/** Which tasks a list shows, as the person chose it. The address of the page has it, so that a link shows the same list. Pure. */
import {
  type DueSpan,
  type FilterField,
  filterFields,
  isFilterValue,
  mostFilterValues,
  mySelf,
  noValue
} from "../../../domain/savedViews/listVocabulary.ts"
import type { FieldFilter, SavedList } from "../../../domain/savedViews/savedList.ts"
import { filterTextLength } from "../../../domain/text/limits.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { isInSpan } from "./dueSpan.ts"

/** The filter of a list: the part of a saved view that chooses tasks. */
export type ListFilter = Pick<SavedList, "fields" | "text" | "hidden">
export const noFilter: ListFilter = { fields: {}, text: "", hidden: false }

/** The moment and the reader for which a filter is read. */
export interface FilterContext {
  readonly me: string
  readonly now: Date
  /** The day of `now` in the reader's zone. */
  readonly day: string
}

type Test = (task: TaskLine) => boolean

export const isSnoozed = (task: TaskLine, { day }: Pick<FilterContext, "day">): boolean =>
  task.snoozedUntil !== null && task.snoozedUntil > day

/** Whether a task passes the fields and the words of a filter. Hidden tasks are another matter, see `isSnoozed`. */
export const passes = ({ fields, text }: ListFilter, context: FilterContext): Test => {
  const tests = filterFields.flatMap((field) => {
    const wanted = fields[field]
    return wanted === undefined || wanted.values.length === 0 ? [] : [testOf(field, wanted, context)]
  })
  const words = wordsIn(text)
  const hasWords: Test = ({ title, number }) => {
    const where = plain(`${title} T-${number}`)
    return words.every((word) => where.includes(word))
  }
  if (words.length > 0) tests.push(hasWords)
  return (task) => tests.every((test) => test(task))
}

const testOf = (field: FilterField, { not, values }: FieldFilter, context: FilterContext): Test => {
  const wanted = new Set(values.map((value) => (field === "assignee" && value === mySelf ? context.me : value)))
  const has: { readonly [F in FilterField]: Test } = {
    assignee: ({ assignee }) => wanted.has(assignee ?? noValue),
    status: ({ status }) => wanted.has(status),
    category: ({ category }) => wanted.has(category ?? noValue),
    priority: ({ priority }) => wanted.has(priority ?? noValue),
    topic: ({ topics }) => (topics.length === 0 ? wanted.has(noValue) : topics.some((topic) => wanted.has(topic))),
    // A saved filter has one value for all imports.
    source: ({ source }) => wanted.has(source === "file" ? "import" : source),
    due: (task) => values.some((span) => isInSpan(task, span as DueSpan, context))
  }
  return (task) => has[field](task) !== not
}

const plain = (text: string) => text.normalize("NFC").toLowerCase()
const wordsIn = (text: string) =>
  plain(text)
    .split(/\s+/u)
    .filter((word) => word !== "")

/** How a list is shown: its filter, its order and its groups. */
export type ListQuery = Readonly<Record<string, string | undefined>>

/** The parameters of the address. A missing one is undefined, so that it is removed from the address. */
export const toQuery = ({ fields, text, hidden }: ListFilter): ListQuery => ({
  ...Object.fromEntries(
    filterFields.map((field) => {
      const filter = fields[field]
      const none = filter === undefined || filter.values.length === 0
      return [field, none ? undefined : `${filter.not ? "!" : ""}${filter.values.join(",")}`]
    })
  ),
  q: text === "" ? undefined : text,
  hidden: hidden ? "yes" : undefined
})

/** An address may be typed by hand: a value that no task can have is left out. */
export const fromQuery = (query: ListQuery): ListFilter => ({
  fields: Object.fromEntries(
    filterFields.flatMap((field) => {
      const text = query[field] ?? ""
      const not = text.startsWith("!")
      const values = (not ? text.slice(1) : text)
        .split(",")
        .filter((value) => isFilterValue(field, value))
        .slice(0, mostFilterValues)
      return values.length === 0 ? [] : [[field, { not, values }]]
    })
  ),
  text: (query["q"] ?? "").slice(0, filterTextLength).toWellFormed(),
  hidden: query["hidden"] === "yes"
})

export const isFiltered = ({ fields, text }: ListFilter): boolean =>
  text !== "" || filterFields.some((field) => (fields[field]?.values.length ?? 0) > 0)

/** The filter with other values of one field. */
export const withField = (filter: ListFilter, field: FilterField, next: FieldFilter | null): ListFilter => {
  const { [field]: _, ...others } = filter.fields
  return { ...filter, fields: next === null || next.values.length === 0 ? others : { ...others, [field]: next } }
}
