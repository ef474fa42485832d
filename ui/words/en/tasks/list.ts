/** The words of the list of tasks and of the board. */
export const listEn = {
  board: "Board",
  moveTask: "Move {task}",
  newTaskIn: "New task: {column}",
  understood: "Understood",
  keepAsText: "Keep “{part}” as text",
  quickHint: "You can add @person, p1, #topic and a date: “fri 18:00”.",
  views: "Views",
  view: { all: "All", mine: "Mine", week: "Due this week" },
  filter: "Filter",
  filters: "Filters",
  filterText: "Words",
  clearFilters: "Clear",
  removeFilter: "Remove: {name}",
  is: "is",
  isNot: "is not",
  someOf: "{n} of {all}",
  order: {
    label: "Sort",
    newest: "Newest",
    due: "Due, soonest",
    priority: "Priority, highest",
    changed: "Changed last",
    title: "Title, A to Z"
  },
  orderHead: {
    newest: "No.",
    due: "Due",
    priority: "Priority",
    changed: "Changed",
    title: "Title"
  },
  sortBy: "Sort: {order}",
  groupBy: "Group",
  dueSpan: {
    late: "overdue",
    today: "today",
    week: "next 7 days",
    later: "later",
    none: "no due date"
  },
  dueOn: {
    today: "Today",
    tomorrow: "Tomorrow",
    week: "In a week",
    twoWeeks: "In two weeks",
    none: "No due date"
  },
  lateShort: "late",
  noPriority: "no priority",
  noCategory: "no category",
  noTopic: "no topic",
  toMe: "Me",
  selectAll: "Select all",
  clearSelection: "Clear the selection",
  selectedCount: { one: "{n} selected", other: "{n} selected" },
  commentsCount: { one: "{n} comment", other: "{n} comments" },
  tasksChanged: { one: "Changed {n} task", other: "Changed {n} tasks" },
  tasksUndone: { one: "Undone: {n} task", other: "Undone: {n} tasks" },
  tasksKept: {
    one: "{n} task was changed since, or cannot be undone. It is left as it is.",
    other: "{n} tasks were changed since, or cannot be undone. They are left as they are."
  }
}
