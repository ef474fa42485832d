/** The lines of two texts, as kept, removed and added ones. Pure. */
import { type DiffEntry, listDiff } from "../../../parts/diff/listDiff.ts"

export type DiffLine = DiffEntry

export const lineDiff = (before: string, after: string): ReadonlyArray<DiffLine> =>
  listDiff(before.split("\n"), after.split("\n"))
