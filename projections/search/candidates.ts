/** The SQL of search: candidates by words, by similar words and by meaning, each with its rank. */
import { documents } from "./documents/documents.ts"
import { queryWordsOf } from "./snippet.ts"

/** The most candidates of each of the three ways. */
export const mostCandidates = 50
/** The least similarity of two words, 1 - edits / length. "hialdb" is two edits from "haildb". */
const leastLikeness = 0.6
/** Shorter words are similar to too many others, and longer texts are not words. */
const shortestAlike = 4
const longestAlike = 40
/**
 * A common word is searched with other endings of this many letters, and not with typing errors. Other words are searched by
 * trigrams, which takes some tenths of a second among 50,000 texts.
 */
const endingLetters = 2
/** The most texts that are ranked by words: the newest. */
const mostRanked = 10 * mostCandidates
/** The most texts that are compared with each word: the newest, or the most similar. */
const mostCompared = 2 * mostCandidates
/**
 * Only the beginning of a text counts for its rank, and for similar words, because a query of 8 words over 500 texts of
 * 40,000 characters would keep the database busy for minutes. The index of similar words holds the same beginning: change
 * both together. Characters.
 */
const mostRankedText = 4_000
const mostComparedText = 2_000
export const beginning = `left(lower(text), ${mostComparedText})`
/** Cosine similarity: candidates farther below the best one are dropped. */
const farthestBehindBest = 0.15

/**
 * The least share of a word's trigrams in a text, as pg_trgm counts them: "hialdb" and "haildb" 0.29. For a longer word the
 * bound is higher, since two changed letters leave more trigrams; then fewer texts are read.
 */
const leastTrigrams = (words: ReadonlyArray<string>) =>
  Math.max(0.25, Math.min(1, ...words.map(({ length }) => (length - 5) / (length + 1))))

export const alikeWords = (q: string) =>
  queryWordsOf(q).filter((word) => word.length >= shortestAlike && word.length <= longestAlike)

/** The planner underestimates the cost of computing words and trigrams, so these settings make it use the indexes. */
export const settingsFor = (words: ReadonlyArray<string>): ReadonlyArray<string> => [
  "enable_seqscan = off",
  "jit = off",
  `pg_trgm.word_similarity_threshold = ${leastTrigrams(words)}`
]

const holds = (query: string) => `to_tsvector('simple', text) @@ ${query}`

/**
 * Reciprocal rank fusion. $1 the question, $2 its words, $3 audiences, $4 what is near in meaning, as JSON.
 * Source: Cormack, Clarke, Büttcher 2009: k = 60.
 */
export const proposed = `
with docs as not materialized (select * from (${documents}) every where audience = any($3::text[])),
word as (
  select kind, id, row_number() over (order by rank desc, at desc) as place from (
    select kind, id, at, ts_rank_cd(to_tsvector('simple', left(text, ${mostRankedText})), websearch_to_tsquery('simple', $1)) as rank from (
      select * from docs where ${holds("websearch_to_tsquery('simple', $1)")} order by at desc limit ${mostRanked}) newest
    order by rank desc, at desc limit ${mostCandidates}) ranked),
asked as materialized (
  select word, ${mostCandidates} = (
    select count(*) from (
      select from docs where ${holds("to_tsquery('simple', quote_literal(word))")} limit ${mostCandidates}) holding) as common
  from unnest($2::text[]) as word),
similar_text as (
  select word as asked_word, otherwise_ended.* from asked cross join lateral (
    select kind, id, at, text from docs
    where ${holds(`to_tsquery('simple', quote_literal(left(word, greatest(${shortestAlike}, length(word) - ${endingLetters}))) || ':* & !' || quote_literal(word))`)}
    order by at desc limit ${mostCompared}) otherwise_ended where common
  union all
  select word as asked_word, misspelt.* from asked cross join lateral (
    select kind, id, at, text from docs where word <% ${beginning}
    order by word_similarity(word, ${beginning}) desc, at desc limit ${mostCompared}) misspelt where not common),
alike as (
  select kind, id, row_number() over (order by likeness desc, at desc) as place from (
    select kind, id, max(at) as at, sum(likeness) / cardinality($2::text[]) as likeness
    from similar_text cross join lateral (
      select max(case when starts_with(word, asked_word) then 1
        else 1 - levenshtein_less_equal(asked_word, left(word, ${longestAlike}), length(asked_word) / 2)::float / length(asked_word) end) as likeness
      from regexp_split_to_table(${beginning}, '[^[:alnum:]]+') as word) best_word
    where likeness > ${leastLikeness}
    group by kind, id order by likeness desc, at desc limit ${mostCandidates}) ranked),
near as (
  select kind, id, row_number() over (order by nearness desc) as place
  from (
    select *, max(nearness) over () as best
    from jsonb_to_recordset($4::text::jsonb) as given(kind text, id text, nearness float)) ranked
  where nearness >= best - ${farthestBehindBest})
select kind, id, word.place as word, alike.place as alike, near.place as near,
  coalesce(1.0 / (60 + word.place), 0) + coalesce(1.0 / (60 + alike.place), 0) + coalesce(1.0 / (60 + near.place), 0) as score
from word full join alike using (kind, id) full join near using (kind, id)`

/** The texts of candidates: $1 their ids, $2 audiences. */
export const standing = `select * from (${documents}) every where id = any($1::text[]) and audience = any($2::text[])`
