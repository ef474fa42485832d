/** The figures of a period: each is one statement over one set of `facts.ts`. */
import { Effect } from "effect"
import type { Row } from "../../postgres.ts"
import type { Audiences, Tables } from "../pages.ts"
import { factSql, mostCountedRows } from "./facts.ts"
import type { Period } from "./period.ts"
import { type FiguresQuestions, type ReadFigures, waitBounds, type WorkFigures } from "./questions.ts"
import { type QueueSpan, queueByDay } from "./queueByDay.ts"

/** The place of a moment in the days of the period, from 1; 0 is before it. $4: the first instants of the days. */
const dayOf = (column: string) => `width_bucket(${column}::timestamptz, $4::text[]::timestamptz[])`
const spread = (seconds: string) => `count(*)::int as n, percentile_cont(0.5) within group (order by ${seconds}) as p50,
  percentile_cont(0.95) within group (order by ${seconds}) as p95`
const bucketOf = (seconds: string) => `width_bucket(${seconds}, array[${waitBounds.join(", ")}]::float8[])`

/** A null day is the whole period. */
const work = (name: "extracted" | "analysed") =>
  `select ${dayOf("at")} as day, ${spread("seconds")} from ${factSql(name)} group by grouping sets ((${dayOf("at")}), ()) order by 1`

/** In the order of the answer. */
export const statements = {
  created: `select ${dayOf("at")} as day, source, count(*)::int as n from ${factSql("created")} group by 1, 2 order by 1, 2`,
  decided: `select kind, provider, model, "promptVersion", verdict, count(*)::int as n from ${factSql("decided")}
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
  decidedDays: `select ${dayOf("at")} as day, verdict, count(*)::int as n from ${factSql("decided")} group by 1, 2 order by 1, 2`,
  bands: `select band, count(*)::int as n, (count(*) filter (where verdict <> 'rejected'))::int as kept
    from ${factSql("decided")} group by 1 order by 1`,
  classified: `select provider, model, (count(*) filter (where kept))::int as kept, count(*)::int as n
    from ${factSql("classified")} group by 1, 2 order by n desc, 1, 2`,
  review: `select kind, ${spread("seconds")} from ${factSql("decided")} group by 1 order by 1`,
  reviewWaits: `select ${bucketOf("seconds")} as bucket, count(*)::int as n from ${factSql("decided")} group by 1 order by 1`,
  extracted: work("extracted"),
  analysed: work("analysed"),
  left: `select ${dayOf(`"proposedAt"`)} as since, ${dayOf("at")} as until, count(*)::int as n, min("proposedAt") as oldest
    from ${factSql("decided")} group by 1, 2`
} as const
/** With "" as the oldest moment, because a proposal that is older than the period may still wait. */
export const waitingStatements = {
  waiting: `select ${dayOf("at")} as since, null::int as until, count(*)::int as n, min(at) as oldest
    from ${factSql("waiting")} group by 1`,
  median: `select percentile_cont(0.5) within group (order by extract(epoch from ($4::timestamptz - at::timestamptz))) as seconds
    from ${factSql("waiting")}`
} as const

/** The values of a statement. Postgres refuses a value that a statement does not use, and not all use the days. */
export const valuesOf = (statement: string, audiences: Audiences, { begins }: Period) => [
  audiences,
  begins[0] ?? "",
  mostCountedRows,
  ...(statement.includes("$4") ? [begins] : [])
]
const names = Object.keys(statements) as ReadonlyArray<keyof typeof statements>

/** Reads all figures in one transaction. A retry is safe. */
export const figuresReads = (tables: Tables): Pick<FiguresQuestions, "figures"> => ({
  figures: Effect.fnUntraced(function* (audiences, period) {
    const { now } = period
    const found = yield* tables.transaction((sql) => [
      ...names.map((name) => sql.unsafe(statements[name], valuesOf(statements[name], audiences, period) as never)),
      sql.unsafe(waitingStatements.waiting, [audiences, "", mostCountedRows, period.begins] as never),
      sql.unsafe(waitingStatements.median, [audiences, "", mostCountedRows, new Date(now).toISOString()] as never)
    ])
    const of = (name: (typeof names)[number]): ReadonlyArray<Row> => found[names.indexOf(name)] ?? []
    // The casts: rows of a transaction have no types. The statements name the columns as the fields.
    const spans = (rows: ReadonlyArray<Row>) => rows as unknown as ReadonlyArray<QueueSpan>
    const waiting = spans(found[names.length] ?? [])
    const median = found[names.length + 1]?.[0]?.["seconds"]
    const oldest = oldestOf(waiting)
    return {
      days: period.days,
      created: named(of("created"), period),
      decided: of("decided"),
      decidedDays: named(of("decidedDays"), period),
      bands: of("bands"),
      classified: of("classified"),
      review: of("review"),
      reviewWaits: of("reviewWaits"),
      extracted: workOf(of("extracted"), period),
      analysed: workOf(of("analysed"), period),
      waiting: {
        n: sum(waiting),
        oldestSeconds: oldest === null ? null : secondsSince(oldest, now),
        medianSeconds: typeof median === "number" ? Math.max(0, Math.round(median)) : null
      },
      waitingDays: queueByDay(period, [...spans(of("left")), ...waiting]),
      isPart: [of("created"), of("decided"), waiting].some((rows) => sum(rows) >= mostCountedRows)
    } as unknown as ReadFigures
  })
})

const sum = (rows: ReadonlyArray<{ readonly n?: unknown }>) => rows.reduce((total, { n }) => total + Number(n), 0)
const oldestOf = (spans: ReadonlyArray<QueueSpan>) =>
  spans.reduce<string | null>((oldest, span) => (oldest === null || span.oldest < oldest ? span.oldest : oldest), null)
const secondsSince = (at: string, now: number) => Math.max(0, Math.round((now - Date.parse(at)) / 1000))

/** The day of a place. A row whose writer's clock was ahead counts to the last day. */
const dayNamed = (place: unknown, { days }: Period) => days[Math.min(Number(place), days.length) - 1]
const named = (rows: ReadonlyArray<Row>, period: Period) =>
  rows.map((row) => ({ ...row, day: dayNamed(row["day"], period) }))

const workOf = (rows: ReadonlyArray<Row>, period: Period): WorkFigures => {
  const spreadOf = ({ n, p50, p95 }: Row) => ({ n: Number(n), p50: Number(p50), p95: Number(p95) })
  const whole = rows.find(({ day, n }) => day === null && Number(n) > 0)
  return {
    all: whole === undefined ? null : spreadOf(whole),
    days: rows
      .filter(({ day }) => day !== null)
      .map((row) => ({ day: dayNamed(row["day"], period) ?? "", ...spreadOf(row) }))
  }
}
