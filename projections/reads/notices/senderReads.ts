/** The reads for a sender such as the bot: the notices of all people, and the work of one person. */
import { Effect } from "effect"
import { type ActorId, PersonId } from "../../../domain/ids.ts"
import type { Due } from "../../../domain/values.ts"
import type { Notice } from "../../models/notices/notice.ts"
import type { AnySql, Row } from "../../postgres.ts"
import { servedTables } from "../../runner/served/servedTables.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { Asked, Audiences } from "../pages.ts"

/** A notice and its id, with the audience of the thing. A sender must check that the person may see it now. */
export type MadeNotice = Notice & { readonly id: string }

/** An unfinished task of a person, for a digest. */
export interface WorkDue {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly due: Due
}

export interface Agenda {
  /** The tasks whose date is not after `until`, the earliest first. */
  readonly tasks: ReadonlyArray<WorkDue>
  /** All unfinished tasks of the person. */
  readonly open: number
}

export interface SenderReads {
  /** The notices of all people that were made or renewed after a position, in the order of the log. */
  readonly madeAfter: (position: number, limit: number) => Asked<ReadonlyArray<MadeNotice>>
  /** The position of the last notice; 0: there is none. */
  readonly head: Asked<number>
  /** The notices of a person in a range of positions, in the order of the log. `after` is excluded, `upTo` included. */
  readonly between: (
    names: ReadonlyArray<ActorId>,
    after: number,
    upTo: number,
    limit: number
  ) => Asked<ReadonlyArray<MadeNotice>>
  /** The people who want a digest, with its time of the day. */
  readonly digests: Asked<ReadonlyArray<{ readonly person: PersonId; readonly at: string }>>
  /**
   * The unfinished tasks of a person whose date is not after `until` (50 at most), and the count of all unfinished tasks of the
   * person.
   */
  readonly agendaOf: (names: ReadonlyArray<ActorId>, audiences: Audiences, until: Due) => Asked<Agenda>
}

const { live } = schemas

export const senderReads = (query: Effect.Success<typeof servedTables>["query"]): SenderReads => ({
  madeAfter: (position, limit) =>
    Effect.map(
      query(
        (sql) => sql`
        select * from ${sql(live)}.notices where watched is null and not settled and position > ${position}
        order by position, id limit ${limit}`
      ),
      (rows) => rows.map(madeOf)
    ),
  head: Effect.map(
    query((sql) => sql`select coalesce(max(position), 0) as head from ${sql(live)}.notices where watched is null`),
    ([row]) => Number(row?.["head"] ?? 0)
  ),
  between: (names, after, upTo, limit) =>
    Effect.map(
      query(
        (sql) => sql`
        select * from ${sql(live)}.notices
        where watched is null and not settled and audience = any(${[...names]})
          and position > ${after} and position <= ${upTo}
        order by position, id limit ${limit}`
      ),
      (rows) => rows.map(madeOf)
    ),
  digests: Effect.map(
    query((sql) => sql`select id, digest from ${sql(live)}.settings where digest is not null order by id`),
    (rows) => rows.map((row) => ({ person: PersonId.make(String(row["id"])), at: String(row["digest"]) }))
  ),
  agendaOf: (names, audiences, until) =>
    Effect.gen(function* () {
      const mine = (sql: AnySql) => sql`
        status in ('open', 'in-progress') and assignee = any(${[...names]}) and audience = any(${[...audiences]})`
      const rows = yield* query(
        (sql) => sql`
        select id, number, title, due from ${sql(live)}.tasks where ${mine(sql)} and due <= ${until}
        order by due, id limit ${mostDue}`
      )
      const [counted] = yield* query(
        (sql) => sql`select count(*)::int as open from ${sql(live)}.tasks where ${mine(sql)}`
      )
      return { tasks: rows.map(workDueOf), open: Number(counted?.["open"] ?? 0) }
    })
})

/** The most tasks that a digest reads: more than it shows. */
const mostDue = 50

const workDueOf = (row: Row): WorkDue => ({
  id: String(row["id"]),
  number: Number(row["number"]),
  title: String(row["title"]),
  due: String(row["due"])
})

// The cast: the runner stores only rows of the declared type.
const madeOf = (row: Row) => row as unknown as MadeNotice
