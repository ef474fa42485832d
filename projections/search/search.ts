/** Finds tasks, messages, topics and atoms by words, by similarity and by meaning, bounded by the caller's audiences. */
import { Context, Effect, Layer } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import type { Database, DatabaseUnavailable } from "../database/database.ts"
import { servedTables } from "../runner/served/servedTables.ts"
import { alikeWords, mostCandidates, numbered, proposed, settingsFor, standing } from "./candidates.ts"
import type { FoundKind } from "./documents/documents.ts"
import { Embeddings } from "./vectors/embeddings.ts"
import { type NearHit, Nearest } from "./vectors/nearest.ts"
import { boundedQuery, formsOf, itemNumberIn } from "./question.ts"
import { type SnippetPart, snippet } from "./snippet.ts"
import { TextVector } from "./vectors/textVector.ts"
import { underSettings } from "./documents/underSettings.ts"

export interface Hit {
  readonly kind: FoundKind
  readonly id: string
  /** The kinds of match, best first. `number`: the question is its number. */
  readonly by: ReadonlyArray<"number" | "words" | "likeness" | "meaning">
  /** The sum of reciprocal ranks. Compare it only within one answer. */
  readonly score: number
  readonly snippet: ReadonlyArray<SnippetPart>
  readonly number: number | null
  readonly author: ActorId
  readonly at: string
}
export interface SearchFilter {
  readonly kinds?: ReadonlyArray<FoundKind>
  /** The ids of one author: a person has several after a merge. */
  readonly authors?: ReadonlyArray<string>
  /** The first day or time of the texts. */
  readonly since?: string
}
export interface SearchFound {
  readonly hits: ReadonlyArray<Hit>
  /** The candidates by kind, also those beyond the limit. */
  readonly counts: { readonly [K in FoundKind]: number }
  /** The number of texts without a vector. */
  readonly behind: number
}

export class Search extends Context.Service<
  Search,
  {
    /** The best first. Texts of other audiences take part in none of the three ways. */
    readonly find: (
      audiences: ReadonlyArray<string>,
      q: string,
      limit: number,
      filter?: SearchFilter
    ) => Effect.Effect<SearchFound, DatabaseUnavailable>
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
        find: Effect.fn("search")(function* (audiences, query, limit, filter = {}) {
          const q = boundedQuery(query)
          const { kinds = everyKind } = filter
          const filtered = [kinds, filter.authors ?? null, filter.since ?? null] as const
          const asked = yield* vectorOf(q)
          const near =
            asked === null
              ? []
              : yield* nearest.near({ ...asked, kinds, audiences, limit: mostCandidates, least: leastNearness })
          const words = alikeWords(q)
          const { apart, joined } = formsOf(q)
          const [places = []] = yield* underSettings(database, settingsFor(words), (sql) => [
            sql.unsafe(proposed, [apart, words, audiences, jsonOf(near), joined, ...filtered])
          ])
          const byItem = new Map(places.map((place) => [itemOf(place), place]))
          const ids = [...byItem.values()].map(({ id }) => String(id))
          const rows = yield* database.query((sql) => sql.unsafe(standing, [ids, audiences, ...filtered]))
          const named = yield* namedBy(database, audiences, query, kinds)
          const found = rows
            .flatMap((row) => {
              const place = byItem.get(itemOf(row))
              return place === undefined || named.some((each) => itemOf(each) === itemOf(row))
                ? []
                : [{ ...row, ...place }]
            })
            .toSorted(byScore)
          const all = [...named, ...found]
          return {
            behind: asked === null ? 0 : yield* embeddings.behind(asked.model),
            counts: countsOf(all),
            // A text may have 40,000 characters, so the event loop is free between two hits.
            hits: yield* Effect.forEach(all.slice(0, limit), (row) =>
              Effect.map(Effect.yieldNow, () => hitOf(row, q, asked?.finds ?? null))
            )
          }
        })
      })
    })
  )
}

const everyKind: ReadonlyArray<FoundKind> = ["task", "message", "topic", "atom"]
/** The least cosine similarity of a hit. */
const leastNearness = 0.3

type Row = Readonly<Record<string, unknown>>
const itemOf = ({ kind, id }: Row) => `${String(kind)} ${String(id)}`
const jsonOf = (near: ReadonlyArray<NearHit>) =>
  JSON.stringify(near.map(({ kind, id, cosine }) => ({ kind, id, nearness: cosine })))

/** The item whose number the question is, if these audiences may see it. */
const namedBy = (
  database: Pick<Database["Service"], "query">,
  audiences: ReadonlyArray<string>,
  query: string,
  kinds: ReadonlyArray<FoundKind>
): Effect.Effect<ReadonlyArray<Row>, DatabaseUnavailable> => {
  const named = itemNumberIn(query)
  if (named === null || !kinds.includes(named.kind)) return Effect.succeed([])
  return database
    .query((sql) => sql.unsafe(numbered, [named.kind, named.number, audiences]))
    .pipe(Effect.map((rows) => rows.map((row) => ({ ...row, score: 1, numbered: true }))))
}

const countsOf = (rows: ReadonlyArray<Row>): SearchFound["counts"] => {
  const count = (kind: FoundKind) => rows.filter((row) => row["kind"] === kind).length
  return { task: count("task"), message: count("message"), topic: count("topic"), atom: count("atom") }
}

/** The best first; on equal scores the newest first. */
const byScore = (a: Row, b: Row) =>
  Number(b["score"]) - Number(a["score"]) || (String(a["at"]) < String(b["at"]) ? 1 : -1)

// The casts: rows of a transaction have no types.
const hitOf = (row: Row, q: string, finds: "likeness" | "meaning" | null): Hit => ({
  kind: row["kind"] as Hit["kind"],
  id: String(row["id"]),
  by: waysOf(row, finds),
  score: Number(row["score"]),
  snippet: snippet(String(row["text"]), q),
  number: row["number"] as number | null,
  author: row["author"] as ActorId,
  at: String(row["at"])
})

/** A text with the word itself is not reported as similar too. */
const waysOf = (row: Row, finds: "likeness" | "meaning" | null): Hit["by"] => {
  if (row["numbered"] === true) return ["number"]
  const isSimilar = row["alike"] !== null || (row["near"] !== null && finds === "likeness")
  const byMeaning = row["near"] !== null && finds === "meaning" ? (["meaning"] as const) : []
  if (row["word"] !== null) return ["words", ...byMeaning]
  return isSimilar ? ["likeness", ...byMeaning] : byMeaning
}
