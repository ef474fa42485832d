/** Reads of topics and atoms, and counts of the references to them. */
import { Effect } from "effect"
import type { Sql } from "../../postgres.ts"
import { atoms } from "../../models/knowledge/atoms.ts"
import { topics } from "../../models/knowledge/topics.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { KnowledgeQuestions } from "./questions.ts"
import { andEqual, newest, oneOf, type Tables } from "../pages.ts"
import { homes } from "../homes.ts"

export const knownReads = (
  tables: Tables
): Pick<KnowledgeQuestions, "topics" | "topic" | "atoms" | "atom" | "uses"> => ({
  topics: (audiences, { status }, limit, cursor) =>
    newest(tables, {
      of: topics,
      audiences,
      by: "number",
      limit,
      cursor,
      where: (sql) => andEqual(sql, { status })
    }),
  topic: (audiences, by) => oneOf(tables, topics, audiences, by),
  atoms: (audiences, { status, life, type, topic, tag }, limit, cursor) =>
    newest(tables, {
      of: atoms,
      audiences,
      by: "number",
      limit,
      cursor,
      where: (sql) => sql`
        ${andEqual(sql, { status, life, type })}
        ${topic === undefined ? sql`` : sql`and (topic = ${topic} or topic in (with recursive ${homes(sql)} select id from home where at = ${topic}))`}
        ${tag === undefined ? sql`` : sql`and tags ? ${tag}`}`
    }),
  atom: (audiences, by) => oneOf(tables, atoms, audiences, by),
  uses: (kind, id) =>
    tables
      .query((sql) => users(sql)[kind](id))
      .pipe(Effect.map((found) => found.reduce((sum, { n }) => sum + Number(n), 0)))
})

/** SQL that counts the references to a thing, one row for each kind of reference. */
const users = (sql: Sql) => {
  const live = sql(schemas.live)
  const to = (id: string) => sql`jsonb_build_array(jsonb_build_object('to', ${id}::text))`
  return {
    topic: (id: string) => sql`
      select count(*) as n from ${live}.atoms where topic = ${id} and status = 'standing' union all
      select count(*) from ${live}.topics where "into" = ${id} and status = 'merged' union all
      select count(*) from ${live}.tasks where topics ? ${id} and status <> 'cancelled' union all
      select count(*) from ${live}.proposals where id <> ${id} and status = 'approved'
        and (draft->>'topic' = ${id} or draft->'topics' ? ${id})`,
    atom: (id: string) => sql`
      select count(*) as n from ${live}.atoms where links @> ${to(id)} and status = 'standing' union all
      select count(*) from ${live}.tasks where atoms ? ${id} and status <> 'cancelled' union all
      select count(*) from ${live}.proposals where id <> ${id} and status = 'approved' and draft->'atoms' ? ${id}`,
    task: (id: string) =>
      sql`select count(*) as n from ${live}.tasks where links @> ${to(id)} and status <> 'cancelled'`
  }
}
