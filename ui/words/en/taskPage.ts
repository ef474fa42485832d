/** The words of the page of a task. */
import type { TaskRow } from "../../../gateways/contract.ts"
import type { Of } from "../shape/shape.ts"

export const taskPageEn = {
  taskTabs: "Views of the task",
  taskTab: {
    activity: "Activity",
    history: "History"
  },
  activity: "Activity",
  fields: "Fields",
  findChoice: "Find",
  noMoreTopics: "No other topics.",
  dueNone: "No due date",
  whyMore: "Show all steps",
  whyLess: "Show less",
  relation: {
    subtask: "Subtasks",
    blocks: "Blocks",
    duplicate: "Duplicates"
  } satisfies Of<TaskRow["links"][number]["relation"]>,
  relationLabel: "Kind of link",
  linkTask: "Link a task",
  unlink: "Remove the link",
  commentHint: "Write a comment. Markdown works."
}
