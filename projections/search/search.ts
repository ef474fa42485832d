/** Finds tasks, messages, topics and atoms by words, by likeness and by meaning, bounded by the asker's audiences. */
import { Context, Effect, Layer } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import type { DatabaseUnavailable } from "../database/database.ts"
import { servedTables } from "../runner/served.ts"
import { documents, type FoundKind } from "./documents.ts"
import { Embeddings } from "./embeddings.ts"
import { Nearest } from "./nearest.ts"
import { type Part, snippet, wordsOf } from "./snippet.ts"
import { TextVector } from "./textVector.ts"

export interface Hit {
  readonly kind: FoundKind
  readonly id: string
  /** What found it, best first. */
  readonly by: ReadonlyArray<"words" | "likeness" | "meaning">
  /** Reciprocal ranks, added up: to be compared within one answer only. */
  readonly score: number
  readonly snippet: ReadonlyArray<Part>
  readonly number: number | null
  readonly author: ActorId
  readonly at: string
}
export interface Found {
  readonly hits: ReadonlyArray<Hit>
  /** How many texts have no vector yet. */
  readonly behind: number
}

export class Search extends Context.Service<
  Search,
  {
    /** The best first. Nothing that is not for these audiences takes part, in any of the three ways. */
    readonly find: (
      audiences: ReadonlyArray<string>,
      q: string,
      limit: number
    ) => Effect.Effect<Found, DatabaseUnavailable>
  }
>()("tracker/projections/search/Search") {
  static readonly layer = Layer.effect(
    Search,
    Effect.gen(function* () {
      const database = yield* servedTables
      const embeddings = yield* Embeddings
      const nearest = yield* Nearest
      const { vectorOf } = yield* TextVector

      return Search.of({
        find: Effect.fn("search")(function* (audiences, q, limit) {
          const asked = yield* vectorOf(q)
          const near =
            asked === null
              ? []
              : yield* nearest.near({ ...asked, kinds, audiences, limit: candidates, least: leastNearness })
          const [, rows = []] = yield* database.transaction((sql) => [
            sql.unsafe(`set local pg_trgm.word_similarity_threshold = ${leastTrigrams}`),
            sql.unsafe(fused, [
              q,
              alikeWords(q),
              audiences as Array<string>,
              limit,
              JSON.stringify(near.map(({ kind, id, cosine }) => ({ kind, id, nearness: cosine })))
            ])
          ])
          return {
            behind: asked === null ? 0 : yield* embeddings.behind(asked.model),
            hits: rows.map((row): Hit => ({
              kind: row["kind"] as Hit["kind"],
              id: String(row["id"]),
              by: [
                // What holds the word itself is like it, and nobody needs to be told.
                ...(row["word"] !== null
                  ? (["words"] as const)
                  : row["alike"] !== null || (row["near"] !== null && asked?.finds === "likeness")
                    ? (["likeness"] as const)
                    : []),
                ...(row["near"] === null || asked?.finds !== "meaning" ? [] : (["meaning"] as const))
              ],
              score: Number(row["score"]),
              snippet: snippet(String(row["text"]), q),
              number: row["number"] as number | null,
              author: row["author"] as ActorId,
              at: String(row["at"])
            }))
          }
        })
      })
    })
  )
}

const kinds = ["task", "message", "topic", "atom"] as const satisfies ReadonlyArray<FoundKind>
/** Each way of finding proposes so many; what none of them has among these is not found. */
const candidates = 50
/** Of a word's letters, the share that may be kept at the least: 1 - edits / length. "hialdb" is two edits from "haildb". */
const leastLikeness = 0.6
/** The trigrams that such a word still shares with its text, as pg_trgm counts them: "hialdb" and "haildb" 0.29. */
const leastTrigrams = 0.25
/** Shorter words are like too many others, longer ones are no words. Words beyond the first few add nothing but time. */
const shortestAlike = 4
const longestAlike = 40
const mostAlike = 8
/** Cosine similarity: below this, or this far below the best, nearness says nothing. */
const leastNearness = 0.3
const farthestBehindBest = 0.15

const alikeWords = (q: string) =>
  wordsOf(q)
    .filter((word) => word.length >= shortestAlike && word.length <= longestAlike)
    .slice(0, mostAlike)

/**
 * Reciprocal rank fusion. $1 the question, $2 its words, $3 audiences, $4 limit, $5 what is near in meaning, as JSON.
 * Source: Cormack, Clarke, Büttcher 2009: k = 60.
 */
const fused = `
with docs as not materialized (select * from (${documents}) every where audience = any($3::text[])),
asked as materialized (select websearch_to_tsquery('simple', $1) as query),
word as (
  select kind, id, row_number() over (order by rank desc, at desc) as place from (
    select kind, id, at, ts_rank_cd(to_tsvector('simple', text), query) as rank from docs, asked
    where to_tsvector('simple', text) @@ query order by rank desc, at desc limit ${candidates}) ranked),
alike as (
  select kind, id, row_number() over (order by likeness desc, at desc) as place from (
    select kind, id, max(at) as at, sum(likeness) / cardinality($2::text[]) as likeness
    from unnest($2::text[]) as asked_word
    cross join lateral (
      select kind, id, at, text from docs where asked_word <% lower(text)
      order by word_similarity(asked_word, lower(text)) desc, at desc limit ${10 * candidates}) similar_text
    cross join lateral (
      select max(case when starts_with(word, asked_word) then 1
        else 1 - levenshtein_less_equal(asked_word, left(word, ${longestAlike}), length(asked_word) / 2)::float / length(asked_word) end) as likeness
      from regexp_split_to_table(lower(text), '[^[:alnum:]]+') as word) best_word
    where likeness > ${leastLikeness}
    group by kind, id order by likeness desc, at desc limit ${candidates}) ranked),
near as (
  select kind, id, row_number() over (order by nearness desc) as place
  from (select *, max(nearness) over () as best from jsonb_to_recordset($5::text::jsonb) as given(kind text, id text, nearness float)) ranked
  where nearness >= best - ${farthestBehindBest} limit ${candidates}),
found as (
  select kind, id, word.place as word, alike.place as alike, near.place as near,
    coalesce(1.0 / (60 + word.place), 0) + coalesce(1.0 / (60 + alike.place), 0) + coalesce(1.0 / (60 + near.place), 0) as score
  from word full join alike using (kind, id) full join near using (kind, id))
select docs.*, word, alike, near, score from found join docs using (kind, id)
order by score desc, at desc limit $4`
