/** The SQL of search: candidates by words, by similar words and by meaning, each with its rank. */
import { documents } from "./documents/documents.ts"
import { foldedSql } from "../models/folding/folding.ts"
import { mostComparedText } from "../models/folding/textIndexes.ts"
import { queryWordsOf } from "./question.ts"

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
/** The most texts that are parsed for a phrase: the newest with its words. One of 40,000 characters takes 4 ms. */
const mostParsed = 2 * mostCandidates
/** The most texts that are compared with each word: the newest, or the most similar. */
const mostCompared = 2 * mostCandidates
/**
 * Similar words are searched for the longest words of a query only: each one makes Postgres form the trigrams of the
 * beginning of every text that the index proposes, and long texts are proposed for almost any word.
 */
const mostAlike = 4
/**
 * Only the beginning of a text counts for its rank, and for similar words, because a query of 8 words over texts of 40,000
 * characters would keep the database busy for seconds. The index of similar words holds the same beginning: change both
 * together. Characters.
 */
const mostRankedText = 2_000
export const beginning = foldedSql(`left(text, ${mostComparedText})`)
/** Cosine similarity: candidates farther below the best one are dropped. */
const farthestBehindBest = 0.15

/**
 * The least share of a word's trigrams in a text, as pg_trgm counts them: "hialdb" and "haildb" 0.29. For a longer word the
 * bound is higher, since two changed letters leave more trigrams; then fewer texts are read.
 */
const leastTrigrams = (words: ReadonlyArray<string>) =>
  Math.max(0.25, Math.min(1, ...words.map(({ length }) => (length - 5) / (length + 1))))

/** The words of a query that are also searched in other spellings. */
export const alikeWords = (q: string) =>
  queryWordsOf(q)
    .filter((word) => word.length >= shortestAlike && word.length <= longestAlike)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostAlike)

/**
 * The planner underestimates the cost of computing words and trigrams, so these settings make it use the indexes of words: a
 * plain index scan would read the texts in the order of their time, and compute the words of each.
 */
export const settingsFor = (words: ReadonlyArray<string>): ReadonlyArray<string> => [
  "enable_seqscan = off",
  "enable_indexscan = off",
  "jit = off",
  `pg_trgm.word_similarity_threshold = ${leastTrigrams(words)}`
]

const question = "(websearch_to_tsquery('simple', $1) || websearch_to_tsquery('simple', $5))"
/**
 * The question with `and` in place of "followed by": the index finds the words of a phrase, and a text must be parsed to find
 * the phrase. With a negation the question itself, because `-"a b"` excludes fewer texts than `-a -b`.
 */
const withoutPhrases = `case when ${question}::text like '%!%' then ${question}
  else regexp_replace(${question}::text, '<[-0-9]+>', '&', 'g')::tsquery end`

/** The words of a text. The indexes of the tables have the same expression. */
export const textWords = `to_tsvector('simple', ${foldedSql("text")})`
const holds = (query: string) => `${textWords} @@ ${query}`

/** An expression, so that no index of audiences serves it: the words of all texts that a person may see would be computed. */
const audienceAsked = "(audience || '')"

/** The filter of the person: kinds, ids of the author and first day; null takes all. As above, no index serves it. */
const wanted = `kind = any($6::text[]) and ($7::text[] is null or (author || '') = any($7::text[])) and ($8::text is null or (at || '') >= $8)`

/**
 * Reciprocal rank fusion. $1 the question with its words taken apart at apostrophes and hyphens, $5 with these words joined,
 * $2 its words, $3 audiences, $4 the texts of similar meaning, as JSON, $6 to $8 the filter.
 * Source: Cormack, Clarke, Büttcher 2009: k = 60.
 */
export const proposed = `
with docs as not materialized (select * from (${documents}) every where ${audienceAsked} = any($3::text[]) and ${wanted}),
word as (
  select kind, id, row_number() over (order by rank desc, at desc) as place from (
    select kind, id, at, ts_rank_cd(to_tsvector('simple', ${foldedSql(`left(text, ${mostRankedText})`)}), ${question}) as rank from (
      select * from docs where ${holds(withoutPhrases)} order by at desc
      limit case when ${withoutPhrases} = ${question} then ${mostRanked} else ${mostParsed} end) newest
    where case when ${withoutPhrases} = ${question} then true else ${holds(question)} end
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
word_of_text as materialized (
  select distinct kind, id, word from (select distinct on (kind, id) kind, id, text from similar_text) once
  cross join lateral regexp_split_to_table(${beginning}, '[^[:alnum:]]+') as word),
alike as (
  select kind, id, row_number() over (order by likeness desc, at desc) as place from (
    select kind, id, max(at) as at, sum(likeness) / cardinality($2::text[]) as likeness from (
      select kind, id, asked_word, max(at) as at, max(case when starts_with(word, asked_word) then 1
        else 1 - levenshtein_less_equal(asked_word, left(word, ${longestAlike}), length(asked_word) / 2)::float / length(asked_word) end) as likeness
      from similar_text join word_of_text using (kind, id) group by kind, id, asked_word) best_word
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

const wantedText = wanted.replace("$6", "$3").replaceAll("$7", "$4").replaceAll("$8", "$5")
/** The texts of candidates: $1 their ids, $2 audiences, $3 to $5 the filter. */
export const standing = `select * from (${documents}) every where id = any($1::text[]) and audience = any($2::text[]) and ${wantedText}`
/** The item of a number: $1 its kind, $2 the number, $3 audiences. */
export const numbered = `select * from (${documents}) every where kind = $1 and number = $2::int and audience = any($3::text[])`
