/** The reminders of a due date. Each date has one of each stage at most, so a late or repeated reminder records nothing. */
import type { Due } from "../../values.ts"
import type { TaskPresent } from "../state.ts"

type Stage = "soon" | "overdue"

/** The task still has this date, is not over, and has no reminder of this stage, or of a later one, yet. */
export const isDue = ({ status, due: now, reminded }: TaskPresent, due: Due, stage: Stage): boolean => {
  if (status === "done" || status === "cancelled" || now !== due) return false
  const stages = reminded?.due === due ? reminded.stages : []
  return !stages.includes(stage) && !stages.includes("overdue")
}

export const remindedOf = ({ reminded }: TaskPresent, due: Due, stage: Stage): TaskPresent["reminded"] => ({
  due,
  stages: [...(reminded?.due === due ? reminded.stages : []), stage]
})
