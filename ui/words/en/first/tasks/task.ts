/** The words of tasks: their fields, their commands, and their history. */
import type { Event } from "../../../../../domain/task/task.ts"
import type { Category, Priority, ShownSource, Status } from "../../../../../domain/values.ts"
import type { WhyStep } from "../../../../../gateways/contract/knowledge.ts"
import type { Of } from "../../../shape/shape.ts"

export const taskEn = {
  field: {
    url: "Address",
    title: "Title",
    description: "Description",
    assignee: "Assignee",
    owner: "Assignee",
    due: "Due",
    snoozedUntil: "Hidden until",
    priority: "Priority",
    category: "Category",
    status: "Status",
    source: "Source",
    name: "Name",
    text: "Text",
    summary: "Summary",
    type: "Type",
    topic: "Topic",
    tags: "Tags"
  },
  status: {
    open: "Open",
    "in-progress": "In progress",
    done: "Done",
    cancelled: "Cancelled"
  } satisfies Of<Status>,
  category: {
    bug: "bug",
    feature: "feature",
    improvement: "improvement",
    question: "question",
    chore: "chore"
  } satisfies Of<Category>,
  priority: {
    low: "low",
    medium: "medium",
    high: "high",
    critical: "critical"
  } satisfies Of<Priority>,
  source: {
    telegram: "Telegram",
    dashboard: "dashboard",
    api: "API",
    webhook: "webhook",
    import: "imported chat",
    file: "imported task file",
    proposal: "approved proposal"
  } satisfies Of<ShownSource>,
  anyImport: "import",
  pending: "being classified",
  failed: "not classified yet",
  suggested: "suggested",
  suggestedHint: "Suggested by the model; no person has confirmed it",
  private: "only you",
  nobody: "unassigned",
  late: "overdue",
  mine: "Mine",
  tasksCount: {
    one: "{n} task",
    other: "{n} tasks"
  },
  showSnoozed: {
    one: "Show {n} task that is hidden until later",
    other: "Show {n} tasks that are hidden until later"
  },
  hideSnoozed: {
    one: "Hide {n} task until its day",
    other: "Hide {n} tasks until their day"
  },
  complete: "Complete",
  start: "Start",
  snooze: "Hide until tomorrow",
  dueTime: "Time",
  snoozeHint: "Lists hide the task until this day",
  snoozeEnd: "Show now",
  reopen: "Reopen",
  cancelTask: "Cancel task",
  share: "Share with the team",
  shareHint: "Only you can see this task.",
  descriptionEmpty: "Add a description",
  descriptionEdit: "Edit the description",
  classifiedBy: "Classified by",
  degraded: "the chosen model gave no answer: {why}",
  why: "Why does this task exist?",
  history: "History",
  removedWords: "removed:",
  addedWords: "added:",
  comment: "Comment",
  commentSend: "Add comment",
  onlyMe: "Only for me",
  noSuchTask: "This task does not exist, or you cannot see it.",
  otherTask: "another task",
  hiddenTask: "a task that you cannot see",
  event: {
    TaskCreated: "created the task",
    TaskClassified: "set the category and priority: {category}, {priority}",
    ClassificationFailed: "could not set the category and priority",
    ClassificationCorrected: "checked the category and priority: {category}, {priority}",
    TaskRetitled: "changed the title to “{title}”",
    TaskDescribed: "changed the description",
    TaskPrioritised: "set the priority: {priority}",
    TaskAssigned: "set the assignee: {assignee}",
    TaskScheduled: "set the due date: {due}",
    TaskSnoozed: "set “Hidden until”: {until}",
    TaskReminded: "reminded of the due date: {due}",
    TaskStarted: "started the task",
    TaskCompleted: "completed the task",
    TaskReopened: "reopened the task",
    TaskCancelled: "cancelled the task",
    TaskCommented: "commented: {text}",
    CommentEdited: "edited a comment",
    CommentDeleted: "deleted a comment",
    CommentRestored: "restored a comment",
    TaskShared: "shared the task with the team",
    TaskLinked: "linked the task to {to}",
    TaskUnlinked: "removed the link to {to}",
    TaskTopicAdded: "added a topic",
    TaskEvidenceAdded: "merged a proposal into the task",
    TaskEvidenceWithdrawn: "removed a merged proposal",
    TaskWithdrawn: "undid the approval that created the task",
    TaskRestored: "approved the proposal again"
  } satisfies Of<Event["_tag"]>,
  created: "Created {task}",
  did: {
    complete: "Completed {task}",
    cancel: "Cancelled {task}",
    start: "Started {task}",
    reopen: "Reopened {task}",
    assign: "Changed the assignee of {task}",
    schedule: "Changed the due date of {task}",
    prioritise: "Changed the priority of {task}",
    correct: "Changed the labels of {task}",
    snooze: "Changed “Hidden until” of {task}",
    retitle: "Changed the title of {task}",
    describe: "Changed the description of {task}"
  },
  undone: "Undone: {task}",
  changedSince: "{task} was changed after that. Undo your part anyway?",
  undoAnyway: "Undo mine",
  eventUnknown: "made a change that this page is too old to describe ({event}). Reload the page.",
  reactor: {
    classify: "Automatic classification"
  },
  step: {
    message: "Said",
    extraction: "Found in chat",
    proposal: "Proposed",
    atom: "Saved as knowledge",
    topic: "Topic",
    run: "Run",
    task: "Task"
  } satisfies Of<WhyStep["is"]>,
  approvedBy: "Proposed, approved by {name}"
}
