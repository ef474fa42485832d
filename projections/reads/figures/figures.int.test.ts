/** The figures of a period on PGlite and on a real Postgres: each is the number of rows of its list, and its cost is bounded. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../../database/database.ts"
import { databases, runner, stageOn } from "../../kit/scene.ts"
import { countedReads, countedStatement } from "./counted.ts"
import { allFacts } from "./facts.ts"
import { figuresReads, statements, valuesOf, waitingStatements } from "./figures.ts"
import { periodOf } from "./period.ts"
import type { CountedFilter } from "./questions.ts"

const { kinds, clear } = databases("figures")
afterAll(clear)

const now = Date.parse("2026-11-28T12:00:00Z")
const period = periodOf(now, 7, "Europe/Kyiv")
const ada = ["team", "person:ada00000"]
const team = ["team"]
/** One row for each hour before now. Every third row is private to another person, and every sixth to Ada. */
const filled = (rows: number) => {
  const at = (minutes: number) =>
    `to_char(timestamp '2026-11-28 11:30' - n * interval '1 hour' - interval '${minutes} minutes', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`
  const audience = `case when n % 3 = 1 then 'person:other000' when n % 6 = 5 then 'person:ada00000' else 'team' end`
  const model = `jsonb_build_object('provider', 'builtin', 'model', 'rules', 'degraded', null)`
  const series = `from generate_series(0, ${rows - 1}) as n`
  return `
  truncate read.tasks cascade; truncate read.proposals cascade; truncate read.extractions, read.runs;
  insert into read.tasks (id, seq, number, title, description, status, classification, suggested, spoken, audience, source, atoms, topics, links, grounds, "createdBy", "createdAt", "updatedAt", comments, "titleRevision", "descriptionRevision", model, guessed, category, priority)
  select 'task' || n, n, n, 'Title ' || n, 'a', 'open', 'classified', '[]', '[]', ${audience}, case when n % 2 = 0 then 'telegram' else 'api' end,
    '[]', '[]', '[]', '[]', 'person:ada00000', ${at(0)}, ${at(0)}, 0, 1, 1, ${model}, '{"category":"bug","priority":"low"}',
    case when n % 4 = 0 then 'chore' else 'bug' end, 'low' ${series};
  insert into read.proposals (id, seq, kind, draft, evidence, origin, recommendation, band, score, status, revision, model, "promptVersion", audience, "proposedAt", "decidedAt", reason)
  select 'prop' || n, n, case when n % 2 = 0 then 'atom' else 'task' end, jsonb_build_object('text', 'Text ' || n), '[]', '{}', '{}', 'likely', 0.5,
    case n % 5 when 0 then 'open' when 1 then 'rejected' when 2 then 'merged' else 'approved' end, 1 + n % 2, ${model}, 'v1', ${audience},
    ${at(90)}, case when n % 5 = 0 then null else ${at(0)} end, case when n % 5 = 1 then 'wrong' end ${series};
  insert into read.extractions (id, seq, status, again, audiences, read, noise, failed, "requestedBy", "requestedAt", "startedAt", "endedAt", audience, "updatedAt", parts, "failedParts", failures, proposals, unlocated, duplicates, attempt)
  select 'extr' || n, n, 'completed', false, '[]', 0, 0, 0, 'person:ada00000', ${at(9)}, ${at(8)}, ${at(3)}, ${audience}, ${at(3)}, 0, 0, '[]', 0, 0, 0, 1 ${series};
  analyze read.tasks; analyze read.proposals;`
}

/** The rows that a plan reads from tables, with those that its filters remove. */
const rowsRead = (plan: ReadonlyArray<string>) =>
  plan.reduce((sum, line, i) => {
    const scan = /Scan.* on .*rows=([\d.]+) loops=(\d+)/.exec(line)
    if (scan === null || line.includes("Bitmap Index") || /on (may|newest|fact)\b/.test(line)) return sum
    const removed = /Rows Removed by Filter: (\d+)/.exec(plan.slice(i + 1, i + 4).join("\n"))?.[1] ?? 0
    return sum + (Number(scan[1]) + Number(removed)) * Number(scan[2])
  }, 0)

