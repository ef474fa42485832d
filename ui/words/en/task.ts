/** The words of tasks: their fields, what can be done to them, and their history. */
import type { Event } from "../../../domain/taskEvents.ts"
import type { Category, Priority, Source, Status } from "../../../domain/values.ts"
import type { WhyStep } from "../../../gateways/contract/knowledge.ts"
import type { Of } from "../catalogue.ts"

export const taskEn = {
  field: {
    title: "Title",
    description: "Description",
    assignee: "Assignee",
    due: "Due",
    priority: "Priority",
    category: "Category",
    status: "Status",
    source: "Came from",
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
    dashboard: "the dashboard",
    api: "the API",
    webhook: "a webhook",
    import: "an imported chat",
    proposal: "a proposal"
  } satisfies Of<Source>,
  pending: "being classified",
  failed: "not classified yet",
  guessed: "the machine's suggestion",
  private: "only you",
  nobody: "nobody",
  late: "late",
  mine: "Mine",
  tasksCount: {
    one: "{n} task",
    other: "{n} tasks"
  },
  complete: "Complete",
  start: "Start",
  reopen: "Reopen",
  cancelTask: "Cancel task",
  share: "Share with the team",
  shareHint: "Only you can see this task.",
  descriptionEmpty: "Add a description",
  descriptionEdit: "Edit the description",
  classifiedBy: "Classified by",
  degraded: "in place of Ollama ({why})",
  why: "Why does this task exist?",
  history: "History",
  comment: "Comment",
  commentSend: "Add comment",
  onlyMe: "Only for me",
  noSuchTask: "There is no such task, or it is not for you to see.",
  event: {
    TaskCreated: "made the task",
    TaskClassified: "classified it: {category}, {priority}",
    ClassificationFailed: "could not classify it",
    ClassificationCorrected: "corrected the classification: {category}, {priority}",
    TaskRetitled: "changed the title to “{title}”",
    TaskDescribed: "changed the description",
    TaskPrioritised: "set the priority: {priority}",
    TaskAssigned: "gave it to {assignee}",
    TaskScheduled: "set the due date: {due}",
    TaskStarted: "started it",
    TaskCompleted: "completed it",
    TaskReopened: "reopened it",
    TaskCancelled: "cancelled it",
    TaskCommented: "wrote: {text}",
    TaskShared: "shared it with the team",
    TaskLinked: "linked it to another task",
    TaskUnlinked: "unlinked it from another task",
    TaskTopicAdded: "filed it under a topic",
    TaskEvidenceAdded: "merged a proposal into it",
    TaskEvidenceWithdrawn: "took a merged proposal out again",
    TaskWithdrawn: "took back the approval that made it",
    TaskRestored: "approved it again"
  } satisfies Of<Event["_tag"]>,
  eventUnknown: "did something that this page is too old to describe ({event}); reload it",
  reactor: {
    classify: "Classification"
  },
  step: {
    message: "Said",
    extraction: "Read",
    proposal: "Proposed and decided",
    atom: "Known",
    topic: "Topic",
    run: "Run",
    task: "Task"
  } satisfies Of<WhyStep["is"]>
}
