/** The words of Runs. */
import type { ExtractionRow, RunRow, Tick } from "../../../../gateways/contract/knowledge.ts"
import type { NextStep } from "../../../runs/progress/nextStep.ts"
import type { Of } from "../../shape/shape.ts"

export const runsEn = {
  findKnowledgeHere: "Find knowledge in this chat",
  findKnowledgeText: "Reads the messages and proposes topics and statements with quotes, for you to review.",
  chat: "Chat",
  everyChat: "All chats",
  from: "From",
  until: "To",
  includeProcessed: "Include messages already processed",
  suggestTasks: "Suggest tasks from knowledge",
  suggestTasksText: "You have {atoms}. Proposes tasks that follow from them, for you to review.",
  topicsAll: "Topics (choose none for all)",
  includeUsed: "Include knowledge already used",
  runName: "Run of {day}",
  runOpen: "“{name}” is still open. Close or cancel it first.",
  noRuns: "No runs yet.",
  runsAtWork: "At work",
  runsEnded: "Ended",
  atWorkCount: "{n} at work",
  notStarted: "Not started",
  extractionStartedBy: "Find knowledge in a chat, started by {name} on {day} at {time}",
  runStartedBy: "Suggest tasks from knowledge, started by {name} on {day} at {time}",
  approveFirst: "Approve knowledge first: tasks are suggested from approved statements.",
  findFirst: "Find knowledge in a chat to begin.",
  showRun: "Show",
  decideNow: "Decide",
  closeRun: "Close “{name}”",
  closeAfter: "The run can be closed after that.",
  trouble: "Trouble",
  notRead: "{what} not read",
  failuresHidden: "and {n} more",
  retryLater: "They can be tried again when the run has ended.",
  retryOnlyFailed: "Only these parts are read again.",
  madeWith: "Made with",
  modelName: "Model",
  prompt: "Prompt",
  attempt: "Attempt",
  everyTopic: "all topics",
  everyDay: "all days",
  usedToo: "knowledge already used included",
  usedLeftOut: "knowledge already used left out",
  processedToo: "messages already processed included",
  processedLeftOut: "messages already processed left out",
  partsRead: {
    one: "{n} part read",
    other: "{n} parts read"
  },
  proposalsSoFar: {
    one: "{n} proposal so far, can be reviewed now",
    other: "{n} proposals so far, can be reviewed now"
  },
  nextStep: {
    suggest: "Knowledge is ready for a run",
    close: "Every proposal of this run is decided",
    start: "The run is ready to start",
    continue: "It continues where it stopped"
  } satisfies Of<Exclude<NextStep["is"], "decide" | "none">>,
  phase: {
    collect: "Collect",
    thread: "Thread",
    read: "Read",
    propose: "Propose",
    check: "Check",
    store: "Store",
    done: "Done"
  } satisfies Of<Tick["stage"]>,
  tile: {
    messages: "messages read",
    noise: "skipped as small talk",
    statements: "statements read",
    proposed: "proposed",
    unlocated: "dropped without a quote",
    approved: "approved",
    rejected: "rejected",
    waiting: "left to decide"
  },
  counting: "counting",
  doneOf: "{done} of {total}",
  rate: "{n} per second",
  timeLeft: "{time} left",
  took: "took {time}",
  because: "Stopped: {reason}",
  accepted: "{share} accepted",
  runStatus: {
    requested: "waiting to start",
    created: "not started",
    running: "running",
    completed: "done",
    failed: "failed",
    cancelled: "cancelled",
    closed: "closed"
  } satisfies Of<ExtractionRow["status"] | RunRow["status"]>,
  verb: {
    start: "Start",
    cancel: "Cancel",
    retry: "Try again",
    continue: "Continue",
    close: "Close"
  },
  verdict: {
    edited: "{n} edited",
    merged: "{n} merged"
  },
  unprocessed: "{n} not processed",
  skipped: "{n} skipped as small talk",
  duplicates: "{n} already known",
  unlocated: "{n} dropped, no quote found",
  failedParts: {
    one: "{n} part failed",
    other: "{n} parts failed"
  }
}
