/** Joins the line of a task with its whole row. Pure. */
import type { TaskRow } from "../../../gateways/contract.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"

/** A line of the socket, with the person's own changes, which may be of any field. */
export type ShownLine = TaskLine & Partial<TaskRow>

/** An own change that the server has stored at a position. */
export interface StoredChange {
  readonly id: string
  readonly seq: number
  readonly change: Partial<TaskRow>
}

/**
 * The task as its page shows it. A text and its revision always come from the same source. Otherwise a person could read one
 * version, and save over another one without a conflict: the line may be older or newer than the row.
 *
 * @param line its fields win, because it has the person's own changes
 * @param row the last one that was fetched, of any task
 * @param stored own changes that the row may not include yet
 */
export const wholeOf = (
  line: ShownLine | undefined,
  row: TaskRow | undefined,
  stored: ReadonlyArray<StoredChange>
): TaskRow | undefined => {
  if (line === undefined || row?.id !== line.id) return undefined
  const missing = stored.filter(({ id, seq }) => id === row.id && seq > row.seq)
  const known = missing.reduce((known, { change }) => ({ ...known, ...change }), row)
  const title = "titleRevision" in line ? line.title : known.title
  return { ...known, ...line, title, seq: Math.max(row.seq, line.seq) }
}
