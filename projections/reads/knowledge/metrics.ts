/** How useful the models were, measured by this team's newest decisions. Each number comes with its sample size. */
import { Clock, Effect } from "effect"
import type { Position } from "../../runner/served/position.ts"
import { factSql, mostCountedRows } from "../figures/facts.ts"
import type { Durations } from "../figures/questions.ts"
import type { KnowledgeQuestions, ReadMetrics } from "./questions.ts"
import type { Tables } from "../pages.ts"

/** The most rows of tasks a day and source: about a quarter of a year. */
const mostDays = 500
const spreadOf = (name: "extracted" | "analysed" | "decided") => `
  select count(*)::int as n, percentile_cont(0.5) within group (order by seconds) as p50,
    percentile_cont(0.95) within group (order by seconds) as p95
  from ${factSql(name)}`

/** One statement each, in the order of the answer; the values are those of `factSql`. */
const statements = [
  `select kind, provider, model, "promptVersion",
    count(*) filter (where verdict = 'approved')::int as approved,
    count(*) filter (where verdict = 'edited')::int as edited,
    count(*) filter (where verdict = 'merged')::int as merged,
    count(*) filter (where verdict = 'rejected')::int as rejected, count(*)::int as n
  from ${factSql("decided")} group by 1, 2, 3, 4 order by n desc, 1, 2, 3, 4`,
  `select provider, model, count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as corrected,
    count(*)::int as n
  from ${factSql("classified")} group by 1, 2 order by n desc, 1, 2`,
  `select band, count(*)::int as n, avg(case when verdict = 'rejected' then 0.0 else 1.0 end)::float8 as kept
  from ${factSql("decided")} group by 1 order by 1`,
  `select reason, count(*)::int as n from ${factSql("decided")} where verdict = 'rejected' group by 1 order by n desc, 1`,
  `select left(at, 10) as day, source, count(*)::int as n from ${factSql("created")}
  group by 1, 2 order by 1 desc, 2 limit ${mostDays}`,
  spreadOf("extracted"),
  spreadOf("analysed"),
  spreadOf("decided"),
  `select count(*)::int as waiting, min(at) as oldest from ${factSql("waiting")}`
]

export const metricsReads = (tables: Tables, position: Position): Pick<KnowledgeQuestions, "metrics"> => ({
  metrics: Effect.fnUntraced(function* (audiences) {
    const seq = position.at()
    const now = yield* Clock.currentTimeMillis
    const found = yield* tables.transaction((sql) =>
      statements.map((statement) => sql.unsafe(statement, [audiences, "", mostCountedRows]))
    )
    const [decisions, classification, bands, rejections, tasks, extraction, run, review, [queue] = []] = found
    const oldest = queue?.["oldest"]
    // The cast: rows of a transaction have no types. The statements name the columns as `Metrics` names its fields.
    return {
      decisions,
      classification,
      bands,
      rejections,
      tasks,
      extractionSeconds: spread(extraction),
      runSeconds: spread(run),
      secondsToReview: spread(review),
      queue: {
        waiting: Number(queue?.["waiting"] ?? 0),
        oldestSeconds: typeof oldest === "string" ? Math.max(0, Math.round((now - Date.parse(oldest)) / 1000)) : null
      },
      seq
    } as unknown as ReadMetrics
  })
})

const spread = ([row]: ReadonlyArray<Readonly<Record<string, unknown>>> = []): Durations | null =>
  row === undefined || row["n"] === 0 ? null : { n: Number(row["n"]), p50: Number(row["p50"]), p95: Number(row["p95"]) }
