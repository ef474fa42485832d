/** The words of Runs. */
import type { ExtractionRow, RunRow, Tick } from "../../../gateways/contract/knowledge.ts"
import type { Of } from "../shape/shape.ts"

export const runsEn = {
  findKnowledge: "Find knowledge in a chat",
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
  counting: "counting",
  doneOf: "{done} of {total}",
  rate: "{n} per second",
  timeLeft: "{time} left",
  took: "took {time}",
  because: "Stopped: {reason}",
  accepted: "{share} accepted",
  closeRunning: "You can close it when it is finished.",
  runStatus: {
    requested: "waiting to start",
    created: "not started",
    running: "running",
    completed: "done",
    failed: "failed",
    cancelled: "cancelled",
    closed: "closed"
  } satisfies Of<ExtractionRow["status"] | RunRow["status"]>,
  stage: {
    collect: "collecting",
    thread: "grouping into conversations",
    read: "reading",
    propose: "proposing",
    done: "done"
  } satisfies Of<Tick["stage"]>,
  verb: {
    start: "Start",
    cancel: "Cancel",
    retry: "Try again",
    close: "Close"
  },
  verdict: {
    approved: "{n} approved",
    edited: "{n} edited",
    merged: "{n} merged",
    rejected: "{n} rejected"
  },
  messagesCount: {
    one: "{n} message",
    other: "{n} messages"
  },
  unprocessed: "{n} not processed",
  processed: "{n} processed",
  skipped: "{n} skipped as small talk",
  duplicates: "{n} already known",
  unlocated: "{n} dropped, no quote found",
  failedParts: {
    one: "{n} part failed",
    other: "{n} parts failed"
  },
  closeWaits: {
    one: "{n} proposal is undecided: decide on it first.",
    other: "{n} proposals are undecided: decide on them first."
  }
}
