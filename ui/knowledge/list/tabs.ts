/** The tabs and orders of the statements. Pure. */
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"

/** `ended`: withdrawn or replaced. */
export const statementTabs = ["standing", "open", "done", "ended", "archived"] as const
export type StatementTab = (typeof statementTabs)[number]

type Stated = Pick<AtomRow, "status" | "life">

/** The tabs that list a statement. */
export const tabsOf = ({ status, life }: Stated): ReadonlyArray<StatementTab> => {
  if (status === "archived") return ["archived"]
  if (life === "open" || life === "done") return ["standing", life]
  return ["standing", "ended"]
}

export const statementOrders = ["newest", "oldest", "changed"] as const
export type StatementOrder = (typeof statementOrders)[number]

type Compare = (a: AtomRow, b: AtomRow) => number
const newest: Compare = (a, b) => b.number - a.number
/** Each is a total order: numbers are unique. */
export const statementCompare: { readonly [O in StatementOrder]: Compare } = {
  newest,
  oldest: (a, b) => a.number - b.number,
  changed: (a, b) => {
    if (a.updatedAt === b.updatedAt) return newest(a, b)
    return a.updatedAt < b.updatedAt ? 1 : -1
  }
}
