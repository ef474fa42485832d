/** The spans of due dates that a filter offers. Pure. */
import type { DueSpan } from "../../../domain/savedViews/listVocabulary.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { daysLater, dueEnds, duePartsOf } from "../../parts/days.ts"
import { isOver } from "../../parts/status.ts"

const daysOfWeek = 7

export const isInSpan = (
  { due, status }: Pick<TaskLine, "due" | "status">,
  span: DueSpan,
  { now, day }: { readonly now: Date; readonly day: string }
): boolean => {
  if (due === null) return span === "none"
  const isLate = !isOver(status) && dueEnds(due) < now.getTime()
  const on = duePartsOf(due).day
  const end = daysLater(now, daysOfWeek)
  const spans: { readonly [S in DueSpan]: boolean } = {
    late: isLate,
    today: on === day,
    week: on >= day && on < end,
    later: on >= end,
    none: false
  }
  return spans[span]
}
