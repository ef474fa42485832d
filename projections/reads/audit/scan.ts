/** The events that one page of the audit reads: a bounded number, by an index, newest first. */
import type { AnySql, Fragment } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"
import type { HistoryKind } from "../../models/history.ts"
import type { PageCursor } from "../cursor.ts"

export interface ChangeFilter {
  /** Any of these: a person has several ids after a merge. */
  readonly actors?: ReadonlyArray<string>
  readonly kind?: HistoryKind
  /** One aggregate, `evt.task.…`. */
  readonly subject?: string
  /** ISO 8601, UTC. Older events are left out. */
  readonly from?: string
}

/** The events that one page reads at most. If few of them match, the page is short or empty, and has a `next`. */
export const mostScanned = 2000

/**
 * The SQL of the newest events before a cursor. Each filter here has an index in the order of the result: `(seq, id)` for
 * all events, `(actor, seq, id)` for an actor, `(subject, seq)` for an aggregate.
 */
export const scanOf = (
  sql: AnySql,
  { actors, subject }: ChangeFilter,
  before: PageCursor | null,
  asOf: number | null
): Fragment => {
  // The bound on `seq` alone is implied. Without it, Postgres was seen to read the whole table for the pair.
  const part = (ofActor: Fragment) => sql`
    select * from ${sql(schemas.live)}.activity where true ${ofActor}
      ${subject === undefined ? sql`` : sql`and subject = ${subject}`}
      ${asOf === null ? sql`` : sql`and seq <= ${asOf}`}
      ${before === null ? sql`` : sql`and seq <= ${Number(before.at)} and (seq, id) < (${Number(before.at)}, ${before.id})`}
    order by seq desc, id desc limit ${mostScanned}`
  if (actors === undefined) return part(sql``)
  // One scan an actor: with all of them in one condition, the index would not have the order of the result.
  return sql`
    select events.* from unnest(${actors}::text[]) as by(who) cross join lateral (${part(sql`and actor = by.who`)}) events
    order by seq desc, id desc limit ${mostScanned}`
}
