/** The work of a search over long texts, counted on PGlite and on a real Postgres. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { ada } from "../../domain/kit/people.ts"
import { plainMessage } from "../../domain/kit/samples.ts"
import { team } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { Database } from "../database/database.ts"
import { append, databases, runner, stageOn } from "../kit/scene.ts"
import { alikeWords, beginning, proposed, settingsFor } from "./candidates.ts"
import { documents } from "./documents/documents.ts"

const texts = 50
/** UTF-16 units of the longest message that is stored. */
const longest = 40_000
const words = ["harbour", "lantern", "mooring", "invoice", "winches", "tickets", "relayed", "quayside"]
/** All words of the question again and again, each before a word that occurs once. */
const longText = (n: number) =>
  Array.from({ length: 4_000 }, (_, i) => `${words[i % words.length]} w${(n * 4_000 + i).toString(36)}`)
    .join(" ")
    .slice(0, longest)

/** Stores messages, and waits until the tables hold them. */
const messages = Effect.fnUntraced(function* (count: number, text: (n: number) => string) {
  const { position } = yield* runner()
  let last = 0
  for (let n = 0; n < count; n++)
    last = yield* append(subjectOf("message", `said${String(n).padStart(8, "0")}`), {
      _tag: "MessageReceived",
      ...plainMessage(ada, text(n))
    })
  yield* position.waitFor(last)
})

const everyKind = ["task", "message", "topic", "atom"]
const inSearch = Effect.fnUntraced(function* (q: string, ...statements: ReadonlyArray<string>) {
  const asked = alikeWords(q)
  const { transaction } = yield* Database
  const results = yield* transaction((sql) => [
    sql`set local track_functions = 'all'`,
    ...settingsFor(asked).map((setting) => sql.unsafe(`set local ${setting}`)),
    ...statements.map((statement) =>
      sql.unsafe(statement, statement.includes("$1") ? [q, asked, [team], "[]", q, everyKind, null, null] : [])
    )
  ])
  return results.slice(-statements.length)
})

const { kinds, clear } = databases("searchwork")
afterAll(clear)

describe.each(kinds)("a search on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test(
    "compares at most 8,000 characters of each of 50 messages of 40,000 with the words of the question",
    stage.on(() =>
      Effect.gen(function* () {
        yield* messages(texts, longText)
        const misspelt = words.map((word) => word.slice(0, 2) + word.slice(3)).join(" ")
        const compared = `select sum(calls)::int as calls from pg_stat_xact_user_functions where funcname like 'word_similarity%'`
        const length = `select max(length(${beginning}))::int as length from (${documents}) every`
        const [found, counted, part] = yield* inSearch(misspelt, proposed, compared, length)
        expect(found).toHaveLength(texts)
        const calls = Number(counted?.[0]?.["calls"])
        expect(calls).toBeGreaterThan(0)
        expect(calls * Number(part?.[0]?.["length"])).toBeLessThanOrEqual(texts * 8_000)
      })
    ),
    120_000
  )
  test(
    "parses at most 100 of the 150 texts that hold the words of a phrase apart",
    stage.on(() =>
      Effect.gen(function* () {
        yield* messages(150, (n) => `harbour ${n} lantern`)
        const [plan] = yield* inSearch(`"harbour lantern"`, `explain (analyze, timing off) ${proposed}`)
        const lines = (plan ?? []).map((row) => String(row["QUERY PLAN"]))
        const removed = lines.map((line) =>
          Number(/Rows Removed by (?:Filter|Index Recheck): (\d+)/.exec(line)?.[1] ?? 0)
        )
        expect(Math.max(...removed)).toBe(100)
      })
    )
  )
})

test("other spellings are searched for the 4 longest words of a question", () =>
  expect(alikeWords("a pier winch harbour lanterns moorings tickets")).toEqual([
    "lanterns",
    "moorings",
    "harbour",
    "tickets"
  ]))
