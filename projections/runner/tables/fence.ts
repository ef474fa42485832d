/** SQL that allows a statement to change tables only while its lease is the current one. */
import { schemas } from "./tables.ts"

/** The part of a lease that statements carry. */
export interface Fence {
  readonly number: number
}

/**
 * A query with one row while the lease is the current one, and without a row afterwards. The row lock lasts until the
 * transaction ends: the next holder waits for it, so it never reads tables that this one still changes.
 */
export const currentLease = ({ number }: Fence): string =>
  `select 1 from ${schemas.live}.lease where number = ${number} for share`

/** The error of every guard. Source: PostgreSQL documentation, Error Codes: division by zero. */
const guardBroken = "22012"

/** A statement that fails, and rolls its transaction back, unless the condition holds. `why` has no quotes. */
export const guard = (condition: string, why: string): string =>
  `do $$ begin if not coalesce((${condition}), false) then raise exception using errcode = '${guardBroken}', message = '${why}'; end if; end $$`

/** Without a lock: a long statement would make the next holder wait for its end. */
export const guardOfLease = ({ number }: Fence): string =>
  guard(`exists (select 1 from ${schemas.live}.lease where number = ${number})`, leaseLost)

/** The same, and the next holder waits until the transaction ends. */
export const lockedLease = (fence: Fence): string => guard(`exists (${currentLease(fence)})`, leaseLost)

const leaseLost = "another process took over the tables"
