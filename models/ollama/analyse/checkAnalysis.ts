/** Removes references to items that the question does not contain. The caller checks that phrases occur in quotes. */
import type { AnalyseInput, Analysis, DistilledTask } from "../../distillation.ts"
import { makeCounts } from "../../counts.ts"
import { type CheckedAnswer, lineOf, proseOf, isVisible, uniqueOf, within } from "../request/answerChecks.ts"
import { mostKnown } from "../request/context.ts"
import type { WireAnalysis } from "./answer.ts"

/** The most tasks of an answer. */
const mostTasks = 10

/** Drops tasks without a valid atom. An invalid `duplicateOf` becomes null. */
export const checkAnalysis = (
  unchecked: WireAnalysis,
  { atoms: sent, tasks: near }: Pick<AnalyseInput, "atoms" | "tasks">
): CheckedAnswer<Analysis> => {
  const counts = makeCounts()
  const tasks = unchecked.tasks.flatMap((task): Array<DistilledTask> => {
    const there = task.atoms.filter((index) => within(index, sent.length))
    counts.add("bad-reference", task.atoms.length - there.length)
    const title = lineOf(task.title)
    if (there.length === 0 || !isVisible(title)) {
      counts.add("blank-item")
      return []
    }
    const same = task.duplicateOf
    const isThere = same !== null && within(same, Math.min(near.length, mostKnown))
    if (same !== null && !isThere) counts.add("bad-reference")
    return [
      {
        title,
        description: proseOf(task.description),
        atoms: uniqueOf(there, (index) => index),
        duplicateOf: isThere ? same : null,
        category: task.category,
        priority: task.priority,
        duePhrase: orNull(task.duePhrase),
        assigneePhrase: orNull(task.assigneePhrase),
        score: task.score / 100
      }
    ]
  })
  counts.add("over-limit", tasks.length - mostTasks)
  return { answer: { tasks: tasks.slice(0, mostTasks) }, dropped: counts.all() }
}

const orNull = (phrase: string | null) => (phrase !== null && isVisible(phrase) ? phrase : null)
