/**
 * The sets of rows that the figures count, each declared once: a figure and the list behind it read the same set.
 *
 * A set reads a bounded number of rows by an index, the newest first, for each audience of the reader.
 */
import { schemas } from "../../runner/tables/tables.ts"

/** The newest rows of one audience that a figure counts at most. Older ones of the period are left out, and the answer says so. */
export const mostCountedRows = 20_000

/** SQL of the time between two columns, in seconds. */
const between = (from: string, to: string) =>
  `extract(epoch from ("${to}"::timestamptz - "${from}"::timestamptz))::float8`
const titleOf = (draft: string) => `coalesce(${draft}->>'title', ${draft}->>'name', ${draft}->>'text')`

/** SQL of the proposals with a decision. */
export const isDecided = "status in ('approved', 'rejected', 'merged')"
const verdict = "case when status = 'approved' and revision > 1 then 'edited' else status end"

interface Fact {
  readonly table: "tasks" | "proposals" | "extractions" | "runs"
  /** The column that places a row in a period. An index has it after the audience. */
  readonly at: string
  /** The condition of the partial index, if the index is one. */
  readonly indexed?: string
  /** The other conditions. They apply after the rows are read, so they do not reduce the cost. */
  readonly where?: string
  /** Columns beside `id`, `at` and `title`. */
  readonly columns: string
  readonly title: string
}

export const facts = {
  created: { table: "tasks", at: "createdAt", columns: "source, number", title: "title" },
  classified: {
    table: "tasks",
    at: "createdAt",
    where: "guessed is not null",
    columns: `number, model->>'provider' as provider, model->>'model' as model,
      category = guessed->>'category' and priority = guessed->>'priority' as kept`,
    title: "title"
  },
  decided: {
    table: "proposals",
    at: "decidedAt",
    indexed: isDecided,
    columns: `kind, model->>'provider' as provider, model->>'model' as model, "promptVersion", ${verdict} as verdict, band,
      case when status <> 'rejected' then coalesce("into", made) end as made, reason, "proposedAt", ${between("proposedAt", "decidedAt")} as seconds`,
    title: titleOf("draft")
  },
  waiting: {
    table: "proposals",
    at: "proposedAt",
    indexed: "status in ('open', 'snoozed')",
    where: `status = 'open' or "until"::timestamptz <= now()`,
    columns: "kind",
    title: titleOf("draft")
  },
  extracted: {
    table: "extractions",
    at: "requestedAt",
    where: `status = 'completed' and "startedAt" is not null`,
    columns: `${between("startedAt", "endedAt")} as seconds`,
    title: "null::text"
  },
  analysed: {
    table: "runs",
    at: "createdAt",
    where: `status in ('completed', 'closed') and "startedAt" is not null and "endedAt" is not null`,
    columns: `${between("startedAt", "endedAt")} as seconds`,
    title: "name"
  }
} satisfies Record<string, Fact>
export type FactName = keyof typeof facts
export const allFacts = Object.keys(facts) as ReadonlyArray<FactName>

/** The SQL of a set. $1: the audiences; $2: the oldest moment, an empty text for no bound; $3: the most rows of one audience. */
export const factSql = (name: FactName): string => {
  const { table, at, indexed, where, columns, title }: Fact = facts[name]
  return `(select fact.* from unnest($1::text[]) as may(see) cross join lateral (
    select id, "${at}" as at, ${title} as title, ${columns} from (
      select * from ${schemas.live}.${table} where audience = may.see and "${at}" >= $2 ${indexed === undefined ? "" : `and ${indexed}`}
      order by "${at}" desc limit $3::int
    ) newest where ${where ?? "true"}
  ) fact) as ${name}`
}