describe.each(kinds)("figures on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test(
    "a figure is the number of rows of its list, and nothing of another person is in either",
    stage.on(
      Effect.fnUntraced(function* () {
        yield* runner()
        const tables = yield* Database
        yield* tables.define(filled(400), null)
        const listed = (audiences: ReadonlyArray<string>, filter: CountedFilter) =>
          Effect.map(countedReads(tables).counted(audiences, period, filter, 500), ({ items }) => items)
        const counts = new Map<string, number>()
        for (const audiences of [team, ada]) {
          const figures = yield* figuresReads(tables).figures(audiences, period)
          for (const { day, source, n } of figures.created)
            expect(yield* listed(audiences, { of: "created", day, source })).toHaveLength(n)
          for (const { kind, provider, model, promptVersion: prompt, verdict, n } of figures.decided)
            expect(yield* listed(audiences, { of: "decided", kind, provider, model, prompt, verdict })).toHaveLength(n)
          for (const { day, verdict, n } of figures.decidedDays)
            expect(yield* listed(audiences, { of: "decided", day, verdict })).toHaveLength(n)
          for (const { bucket, n } of figures.reviewWaits)
            expect(yield* listed(audiences, { of: "decided", bucket })).toHaveLength(n)
          const [classified] = figures.classified
          const kept = yield* listed(audiences, { of: "classified", provider: "builtin", model: "rules", kept: true })
          expect(kept).toHaveLength(classified?.kept ?? -1)
          expect(yield* listed(audiences, { of: "waiting" })).toHaveLength(figures.waiting.n)
          expect(figures.waitingDays.at(-1)).toMatchObject({ n: figures.waiting.n })
          expect(yield* listed(audiences, { of: "extracted" })).toHaveLength(figures.extracted.all?.n ?? -1)
          expect(figures.extracted.all).toMatchObject({ p50: 300, p95: 300 })
          expect(figures.analysed).toEqual({ all: null, days: [] })
          expect(figures.isPart).toBe(false)
          const all = yield* listed(audiences, { of: "created" })
          expect(all.some(({ id }) => Number(id.slice(4)) % 3 === 1)).toBe(false)
          counts.set(audiences.join(), all.length)
          expect(figures.days).toHaveLength(7)
        }
        expect(counts.get(ada.join())).toBeGreaterThan(counts.get(team.join()) ?? 0)
      })
    )
  )

  test(
    "a list has pages, and a field that its set lacks matches no row",
    stage.on(
      Effect.fnUntraced(function* () {
        yield* runner()
        const tables = yield* Database
        yield* tables.define(filled(40), null)
        const { counted } = countedReads(tables)
        const seen: Array<string> = []
        for (let cursor: string | undefined = ""; cursor !== undefined;) {
          const page: Effect.Success<ReturnType<typeof counted>> = yield* counted(
            ada,
            period,
            { of: "decided" },
            7,
            cursor || undefined
          )
          seen.push(...page.items.map(({ id }) => id))
          cursor = page.next ?? undefined
        }
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen).toHaveLength((yield* counted(ada, period, { of: "decided" }, 100)).items.length)
        for (const of of allFacts) yield* counted(ada, period, { of, day: "2026-11-27" }, 10)
        expect((yield* counted(ada, period, { of: "created", verdict: "approved" }, 10)).items).toEqual([])
        expect((yield* counted(ada, period, { of: "created", day: "2020-01-01" }, 10)).items).toEqual([])
        const [task] = (yield* counted(ada, period, { of: "created" }, 1)).items
        const [proposal] = (yield* counted(ada, period, { of: "decided" }, 1)).items
        expect([typeof task?.number, proposal?.number]).toEqual(["number", null])
      })
    )
  )

  test(
    "the cost is bounded: it stays the same for a history that is a hundred times as long",
    stage.on(
      Effect.fnUntraced(function* () {
        yield* runner()
        const { define, query } = yield* Database
        const read = new Map<string, Array<number>>()
        const cost = Effect.fnUntraced(function* (name: string, text: string, values: ReadonlyArray<unknown>) {
          const rows = yield* query((sql) => sql.unsafe(`explain (analyze, timing off) ${text}`, values as never))
          const plan = rows.map((row) => String((row as Record<string, unknown>)["QUERY PLAN"]))
          read.set(name, [...(read.get(name) ?? []), rowsRead(plan)])
        })
        for (const rows of [600, 60_000]) {
          yield* define(filled(rows), null)
          for (const [name, text] of Object.entries(statements)) yield* cost(name, text, valuesOf(text, ada, period))
          for (const of of ["created", "decided"] as const) {
            const { text, values } = countedStatement(ada, period, { of }, 50, null)
            yield* cost(`list of ${of}`, text, values)
          }
        }
        for (const [name, [few = 0, many = 0]] of read) expect(many, `${name}: ${few}`).toBeLessThanOrEqual(few + 50)
        // All proposals that wait are counted, up to a limit.
        yield* cost("waiting", waitingStatements.waiting, [ada, "", 1000, period.begins])
        expect(read.get("waiting")?.[0]).toBeLessThanOrEqual(1001 * ada.length)
      })
    ),
    300_000
  )
})
