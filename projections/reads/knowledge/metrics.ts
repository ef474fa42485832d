/** How useful the models were, measured by this team's decisions. Each number comes with its sample size. */
import { Clock, Effect } from "effect"
import type { Position } from "../../runner/served/position.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { KnowledgeQuestions, ReadMetrics, Spread } from "./questions.ts"
import type { Tables } from "../pages.ts"

/** The most rows of tasks a day and source: about a quarter of a year. */
const mostDays = 500
/** SQL of the time between two columns, in seconds. */
const between = (from: string, to: string) => `extract(epoch from ("${to}"::timestamptz - "${from}"::timestamptz))`
const spreadOf = (table: string, seconds: string, where: string) => `
  select count(*)::int as n, percentile_cont(0.5) within group (order by seconds) as p50,
    percentile_cont(0.95) within group (order by seconds) as p95
  from (select ${seconds}::float8 as seconds from ${schemas.live}.${table}
    where audience = any($1::text[]) and ${where}) each`
const decided = "status in ('approved', 'rejected', 'merged')"
const kept = "status in ('approved', 'merged')"

/** One statement each, in the order of the answer; $1 is the audiences. */
const statements = [
  `select kind, model->>'provider' as provider, model->>'model' as model, "promptVersion",
    count(*) filter (where status = 'approved' and revision = 1)::int as approved,
    count(*) filter (where status = 'approved' and revision > 1)::int as edited,
    count(*) filter (where status = 'merged')::int as merged,
    count(*) filter (where status = 'rejected')::int as rejected, count(*)::int as n
  from ${schemas.live}.proposals where audience = any($1::text[]) and ${decided}
  group by 1, 2, 3, 4 order by n desc, 1, 2, 3, 4`,
  `select provider, model, count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as corrected,
    count(*)::int as n
  from (select model->>'provider' as provider, model->>'model' as model,
      category = guessed->>'category' and priority = guessed->>'priority' as kept
    from ${schemas.live}.tasks where audience = any($1::text[]) and guessed is not null) each
  group by 1, 2 order by n desc, 1, 2`,
  `select band, count(*)::int as n, avg(case when ${kept} then 1.0 else 0.0 end)::float8 as kept
  from ${schemas.live}.proposals where audience = any($1::text[]) and ${decided} group by 1 order by 1`,
  `select reason, count(*)::int as n from ${schemas.live}.proposals
  where audience = any($1::text[]) and status = 'rejected' group by 1 order by n desc, 1`,
  `select left("createdAt", 10) as day, source, count(*)::int as n from ${schemas.live}.tasks
  where audience = any($1::text[]) group by 1, 2 order by 1 desc, 2 limit ${mostDays}`,
  spreadOf("extractions", between("startedAt", "endedAt"), `status = 'completed' and "startedAt" is not null`),
  spreadOf(
    "runs",
    between("startedAt", "endedAt"),
    `"endedAt" is not null and "startedAt" is not null and status in ('completed', 'closed')`
  ),
  spreadOf("proposals", between("proposedAt", "decidedAt"), decided),
  `select count(*)::int as waiting, min("proposedAt") as oldest from ${schemas.live}.proposals
  where audience = any($1::text[]) and (status = 'open' or (status = 'snoozed' and "until"::timestamptz <= now()))`
]

export const metricsReads = (tables: Tables, position: Position): Pick<KnowledgeQuestions, "metrics"> => ({
  metrics: Effect.fnUntraced(function* (audiences) {
    const seq = position.at()
    const now = yield* Clock.currentTimeMillis
    const found = yield* tables.transaction((sql) => statements.map((statement) => sql.unsafe(statement, [audiences])))
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

const spread = ([row]: ReadonlyArray<Readonly<Record<string, unknown>>> = []): Spread | null =>
  row === undefined || row["n"] === 0 ? null : { n: Number(row["n"]), p50: Number(row["p50"]), p95: Number(row["p95"]) }
