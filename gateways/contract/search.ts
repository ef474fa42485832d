/** The answer of a search. */
import { Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"

export const SearchHit = Schema.Struct({
  kind: Schema.Literals(["task", "message", "topic", "atom"]),
  id: Schema.String,
  /** The kinds of match: by its number, by words, by similar spelling, by meaning. */
  by: Schema.Array(Schema.Literals(["number", "words", "likeness", "meaning"])),
  score: Schema.Finite,
  /** The text around the hit; `hit` marks the words that matched. Plain text, never markup. */
  snippet: Schema.Array(Schema.Struct({ text: Schema.String, hit: Schema.Boolean })),
  /** `T-n` of a task. */
  number: Schema.NullOr(Schema.Int),
  author: ActorId,
  at: Schema.String
})
export type SearchHit = typeof SearchHit.Type
export const SearchResult = Schema.Struct({
  hits: Schema.Array(SearchHit),
  /** The candidates by kind, at most 150 in all. */
  counts: Schema.Struct({ task: Schema.Int, message: Schema.Int, topic: Schema.Int, atom: Schema.Int }),
  /** The number of texts without a vector yet; they are found by words only. */
  behind: Schema.Int,
  seq: Schema.Int
})
export type SearchResult = typeof SearchResult.Type
