/** The steps that the person skipped, kept on this device. */
import { createSignal } from "solid-js"
import { type StepId, stepIds } from "./steps.ts"

const placeOf = (actor: string) => `first-run-skipped ${actor}`

export const createSkipped = (actor: string) => {
  const kept = (localStorage.getItem(placeOf(actor)) ?? "").split(" ")
  const [skipped, setSkipped] = createSignal<ReadonlySet<StepId>>(new Set(stepIds.filter((id) => kept.includes(id))))
  const keep = (next: ReadonlySet<StepId>) => {
    localStorage.setItem(placeOf(actor), [...next].join(" "))
    setSkipped(next)
  }
  return {
    skipped,
    skip: (id: StepId) => keep(new Set([...skipped(), id])),
    resume: (id: StepId) => keep(new Set([...skipped()].filter((each) => each !== id)))
  }
}
