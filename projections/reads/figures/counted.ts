/** The list behind a figure: the rows of its set that have the values of its row. */
import { Effect } from "effect"
import type { Row } from "../../postgres.ts"
import { cursorOf, pageOf, type Tables } from "../pages.ts"
import { type FactName, facts, factSql, mostCountedRows } from "./facts.ts"
import type { Period } from "./period.ts"
import { type CountedFilter, type ReadCounted, type FiguresQuestions, waitBounds } from "./questions.ts"

const kinds: { readonly [T in (typeof facts)[FactName]["table"]]: ReadCounted["is"] } = {
  tasks: "task",
  proposals: "proposal",
  extractions: "extraction",
  runs: "run"
}
/** The SQL column of each field of a filter. */
const columns = {
  source: "source",
  kind: "kind",
  provider: "provider",
  model: "model",
  prompt: `"promptVersion"`,
  verdict: "verdict",
  kept: "kept::text",
  bucket: `width_bucket(seconds, array[${waitBounds.join(", ")}]::float8[])::text`
} as const
/** The fields that each set has. */
const has: { readonly [F in FactName]: ReadonlyArray<keyof typeof columns> } = {
  created: ["source"],
  classified: ["provider", "model", "kept"],
  decided: ["kind", "provider", "model", "prompt", "verdict", "bucket"],
  waiting: ["kind"],
  extracted: [],
  analysed: []
}
const timed: ReadonlySet<FactName> = new Set(["decided", "extracted", "analysed"])

/**
 * The statement of a page, with its values. `limit`: rows. `before`: the place of the last row of the page before. Exported for
 * the test of its cost.
 */
export const countedStatement = (
  audiences: ReadonlyArray<string>,
  period: Period,
  filter: CountedFilter,
  limit: number,
  before: { readonly at: string; readonly id: string } | null
) => {
  const isQueue = filter.of === "waiting"
  const values: Array<unknown> = [audiences, isQueue ? "" : (period.begins[0] ?? ""), mostCountedRows]
  const bound = (value: unknown, type = "text") => `$${values.push(value)}::${type}`
  const where: Array<string> = []
  for (const [field, column] of Object.entries(columns) as ReadonlyArray<[keyof typeof columns, string]>) {
    const wanted = filter[field]
    if (wanted === undefined) continue
    where.push(has[filter.of].includes(field) ? `${column} = ${bound(String(wanted))}` : "false")
  }
  if (filter.day !== undefined) {
    const place = period.days.indexOf(filter.day)
    where.push(`at >= ${bound(period.begins[place] ?? period.ends)}`)
    if (place < period.days.length - 1) where.push(`at < ${bound(period.begins[place + 1])}`)
  }
  if (before !== null) where.push(`(at, id) < (${bound(before.at)}, ${bound(before.id)})`)
  const seconds = timed.has(filter.of) ? "seconds" : "null::float8"
  const kind = has[filter.of].includes("kind") ? "kind" : "null::text"
  const made = filter.of === "decided" ? "made" : "null::text"
  const number = facts[filter.of].table === "tasks" ? "number" : "null::int"
  return {
    text: `select id, at, title, ${number} as number, ${kind} as kind, ${made} as made, ${seconds} as seconds from ${factSql(filter.of)}
      ${where.length === 0 ? "" : `where ${where.join(" and ")}`} order by at desc, id desc limit ${bound(limit, "int")}`,
    values
  }
}

/** The items behind a figure. `BadCursor`: the cursor cannot be read. */
export const countedReads = (tables: Tables): Pick<FiguresQuestions, "counted"> => ({
  counted: Effect.fnUntraced(function* (audiences, period, filter, limit, cursor) {
    const before = yield* cursorOf(cursor)
    const { text, values } = countedStatement(audiences, period, filter, limit + 1, before)
    const [rows = []] = yield* tables.transaction((sql) => [sql.unsafe(text, values as never)])
    const { items, next } = pageOf(rows, limit, (row: Row) => ({ at: String(row["at"]), id: String(row["id"]) }))
    const is = kinds[facts[filter.of].table]
    // The cast: rows of a transaction have no types.
    return { items: items.map((row) => ({ ...row, is }) as unknown as ReadCounted), next }
  })
})
