/** The events of a second approval of the proposal that made a task. */
import type { Schema } from "effect"
import type { draft } from "./fields.ts"
import type { Filled } from "./filled.ts"

type Draft = Schema.Schema.Type<Schema.Struct<typeof draft>>

/**
 * The changed fields come first, `TaskRestored` last: while the task is still withdrawn, a change counts as part of the
 * approval and not as a person's work on the task.
 */
export const restored = (was: Filled & Pick<Draft, "title" | "description">, now: Draft) => {
  const { wordsOf, title, description, category, priority, assignee, due } = now
  const sameClass = was.category === category && was.priority === priority
  return [
    ...(was.title === title ? [] : [{ _tag: "TaskRetitled", wordsOf, title } as const]),
    ...(was.description === description ? [] : [{ _tag: "TaskDescribed", wordsOf, description } as const]),
    ...(sameClass ? [] : [{ _tag: "ClassificationCorrected", category, priority } as const]),
    ...(was.assignee === assignee ? [] : [{ _tag: "TaskAssigned", assignee } as const]),
    ...(was.due === due ? [] : [{ _tag: "TaskScheduled", due } as const]),
    { _tag: "TaskRestored", ...knowledgeOf(now) } as const
  ]
}

const knowledgeOf = ({ atoms, topics }: Draft) => ({
  ...(atoms === undefined ? {} : { atoms }),
  ...(topics === undefined ? {} : { topics })
})
