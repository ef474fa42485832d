/** The SQL of a projection's tables: the rows, their versions, tombstones, checkpoints. Names come from code, never from input. */
import type { AnyProjection } from "../../projection.ts"

/**
 * `live` has the served tables, and `former` the tables that the last swap replaced. A rebuild works in a schema of its own,
 * whose name begins with `build`. Tables of a past position are in a schema whose name begins with `past`.
 */
export const schemas = { live: "read", former: "read_old", build: "read_next", past: "read_at" } as const
/** A name made by this program, never input. */
export type SchemaName = string

/** Under a lock: if two sessions create one extension at the same time, Postgres fails one of them. */
export const extensions = `
select pg_advisory_xact_lock(31428);
create extension if not exists vector;
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
`

/** The tables of a schema that belong to no single projection. */
export const bookkeeping = (schema: SchemaName) => `
create schema if not exists ${schema};
create table if not exists ${schema}.checkpoint (
  name text primary key, version integer not null, seq bigint not null, witness text not null, state jsonb not null
);
alter table ${schema}.checkpoint add column if not exists revision integer not null default 0;
create table if not exists ${schema}.tombstone (view text not null, id text not null, audience text not null, seq bigint not null, primary key (view, id, audience));
create index if not exists tombstone_seq on ${schema}.tombstone (view, seq);
create table if not exists ${schema}.row_count (view text not null, audience text not null, value text not null, n bigint not null, seq bigint not null, primary key (audience, view, value));
create table if not exists ${schema}.generation (one boolean primary key default true check (one), n integer not null);
alter table ${schema}.generation add column if not exists log text;
insert into ${schema}.generation (n) values (1) on conflict do nothing;
`

const bare = (type: string) => type.replace(" NOT NULL", "")

/** The keys of the rows and of the versions. */
const keys = { rows: "primary key (id)", versions: "primary key (id, from_seq)" } as const

/** `keyed`: with their keys. A bulk load adds the keys afterwards. */
export const createTables = (schema: SchemaName, projection: AnyProjection, keyed = true) => {
  const columns = projection.row.columns.map(({ name, type }) => `"${name}" ${type}`).join(", ")
  const key = (of: keyof typeof keys) => (keyed ? `, ${keys[of]}` : "")
  const versions = projection.versions
    ? `create table if not exists ${schema}."${projection.name}_versions" (id text not null, from_seq bigint not null, to_seq bigint, row jsonb${key("versions")});`
    : ""
  return `create table if not exists ${schema}."${projection.name}" (id text not null, seq bigint not null, ${columns}${key("rows")}); ${versions}`
}

export const addKey = (schema: SchemaName, { name }: AnyProjection, of: keyof typeof keys) =>
  `alter table ${schema}."${name}${of === "versions" ? "_versions" : ""}" add ${keys[of]};`

export const createIndexes = (schema: SchemaName, projection: AnyProjection) =>
  projection.indexes
    .map(
      (index, i) =>
        `create index if not exists "${projection.name}_${i + 1}" on ${schema}."${projection.name}" ${index};`
    )
    .join("\n")

/** Inserts or replaces rows, and returns 1 for each that was not there. `given` is the SQL of a JSON array of rows. */
export const upsert = (schema: SchemaName, projection: AnyProjection, given: string) => {
  const { columns } = projection.row
  const names = ["id", "seq", ...columns.map(({ name }) => `"${name}"`)].join(", ")
  const types = ["id text", "seq bigint", ...columns.map(({ name, type }) => `"${name}" ${bare(type)}`)].join(", ")
  const updates = ["seq = excluded.seq", ...columns.map(({ name }) => `"${name}" = excluded."${name}"`)].join(", ")
  return `insert into ${schema}."${projection.name}" (${names}) select ${names} from jsonb_to_recordset(${given}) as given(${types})
    on conflict (id) do update set ${updates} returning (xmax = 0)::int as grown`
}

/** Counts the rows of a table that was loaded at once. */
export const countRowsOf = (schema: SchemaName, { name, counted }: AnyProjection) =>
  counted === undefined
    ? ""
    : `insert into ${schema}.row_count (view, audience, value, n, seq)
  select '${name}', audience, "${counted}", count(*), max(seq) from ${schema}."${name}" group by audience, "${counted}";`

/** Adds changes of the counts, and returns the new counts. `given` is the SQL of a JSON array of `{audience, value, n, seq}`. */
export const addCounts = (schema: SchemaName, { name }: AnyProjection, given: string) => `
  insert into ${schema}.row_count (view, audience, value, n, seq)
  select '${name}', audience, value, n, seq from jsonb_to_recordset(${given}) as given(audience text, value text, n bigint, seq bigint)
  on conflict (audience, view, value) do update set n = row_count.n + excluded.n, seq = excluded.seq
  returning audience, value, n, seq`

/**
 * Closes the versions that newer ones replace. `given` is the SQL of a JSON array of `{id, from_seq, row}`, in order.
 *
 * `limit 1` and `ctid` make Postgres look each version up by the primary key. Without statistics (a new table has none, and
 * PGlite never has any) it expects many versions of each id in a plain join, and reads the whole table for each batch.
 */
export const closeVersions = (schema: SchemaName, projection: AnyProjection, given: string) => {
  const versions = `${schema}."${projection.name}_versions"`
  return `
  update ${versions} as old set to_seq = last.closed_at
  from (select next.from_seq as closed_at, found.ctid as place
    from (select id, min(from_seq) as from_seq from jsonb_to_recordset(${given}) as given(id text, from_seq bigint) group by id) as next
      cross join lateral (
        select each.ctid from ${versions} as each
        where each.id = next.id and each.from_seq < next.from_seq and each.to_seq is null
        order by each.from_seq desc limit 1
      ) as found
  ) as last
  where old.ctid = last.place`
}
/** Adds the new versions of the same array. */
export const addVersions = (schema: SchemaName, projection: AnyProjection, given: string) => `
  insert into ${schema}."${projection.name}_versions" (id, from_seq, to_seq, row)
  select id, from_seq, lead(from_seq) over (partition by id order by from_seq), row
  from jsonb_to_recordset(${given}) as given(id text, from_seq bigint, row jsonb)
  on conflict (id, from_seq) do update set to_seq = excluded.to_seq, row = excluded.row`
