/** The nearest texts by cosine similarity, bounded by the caller's audiences. */
import { Context, Effect, Layer } from "effect"
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { DatabaseUnavailable } from "../../database/database.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import { textDigestOf, type Document, type DocumentSource, sources } from "../documents/documents.ts"
import { Embeddings, type IndexedModel } from "./embeddings.ts"
import { underSettings } from "../documents/underSettings.ts"
import { toBound } from "./vectorTables.ts"

export type NearKind = Document["kind"]
export interface NearHit {
  readonly kind: NearKind
  readonly id: string
  readonly text: string
  /** The part of the text that names the item: a title, or the name of a topic without its summary. */
  readonly name: string
  /** `T-n`, `K-n`, `A-n`. */
  readonly number: number | null
  /** -1 to 1. */
  readonly cosine: number
  /** The status of its row; `standing` for a message. */
  readonly status: string
}
export interface NearQuestion {
  /** The model that made the vector: only vectors of one model are compared. */
  readonly model: string
  readonly vector: Float32Array
  readonly kinds: ReadonlyArray<NearKind>
  readonly audiences: ReadonlyArray<string>
  readonly limit: number
  /** The least cosine of a result, -1 to 1. */
  readonly least?: number
  /** Of the proposals, only decided ones with a draft of this kind. @default all proposals */
  readonly decided?: DraftKind
}

export class Nearest extends Context.Service<
  Nearest,
  {
    /** The nearest first, `limit` of all kinds together. Empty if the model has no vectors. */
    readonly near: (question: NearQuestion) => Effect.Effect<ReadonlyArray<NearHit>, DatabaseUnavailable>
    /** The nearest texts of an item, without itself. Null if these audiences may not see the item, or it does not exist. */
    readonly similarTo: (
      audiences: ReadonlyArray<string>,
      kind: NearKind,
      id: string,
      kinds: ReadonlyArray<NearKind>,
      limit: number
    ) => Effect.Effect<ReadonlyArray<NearHit> | null, DatabaseUnavailable>
  }
>()("tracker/projections/search/Nearest") {
  static readonly layer = Layer.effect(
    Nearest,
    Effect.gen(function* () {
      const tables = yield* servedTables
      const embeddings = yield* Embeddings

      const look = Effect.fnUntraced(function* (
        model: IndexedModel,
        vector: string,
        { kinds, audiences, limit, least = -1, decided }: Omit<NearQuestion, "model" | "vector">
      ) {
        const wanted = sources.filter(({ kind }) => kinds.includes(kind))
        const found = yield* underSettings(tables, settings, (sql) =>
          wanted.map((source) =>
            sql.unsafe(nearestOf(source, model), [vector, audiences, limit, least, decided ?? null])
          )
        )
        // An iterative scan may return rows out of order.
        return found
          .flatMap((rows) => rows.map(nearOf))
          .toSorted((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1))
          .slice(0, limit)
      })

      return Nearest.of({
        near: Effect.fn("near")(function* ({ model: name, vector, ...question }) {
          const model = yield* embeddings.model(name)
          if (model === null || model.dimensions !== vector.length || vector.every((x) => x === 0)) return []
          return yield* look(model, toBound(vector), question)
        }),
        similarTo: Effect.fn("similarTo")(function* (audiences, kind, id, kinds, limit) {
          const source = sources.find((each) => each.kind === kind)
          if (source === undefined) return null
          const [row] = yield* tables.query((sql) => sql.unsafe(itself(source), [id, audiences]))
          if (row === undefined) return null
          if (row["vector"] === null) return []
          const model = { number: Number(row["model"]), dimensions: Number(row["dimensions"]) }
          const near = yield* look(model, String(row["vector"]), { kinds, audiences, limit: limit + 1 })
          return near.filter((each) => each.kind !== kind || each.id !== id).slice(0, limit)
        })
      })
    })
  )
}

/**
 * Only nested loops: from the vector index to the documents if the kind has many vectors, one by one if it has few. A hash
 * join, parallel workers and JIT cost more than the answer. Comparing two vectors costs some twenty times the planner's
 * default; with the real cost it compares one by one only where that is faster.
 */
const settings = [
  "hnsw.iterative_scan = relaxed_order",
  "hnsw.ef_search = 100",
  "cpu_operator_cost = 0.05",
  "enable_hashjoin = off",
  "enable_mergejoin = off",
  "max_parallel_workers_per_gather = 0",
  "jit = off"
]

/** Extra candidates, since vectors of changed texts are dropped. */
const spare = 10

/**
 * SQL of the nearest texts of one kind: $1 the vector, $2 the audiences, $3 the limit, $4 the least cosine, $5 the kind of
 * draft of decided proposals, or null.
 *
 * One query a kind: a join with the union of all kinds would not use the vector index. The number and the dimensions of the
 * model are literals, so that its partial index applies. The check that a vector belongs to the current text comes last,
 * since the planner would underestimate how many pass it.
 */
const nearestOf = ({ kind, table, text, name, number, status, stands }: DocumentSource, model: IndexedModel) => {
  const distance = `(e.vec::halfvec(${model.dimensions})) <=> $1::halfvec(${model.dimensions})`
  const isDecided = `document.kind = $5::text and status in ('approved', 'rejected')`
  return `select '${kind}' as kind, id, text, name, number, status, cosine from (
    select document.id, ${text} as text, ${name} as name, ${number} as number, ${status} as status, e.text_digest, 1 - (${distance}) as cosine
    from search.embedding e join ${schemas.live}.${table} document on document.id = e.id
    where e.model = ${model.number} and e.kind = '${kind}' and e.vec is not null
      and document.audience = any($2::text[]) and ${stands}
      and ($5::text is null${kind === "proposal" ? ` or (${isDecided})` : " or true"})
    order by ${distance} limit $3::int + ${spare}) near
  where cosine >= $4::float8 and text_digest = ${textDigestOf("text")} order by cosine desc limit $3::int`
}

/** SQL of an item and the vector of its current text, by the newest model with one: $1 its id, $2 the audiences. */
const itself = ({ kind, table, text, stands }: DocumentSource) => `
  select vec::text as vector, e.model, dimensions from ${schemas.live}.${table} document
  left join search.embedding e on e.kind = '${kind}' and e.id = document.id and e.text_digest = ${textDigestOf(text)} and e.vec is not null
  left join search.model m on m.number = e.model
  where document.id = $1 and document.audience = any($2::text[]) and ${stands} order by e.model desc nulls last limit 1`

// The cast: rows of a transaction have no types.
const nearOf = (row: Readonly<Record<string, unknown>>): NearHit => ({
  kind: row["kind"] as NearKind,
  id: String(row["id"]),
  text: String(row["text"]),
  name: String(row["name"]),
  number: row["number"] === null ? null : Number(row["number"]),
  cosine: Number(row["cosine"]),
  status: String(row["status"])
})
