/** A new task that begins in a column: the fields of its creation, and the command that follows. Pure. */
import type { Grouping } from "../../domain/savedViews/listVocabulary.ts"
import { priorities } from "../../domain/vocabulary.ts"
import type { NewTask } from "../../gateways/contract.ts"
import type { TaskStart } from "../tasks/create/createNewTask.ts"
import { noGroup } from "../tasks/groups/grouping.ts"

export interface NewInColumn extends TaskStart {
  /** The place of its draft. */
  readonly place: string
}

/** Null for a column in which no task begins: finished work is not created as finished. */
export const newInColumn = (by: Grouping, group: string): NewInColumn | null => {
  const place = `board:new:${by}:${group}`
  const start = (fields: Partial<NewTask>, next: NewInColumn["next"] = null) => ({ place, fields, next })
  if (group === noGroup) return start({})
  const starts: { readonly [G in Grouping]: () => NewInColumn | null } = {
    status: () => {
      if (group === "open") return start({})
      return group === "in-progress" ? start({}, { verb: "start" }) : null
    },
    // The keys of these columns are ids of rows.
    assignee: () => start({ assignee: group as NonNullable<NewTask["assignee"]> }),
    priority: () => {
      const priority = priorities.find((each) => each === group)
      return priority === undefined ? null : start({ priority })
    },
    topic: () => start({}, { verb: "topic", body: { topic: group } })
  }
  return starts[by]()
}
