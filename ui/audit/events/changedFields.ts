/** The fields of an event before and after it: an earlier event of the same kind and item has the value of before. */
import type { ActivityRow } from "../../../gateways/contract.ts"

export interface ChangedField {
  readonly field: string
  /** Undefined: no earlier value is known. */
  readonly before: unknown
  readonly after: unknown
}

/** @param earlier events of the same item, in any order */
export const changedFields = (row: ActivityRow, earlier: ReadonlyArray<ActivityRow>): ReadonlyArray<ChangedField> => {
  const older = earlier
    .filter(({ subject, seq }) => subject === row.subject && seq < row.seq)
    .toSorted((a, b) => b.seq - a.seq)
  return Object.entries(row.detail).map(([field, value]) => {
    const former = older.find(({ detail }) => Object.hasOwn(detail, field))
    return { field, before: former?.detail[field], after: value }
  })
}
