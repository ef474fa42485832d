/** The SQL of the vector index. */
import { Effect } from "effect"
import { toSql } from "pgvector"
import type { VectorEntry } from "../../../streams/ports/vectors.ts"
import { Database } from "../../database/database.ts"
import { extensions } from "../../runner/tables/tables.ts"

/** `vec` is null for a text without a vector: the model recognises no word of it. */
export const createVectorTables = `${extensions}
create schema if not exists search;
create table if not exists search.model (number serial primary key, name text not null unique, dimensions integer not null);
create table if not exists search.embedding (
  model integer not null, kind text not null, id text not null, text_digest text not null, vec halfvec,
  primary key (model, kind, id)
);
create index if not exists embedding_text on search.embedding (kind, id);
create table if not exists search.position (one boolean primary key default true check (one), seq bigint not null);
alter table search.position add column if not exists witness text;
insert into search.position (seq) values (0) on conflict do nothing;
`

/** An HNSW index of one model's vectors. Source: pgvector, "Can I store vectors with different dimensions in the same column?" */
export const nearestIndex = ({ number, dimensions }: { readonly number: number; readonly dimensions: number }) =>
  `create index if not exists embedding_near_${number} on search.embedding
   using hnsw ((vec::halfvec(${dimensions})) halfvec_cosine_ops) where model = ${number} and vec is not null`

/** Writes entries and the position in one transaction. Idempotent. */
export const writeEntries = Effect.fnUntraced(function* (entries: ReadonlyArray<VectorEntry>) {
  const database = yield* Database
  const { gone, kept } = lastOnes(entries)
  const { seq: to, witness } = entries.at(-1) ?? { seq: 0, witness: null }
  const column = <A>(read: (embedding: (typeof kept)[number]) => A) => kept.map(read)
  return yield* database.transaction((sql) => [
    sql`delete from search.embedding where (kind, id) in
      (select * from unnest(${gone.map(kindOf)}::text[], ${gone.map(idOf)}::text[]))`,
    sql`insert into search.model (name, dimensions)
      select distinct on (name) * from unnest(${column((each) => each.model)}::text[], ${column((each) => each.vector.length)}::int[]) as given(name, dimensions)
      where dimensions > 0 on conflict (name) do nothing`,
    // Parsing a vector costs more than storing it, so `materialized` parses each one once.
    sql`with given as materialized (select name, kind, id, digest, vec::halfvec as vec from unnest(
        ${column((each) => each.model)}::text[], ${column((each) => kindOf(each.subject))}::text[],
        ${column((each) => idOf(each.subject))}::text[], ${column((each) => each.textDigest)}::text[],
        ${column(({ vector }) => (vector.length === 0 ? null : toBound(vector)))}::text[]
      ) as told(name, kind, id, digest, vec))
      insert into search.embedding (model, kind, id, text_digest, vec)
      select model.number, kind, id, digest, vec from given join search.model on model.name = given.name
      where vec is null or vector_dims(vec) = model.dimensions
      on conflict (model, kind, id) do update set text_digest = excluded.text_digest, vec = excluded.vec`,
    sql`update search.position set seq = ${to}, witness = ${witness} where seq < ${to}`
  ])
})

/** The last entry of each text in a batch. */
const lastOnes = (entries: ReadonlyArray<VectorEntry>) => {
  const gone = new Set<string>()
  const kept = new Map<string, NonNullable<VectorEntry["embedding"]>>()
  for (const { subject, embedding } of entries) {
    if (embedding !== null) kept.set(`${embedding.model} ${subject}`, embedding)
    else {
      gone.add(subject)
      for (const [key, each] of kept) if (each.subject === subject) kept.delete(key)
    }
  }
  return { gone: [...gone], kept: [...kept.values()] }
}

const kindOf = (subject: string) => subject.slice(0, subject.indexOf("."))
const idOf = (subject: string) => subject.slice(subject.indexOf(".") + 1)

/** The text of a vector for a bound parameter. Rounded, since a half float holds 3 to 4 digits. */
export const toBound = (vector: Float32Array): string =>
  // `toSql` returns null for null alone.
  toSql(Array.from(vector, (x) => (x === 0 ? 0 : Number(x.toPrecision(4))))) ?? "[]"
