/** The task that has the focus: the palette acts on it. A page sets it while it is mounted. */
import { createSignal, onCleanup } from "solid-js"
import type { TaskLine } from "../../gateways/contract/lines.ts"

const [subjectOf, setSubjectOf] = createSignal<() => TaskLine | undefined>(() => undefined)

export const subject = (): TaskLine | null => subjectOf()() ?? null

/** @param task the task with the focus, read when the palette opens */
export const bindSubject = (task: () => TaskLine | undefined): void => {
  setSubjectOf(() => task)
  onCleanup(() => setSubjectOf((now) => (now === task ? () => undefined : now)))
}
