/**
 * Reads of rows as they were at a position of the log, from the versions that are kept.
 *
 * The audience is always the present one: a row that the reader may not see now is not shown in an old version either, and
 * a row that no longer exists is not shown at all.
 */
import { Effect, Schema } from "effect"
import type { StreamUnavailable } from "../../streams/errors.ts"
import type { Feed } from "../../streams/ports/feed.ts"
import type { Fragment, Sql } from "../postgres.ts"
import { schemas } from "../runner/tables/tables.ts"

/** The position is after the last commit of the log, so the answer is not known yet. A retry fails until there are more commits. */
export class BeyondHead extends Schema.TaggedError<BeyondHead>()("BeyondHead", { head: Schema.Int }) {}

/** A position, or a moment (ISO 8601, UTC), which means the last position that the log had stored at that time. */
export type AsOf = number | string

/** The position of `asOf`: 0 before the first commit. A moment after the last commit gives the position of that commit. */
export const positionOf = (
  feed: Pick<Feed["Service"], "head" | "positionAt">,
  asOf: AsOf
): Effect.Effect<number, BeyondHead | StreamUnavailable> =>
  typeof asOf === "string"
    ? feed.positionAt(new Date(asOf).toISOString())
    : Effect.flatMap(feed.head, (head) => (asOf > head ? Effect.fail(new BeyondHead({ head })) : Effect.succeed(asOf)))

/**
 * The SQL of a table's rows that these audiences may see now, as they were at a position. `seq` is the commit that had
 * last changed the row before that position, and `audience` the present audience.
 */
export const rowsAsOf = (sql: Sql, name: string, audiences: ReadonlyArray<string>, position: number): Fragment => sql`
  (select was.* from ${sql(schemas.live)}.${sql(`${name}_versions`)} version
    join ${sql(schemas.live)}.${sql(name)} present on present.id = version.id and present.audience = any(${audiences})
    cross join lateral jsonb_populate_record(
      null::${sql(schemas.live)}.${sql(name)},
      version.row || jsonb_build_object('id', version.id, 'seq', version.from_seq, 'audience', present.audience)) was
    where version.from_seq <= ${position} and (version.to_seq is null or version.to_seq > ${position})
      and jsonb_typeof(version.row) = 'object') as_of`
