/** Finds tasks, messages, topics and atoms by words, by likeness and by meaning, bounded by the asker's audiences. */
import { Context, Effect, Layer } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import type { DatabaseUnavailable } from "../database/database.ts"
import { servedTables } from "../runner/served/servedTables.ts"
import { alikeWords, mostCandidates, proposed, settingsFor, standing } from "./candidates.ts"
import type { FoundKind } from "./documents/documents.ts"
import { Embeddings } from "./vectors/embeddings.ts"
import { type NearHit, Nearest } from "./vectors/nearest.ts"
import { type SnippetPart, snippet } from "./snippet.ts"
import { TextVector } from "./vectors/textVector.ts"
import { underSettings } from "./documents/underSettings.ts"

export interface Hit {
  readonly kind: FoundKind
  readonly id: string
  /** What found it, best first. */
  readonly by: ReadonlyArray<"words" | "likeness" | "meaning">
  /** Reciprocal ranks, added up: to be compared within one answer only. */
  readonly score: number
  readonly snippet: ReadonlyArray<SnippetPart>
  readonly number: number | null
  readonly author: ActorId
  readonly at: string
}
export interface SearchFound {
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
        find: Effect.fn("search")(function* (audiences, q, limit) {
          const asked = yield* vectorOf(q)
          const near =
            asked === null
              ? []
              : yield* nearest.near({ ...asked, kinds, audiences, limit: mostCandidates, least: leastNearness })
          const words = alikeWords(q)
          const [places = []] = yield* underSettings(database, settingsFor(words), (sql) => [
            sql.unsafe(proposed, [q, words, audiences, jsonOf(near)])
          ])
          const byItem = new Map(places.map((place) => [itemOf(place), place]))
          const rows = yield* database.query((sql) =>
            sql.unsafe(standing, [[...byItem.values()].map(({ id }) => String(id)), audiences])
          )
          return {
            behind: asked === null ? 0 : yield* embeddings.behind(asked.model),
            hits: rows
              .flatMap((row) => {
                const place = byItem.get(itemOf(row))
                return place === undefined ? [] : [{ ...row, ...place }]
              })
              .toSorted(byScore)
              .slice(0, limit)
              .map((row) => hitOf(row, q, asked?.finds ?? null))
          }
        })
      })
    })
  )
}

const kinds = ["task", "message", "topic", "atom"] as const satisfies ReadonlyArray<FoundKind>
/** Cosine similarity: below this nearness says nothing. */
const leastNearness = 0.3

type Row = Readonly<Record<string, unknown>>
const itemOf = ({ kind, id }: Row) => `${String(kind)} ${String(id)}`
const jsonOf = (near: ReadonlyArray<NearHit>) =>
  JSON.stringify(near.map(({ kind, id, cosine }) => ({ kind, id, nearness: cosine })))

/** The best first, and of the same score the newest. */
const byScore = (a: Row, b: Row) =>
  Number(b["score"]) - Number(a["score"]) || (String(a["at"]) < String(b["at"]) ? 1 : -1)

// The columns are those of the statements.
const hitOf = (row: Row, q: string, finds: "likeness" | "meaning" | null): Hit => ({
  kind: row["kind"] as Hit["kind"],
  id: String(row["id"]),
  by: [
    // What holds the word itself is like it, and nobody needs to be told.
    ...(row["word"] !== null
      ? (["words"] as const)
      : row["alike"] !== null || (row["near"] !== null && finds === "likeness")
        ? (["likeness"] as const)
        : []),
    ...(row["near"] === null || finds !== "meaning" ? [] : (["meaning"] as const))
  ],
  score: Number(row["score"]),
  snippet: snippet(String(row["text"]), q),
  number: row["number"] as number | null,
  author: row["author"] as ActorId,
  at: String(row["at"])
})
