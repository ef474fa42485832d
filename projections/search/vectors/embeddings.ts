/** Reads of the vector index: the models, and the texts with and without a vector. */
import { Context, Effect, Layer, Schedule } from "effect"
import { Database, type DatabaseUnavailable } from "../../database/database.ts"
import { Projections } from "../../runner/served/projections.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { textDigestOf, type Document, compared, documentTables } from "../documents/documents.ts"

/** A model whose vectors are in the index. `number` names it in SQL. */
export interface IndexedModel {
  readonly number: number
  readonly dimensions: number
}

export class Embeddings extends Context.Service<
  Embeddings,
  {
    readonly model: (name: string) => Effect.Effect<IndexedModel | null, DatabaseUnavailable>
    /** Some of the texts whose current form has no vector of this model. */
    readonly lacking: (name: string, limit: number) => Effect.Effect<ReadonlyArray<Document>, DatabaseUnavailable>
    /** The number of such texts; counted again only after a change. */
    readonly behind: (name: string) => Effect.Effect<number, DatabaseUnavailable>
    /** Current texts, each once. A text that does not exist or may not be found is left out. */
    readonly documents: (
      which: ReadonlyArray<Pick<Document, "kind" | "id">>
    ) => Effect.Effect<ReadonlyArray<Document>, DatabaseUnavailable>
    /** Returns once the index has applied `VEC` up to a position. */
    readonly reached: (seq: number) => Effect.Effect<void, DatabaseUnavailable>
  }
>()("tracker/projections/search/Embeddings") {
  static readonly layer = Layer.effect(
    Embeddings,
    Effect.gen(function* () {
      const database = yield* Database
      const tables = yield* servedTables
      const { position } = yield* Projections
      const models = new Map<string, IndexedModel>()
      let counted: { readonly key: string; readonly behind: number } = { key: "", behind: 0 }
      const at = Effect.map(
        database.query((sql) => sql`select seq from search.position`),
        ([row]) => Number(row?.["seq"] ?? 0)
      )

      return Embeddings.of({
        model: Effect.fnUntraced(function* (name) {
          const known = models.get(name)
          if (known !== undefined) return known
          const [row] = yield* database.query(
            (sql) => sql`select number, dimensions from search.model where name = ${name}`
          )
          if (row === undefined) return null
          const found = { number: Number(row["number"]), dimensions: Number(row["dimensions"]) }
          models.set(name, found)
          return found
        }),
        lacking: (name, limit) =>
          tables.query<Document>((sql) =>
            sql.unsafe(`select kind, id, text, owner from ${lacking} order by at desc limit $2`, [name, limit])
          ),
        behind: Effect.fnUntraced(function* (name) {
          const key = [name, yield* at, position.versionOf(...documentTables)].join(" ")
          if (counted.key === key) return counted.behind
          const [row] = yield* tables.query((sql) => sql.unsafe(`select count(*) as behind from ${lacking}`, [name]))
          counted = { key, behind: Number(row?.["behind"] ?? 0) }
          return counted.behind
        }),
        documents: (which) =>
          tables.query<Document>((sql) =>
            sql.unsafe(
              `select kind, id, text, owner from (${compared}) d where (kind, id) in (select * from unnest($1::text[], $2::text[]))`,
              [which.map(({ kind }) => kind), which.map(({ id }) => id)]
            )
          ),
        reached: (seq) =>
          at.pipe(Effect.repeat({ until: (now) => now >= seq, schedule: Schedule.spaced("20 millis") }), Effect.asVoid)
      })
    })
  )
}

/** SQL of the texts whose current form has no vector of model $1. */
const lacking = `(${compared}) d where not exists (
  select 1 from search.model m join search.embedding e on e.model = m.number
  where m.name = $1 and e.kind = d.kind and e.id = d.id and e.text_digest = ${textDigestOf("d.text")})`
