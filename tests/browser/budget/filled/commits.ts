/** The commits of a filled product: tasks, and open proposals of one extraction. */
import { plainProposal, taskDraft } from "../../../../domain/kit/knowledgeSamples.ts"
import { plainTask } from "../../../../domain/kit/samples.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import type { Pending } from "../../../../streams/ports/eventStore.ts"

const categories = ["bug", "feature", "improvement", "question", "chore"] as const
const priorities = ["low", "medium", "high", "critical"] as const

const of = <A>(values: ReadonlyArray<A>, n: number) => values[n % values.length] as A
const numbered = (n: number) => `budget${String(n).padStart(8, "0")}`

const commitOf = (person: ActorId, kind: "task" | "proposal", n: number, events: Pending["events"]): Pending => ({
  subject: subjectOf(kind, numbered(n)),
  expected: 0,
  command: `${kind}${n}`,
  digest: "",
  at: new Date(Date.UTC(2026, 9, 1) + n * 1000).toISOString(),
  actor: person,
  causation: null,
  correlation: "budget",
  traceparent: null,
  events
})

/** A task, and the text by which it is searched. */
export interface FilledTask {
  readonly commit: Pending
  readonly id: string
  readonly text: string
}

/** A task with labels that a person has set, so that no model is asked. */
export const filledTask = (person: ActorId, n: number): FilledTask => {
  const title = `Paint pier number ${n} before the season`
  const created = { _tag: "TaskCreated", ...plainTask(person, title) } as const
  const corrected = {
    _tag: "ClassificationCorrected",
    category: of(categories, n),
    priority: of(priorities, n)
  } as const
  return { commit: commitOf(person, "task", n, [created, corrected]), id: numbered(n), text: `${title} ` }
}

export const proposalCommit = (person: ActorId, n: number): Pending => {
  const draft = { ...taskDraft, wordsOf: person, title: `Check the rope of buoy number ${n}` }
  return commitOf(person, "proposal", n, [{ _tag: "TaskProposed", ...plainProposal, band: "likely", draft }])
}
