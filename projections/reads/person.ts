/** The people, and the counts of what one person has: the preview of a merge. */
import { Effect } from "effect"
import { people, type PersonOut } from "../models/people.ts"
import type { Position } from "../runner/served/position.ts"
import { schemas } from "../runner/tables/tables.ts"
import { type Asked, type Tables, toWire } from "./pages.ts"
import { teamReads } from "./team/team.ts"

export interface PersonCounts {
  readonly assigned: number
  readonly created: number
  readonly messages: number
  readonly tokens: number
}

const { live } = schemas

/** `ids`: a person has several ids after a merge. The counts include things that the reader may not see. */
const personCounts = (tables: Tables, ids: ReadonlyArray<string>): Asked<PersonCounts> =>
  tables
    .query(
      (sql) => sql`
      select
        (select count(*)::int from ${sql(live)}.tasks where assignee = any(${ids})) as assigned,
        (select count(*)::int from ${sql(live)}.tasks where "createdBy" = any(${ids})) as created,
        (select count(*)::int from ${sql(live)}.messages where author = any(${ids})) as messages,
        (select count(*)::int from ${sql(live)}.tokens where "issuedBy" = any(${ids}) and not revoked) as tokens`
    )
    .pipe(
      Effect.map(([row]) => ({
        assigned: Number(row?.["assigned"] ?? 0),
        created: Number(row?.["created"] ?? 0),
        messages: Number(row?.["messages"] ?? 0),
        tokens: Number(row?.["tokens"] ?? 0)
      }))
    )

/** A merged person has the survivor's name, because stored texts and other lists may still have the merged id. */
const withSurvivors = (rows: ReadonlyArray<PersonOut>): ReadonlyArray<PersonOut> => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const survivorOf = (row: PersonOut): PersonOut => {
    const into = row.mergedInto === null ? undefined : byId.get(row.mergedInto)
    return into === undefined ? row : survivorOf(into)
  }
  return rows.map((row) => {
    const { name, handle } = survivorOf(row)
    return row.mergedInto === null ? row : { ...row, name, handle }
  })
}

/** Caches the list of people, which is short and read often. Reads the table again after a change. */
const cachedPeople = (tables: Tables, position: Position): Asked<ReadonlyArray<PersonOut>> => {
  let cached: { readonly key: string; readonly people: ReadonlyArray<PersonOut> } = { key: "", people: [] }
  return Effect.suspend(() => {
    const key = position.versionOf("people")
    if (cached.key === key) return Effect.succeed(cached.people)
    return tables
      .query((sql) => sql`select * from ${sql(schemas.live)}.people order by name`)
      .pipe(
        toWire(people),
        Effect.map(withSurvivors),
        Effect.tap((rows) => Effect.sync(() => void (cached = { key, people: rows })))
      )
  })
}

export const peopleReads = (tables: Tables, position: Position) => ({
  people: cachedPeople(tables, position),
  personCounts: (ids: ReadonlyArray<string>) => personCounts(tables, ids),
  ...teamReads(tables)
})
