/**
 * The ways in which a list of tasks is filtered, ordered and grouped. The address of a page, a saved view and the list itself use
 * this one vocabulary. A word that was stored must never be renamed.
 *
 * Imports vocabularies only: the dashboard reads it, and must not load the schema library.
 */
import { categories, priorities, statuses } from "../vocabulary.ts"

/** The fields of a filter, in the order in which they are offered. */
export const filterFields = ["assignee", "status", "category", "priority", "topic", "source", "due"] as const
export type FilterField = (typeof filterFields)[number]

/** The value of a task without a value in the field. */
export const noValue = "none"
/** The person who looks: the same filter shows each reader their own tasks. */
export const mySelf = "me"

/** The spans of due dates. `week`: from today, seven days. `late`: it was due, and is not finished. */
export const dueSpans = ["late", "today", "week", "later", "none"] as const
export type DueSpan = (typeof dueSpans)[number]

/** The values that every installation has. Topics and people are rows. */
export const fixedValues: { readonly [F in FilterField]: ReadonlyArray<string> } = {
  assignee: [mySelf, noValue],
  status: statuses,
  category: [...categories, noValue],
  priority: [...priorities, noValue],
  topic: [noValue],
  source: ["telegram", "dashboard", "proposal", "import", "webhook", "api"],
  due: dueSpans
}

/** The ids of rows that a field may name. */
export const rowValues: { readonly [F in FilterField]?: RegExp } = {
  assignee: /^(person|service):[a-z0-9-]{1,40}$/,
  topic: /^[a-z0-9]{8,40}$/
}

/** Whether a task can have the value in the field. The row that it names may be gone. */
export const isFilterValue = (field: FilterField, value: string): boolean =>
  fixedValues[field].includes(value) || rowValues[field]?.test(value) === true

/** The most values of one field of a filter. */
export const mostFilterValues = 50

export const orders = ["newest", "due", "priority", "changed", "title"] as const
export type Order = (typeof orders)[number]

export const groupings = ["status", "assignee", "priority", "topic"] as const
export type Grouping = (typeof groupings)[number]

/** The pages that show a saved view. */
export const viewPlaces = ["list", "board"] as const
export type ViewPlace = (typeof viewPlaces)[number]
