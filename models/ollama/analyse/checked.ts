/** An analysis without what points at nothing that was sent. Whether a phrase stands in a quote is the asker's to see. */
import type { AnalyseInput, Analysis, TaskDraft } from "../../distilling.ts"
import { type Checked, lineOf, proseOf, saysSomething, unique, within } from "../request/checking.ts"
import { mostKnown } from "../request/context.ts"
import type { AnalyseAnswer } from "./answer.ts"

/** A task that no atom calls for is dropped; a false duplicate is only no duplicate. */
export const checkedAnalysis = (
  told: AnalyseAnswer,
  { atoms: sent, tasks: near }: Pick<AnalyseInput, "atoms" | "tasks">
): Checked<Analysis> => {
  let dropped = 0
  const tasks = told.tasks.flatMap((task): Array<TaskDraft> => {
    const there = task.atoms.filter((index) => within(index, sent.length))
    dropped += task.atoms.length - there.length
    const title = lineOf(task.title)
    if (there.length === 0 || !saysSomething(title)) {
      dropped++
      return []
    }
    const same = task.duplicateOf
    const isThere = same !== null && within(same, Math.min(near.length, mostKnown))
    if (same !== null && !isThere) dropped++
    return [
      {
        title,
        description: proseOf(task.description),
        atoms: unique(there, (index) => index),
        duplicateOf: isThere ? same : null,
        category: task.category,
        priority: task.priority,
        duePhrase: orNull(task.duePhrase),
        assigneePhrase: orNull(task.assigneePhrase),
        score: task.score / 100
      }
    ]
  })
  return { answer: { tasks }, dropped }
}

const orNull = (phrase: string | null) => (phrase !== null && saysSomething(phrase) ? phrase : null)
