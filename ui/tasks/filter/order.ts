/** The orders of a list. Each is total: two tasks are never equal. Pure. */
import { type Order, orders } from "../../../domain/savedViews/listVocabulary.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { priorities } from "../../../domain/vocabulary.ts"
import { dueEnds } from "../../parts/days.ts"

type Compare = (a: TaskLine, b: TaskLine) => number
const newest: Compare = (a, b) => b.number - a.number
const text = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" })

/** Tasks without a due date are last. */
const dueOf = ({ due }: TaskLine) => (due === null ? Number.MAX_VALUE : dueEnds(due))
const weightOf = ({ priority }: TaskLine) => (priority === null ? -1 : priorities.indexOf(priority))
const changedOf = ({ updatedAt }: TaskLine) => Date.parse(updatedAt)

const compares: { readonly [O in Order]: Compare } = {
  newest,
  due: (a, b) => dueOf(a) - dueOf(b),
  priority: (a, b) => weightOf(b) - weightOf(a),
  changed: (a, b) => changedOf(b) - changedOf(a),
  title: (a, b) => text.compare(a.title, b.title)
}

export const compareBy =
  (order: Order): Compare =>
  (a, b) =>
    compares[order](a, b) || newest(a, b)

/** The order of an address; the newest first when it names none. */
export const orderOf = (text: string | undefined): Order => orders.find((order) => order === text) ?? "newest"
