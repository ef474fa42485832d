/** The changes of a task as the steps of time travel. Pure. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import { today } from "../../parts/days.ts"

/** The task as it was after a commit. A commit may have several events; they are one step. */
export interface TravelStep {
  readonly seq: number
  readonly at: string
  readonly items: ReadonlyArray<ActivityRow>
}

export const stepsOf = (history: ReadonlyArray<ActivityRow>): ReadonlyArray<TravelStep> => {
  const bySeq = Map.groupBy(history, ({ seq }) => seq)
  return [...bySeq].map(([seq, items]) => ({ seq, at: items[0]?.at ?? "", items }))
}

/**
 * The step at a position of the address: the last one at or before it, or the first one. Without a position it is the last
 * step, which is the present.
 */
export const indexAt = (steps: ReadonlyArray<TravelStep>, seq: number | null): number => {
  if (seq === null) return steps.length - 1
  return Math.max(
    0,
    steps.findLastIndex((step) => step.seq <= seq)
  )
}

const dayOf = ({ at }: TravelStep) => today(new Date(at))

/** The last step of the day before, or the first step of the day after. The ends stop it. */
export const dayFrom = (steps: ReadonlyArray<TravelStep>, index: number, direction: -1 | 1): number => {
  const here = steps[index]
  if (here === undefined) return index
  for (let i = index + direction; i >= 0 && i < steps.length; i += direction) {
    const step = steps[i]
    if (step !== undefined && dayOf(step) !== dayOf(here)) return i
  }
  return direction < 0 ? 0 : steps.length - 1
}

/** The steps at which a day begins, for the labels of the track. */
export const dayStarts = (
  steps: ReadonlyArray<TravelStep>
): ReadonlyArray<{ readonly index: number; readonly at: string }> =>
  steps.flatMap((step, index) => {
    const before = steps[index - 1]
    return before === undefined || dayOf(before) !== dayOf(step) ? [{ index, at: step.at }] : []
  })
