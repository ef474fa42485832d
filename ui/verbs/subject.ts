/** The task that has the focus: the palette acts on it. A page sets it while it is mounted. */
import { createSignal, onCleanup } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"

const [subjectOf, setSubjectOf] = createSignal<() => TaskRow | undefined>(() => undefined)

export const subject = (): TaskRow | null => subjectOf()() ?? null

/** @param task the task with the focus, read when the palette opens */
export const bindSubject = (task: () => TaskRow | undefined): void => {
  setSubjectOf(() => task)
  onCleanup(() => setSubjectOf((now) => (now === task ? () => undefined : now)))
}
