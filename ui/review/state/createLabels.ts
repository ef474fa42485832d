/** The labels that a person has chosen on the card of labels, and has not confirmed yet. */
import { createSignal } from "solid-js"
import type { Category, Priority } from "../../../domain/values.ts"

/** A label that is left out stays as the machine gave it. */
export interface NewLabels {
  readonly category?: Category
  readonly priority?: Priority
}

export const createLabels = () => {
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, NewLabels>>(new Map())
  return {
    of: (task: string): NewLabels => chosen().get(task) ?? {},
    choose: (task: string, labels: NewLabels) =>
      setChosen((all) => new Map([...all, [task, { ...all.get(task), ...labels }]])),
    drop: (tasks: ReadonlySet<string>) => setChosen((all) => new Map([...all].filter(([task]) => !tasks.has(task))))
  }
}
