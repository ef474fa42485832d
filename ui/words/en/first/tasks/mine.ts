/** The words of My tasks. */
export const mineEn = {
  myTasks: "My tasks",
  myList: { assigned: "Assigned to me", made: "Made by me" },
  noneMade: "No open tasks that you created",
  howMade: "Tasks that you create are listed here, even when they are assigned to another person.",
  mySpan: {
    late: "Overdue",
    today: "Today",
    week: "Next 7 days",
    later: "Later",
    none: "No due date",
    done: "Done in the last 7 days"
  },
  forToday: { one: "{n} for today", other: "{n} for today" },
  nothingToday: "nothing for today",
  noneMine: "You have no tasks yet",
  noneMineNow: "You have no tasks now",
  howMine:
    "A task becomes yours when a person assigns it to you, when you assign it to yourself, or when a proposal that names you is approved.",
  howMineViewer: "A task becomes yours when a person assigns it to you, or when a proposal that names you is approved.",
  allTasks: "All tasks"
}
