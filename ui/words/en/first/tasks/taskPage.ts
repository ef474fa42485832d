/** The words of the page of a task. */
import type { TaskRow } from "../../../../../gateways/contract.ts"
import type { Of } from "../../../shape/shape.ts"

export const taskPageEn = {
  taskTabs: "Views of the task",
  taskTab: {
    activity: "Activity",
    history: "History",
    time: "Time travel"
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
  mention: "People to mention",
  commentEdit: "Edit comment",
  commentDelete: "Delete comment",
  commentEdited: "Comment edited",
  commentDeleted: "Comment deleted",
  commentGone: "This comment was deleted.",
  fromTelegram: "from Telegram",
  attachments: "Files",
  toMessage: "To the message",
  commentHint: "Write a comment. Markdown works.",
  travelNow: "This is the task as it is now. Go back to see it as it was.",
  asOf: "As of {at}.",
  differ: {
    one: "{n} thing differs from now.",
    other: "{n} things differ from now."
  },
  onlyLooking: "Nothing can be edited here, but each value can be restored.",
  restoreAll: {
    one: "Restore {n} value",
    other: "Restore all {n}"
  },
  restore: "Restore",
  backToNow: "Back to now",
  changeOf: "change {n} of {all}",
  timePosition: "Position in time",
  now: "now",
  nowValue: "now {value}",
  sides: "Version of the text",
  side: {
    past: "Then",
    now: "Now",
    both: "Both"
  },
  fieldsThen: "Fields then",
  asNow: {
    one: "{n} as now",
    other: "{n} as now"
  },
  allChanges: {
    one: "{n} change",
    other: "All {n} changes"
  }
}
