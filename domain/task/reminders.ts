/** The reminders of a due date. A date has at most one reminder of each stage, so a late or repeated one records nothing. Pure. */
import type { Due } from "../values.ts"
import type { TaskPresent } from "./state.ts"

type Stage = "soon" | "overdue"

/** True when the unfinished task still has this date, and no reminder of this stage or of a later one. */
export const needsReminder = ({ status, due: now, reminded }: TaskPresent, due: Due, stage: Stage): boolean => {
  if (status === "done" || status === "cancelled" || now !== due) return false
  const stages = reminded?.due === due ? reminded.stages : []
  return !stages.includes(stage) && !stages.includes("overdue")
}

/** The reminders of the date after this one. A new date begins without any. */
export const remindedOf = ({ reminded }: TaskPresent, due: Due, stage: Stage): TaskPresent["reminded"] => ({
  due,
  stages: [...(reminded?.due === due ? reminded.stages : []), stage]
})
