/** The lease of the one process that may write and rebuild the tables. */
import { Effect } from "effect"
import { Database } from "../../database/database.ts"
import { schemas } from "../tables/tables.ts"

export interface Lease {
  /** The fencing number. Every write and every step of a rebuild carries it, so an earlier holder can no longer write. */
  readonly number: number
  /** Returns when the lease is lost: the session that held it has ended. */
  readonly lost: Effect.Effect<void>
}

/**
 * Waits until no other process holds the lease, and holds it until the scope closes. `whenBusy` runs when another process
 * holds it.
 *
 * The lock is an advisory lock of a session, so it is free as soon as its holder ends. The number rises with each holder. It
 * rises in the session that holds the lock, and waits for a write of the earlier holder that is not yet finished.
 */
export const takeLease = Effect.fnUntraced(function* (whenBusy: Effect.Effect<void>) {
  const database = yield* Database
  const lock = yield* database.locks.tables(whenBusy)
  yield* database.define(leaseTable)
  const [row] = yield* lock.query(
    (sql) => sql`update ${sql(schemas.live)}.lease set number = number + 1 returning number`
  )
  return { number: Number(row?.["number"]), lost: lock.lost } satisfies Lease
})

const leaseTable = `
create schema if not exists ${schemas.live};
create table if not exists ${schemas.live}.lease (one boolean primary key default true check (one), number bigint not null);
insert into ${schemas.live}.lease (number) values (0) on conflict do nothing;
`
