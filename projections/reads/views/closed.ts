/** Finds the items among many ids that are not for the whole team, so that an answer never names them to others. */
import { Effect } from "effect"
import { LRUCache } from "lru-cache"
import { team } from "../../../domain/values.ts"
import type { Row, Sql } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Asked, Tables } from "../pages.ts"

/** The items that are not for the whole team, by id, each with the audiences that may see it. */
export type Closed = ReadonlyMap<string, ReadonlyArray<string>>
/** Ids without an item are left out. */
export type FindClosed = (ids: ReadonlyArray<string>) => Asked<Closed>

/** The tables whose rows have one audience. A topic and its proposal may share an id. */
const bounded = ["tasks", "messages", "topics", "atoms", "proposals", "extractions", "runs", "chats"] as const

/** Ids of open items that are kept, about 100 bytes each. No audience becomes narrower, so they stay open. */
const mostOpen = 50_000

export const makeFindClosed = ({ query }: Pick<Tables, "query">): FindClosed => {
  const open = new LRUCache<string, true>({ max: mostOpen })
  return Effect.fnUntraced(function* (ids) {
    const asked = ids.filter((id) => open.get(id) === undefined)
    const people = asked.filter((id) => id.startsWith("person:"))
    const items = asked.filter((id) => !id.startsWith("person:"))
    const rows = [
      ...(items.length === 0 ? [] : yield* query((sql) => itemsOf(sql, items))),
      ...(people.length === 0 ? [] : yield* query((sql) => peopleOf(sql, people)))
    ]
    const found = audiencesIn(rows)
    for (const [id, audiences] of found) if (audiences.includes(team)) open.set(id, true)
    return new Map([...found].filter(([, audiences]) => !audiences.includes(team)))
  })
}

const itemsOf = (sql: Sql, ids: ReadonlyArray<string>) =>
  bounded
    .map(
      (table) =>
        sql`select id, jsonb_build_array(audience) as audiences from ${sql(schemas.live)}.${sql(table)} where id = any(${ids})`
    )
    .reduce((all, each) => sql`${all} union all ${each}`)

const peopleOf = (sql: Sql, ids: ReadonlyArray<string>) =>
  sql`select id, known as audiences from ${sql(schemas.live)}.people where id = any(${ids})`

const audiencesIn = (rows: ReadonlyArray<Row>): Closed => {
  const found = new Map<string, ReadonlyArray<string>>()
  for (const { id, audiences } of rows)
    found.set(String(id), [...(found.get(String(id)) ?? []), ...(audiences as ReadonlyArray<string>)])
  return found
}
