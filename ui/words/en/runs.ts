/** The words of Runs. */
import type { ExtractionRow, RunRow, Tick } from "../../../gateways/contract/knowledge.ts"
import type { Of } from "../catalogue.ts"

export const runsEn = {
  distil: "Distil the chat",
  distilThis: "Distil this chat",
  distilText: "The messages are read, and topics and knowledge are proposed to you, each with its quotes.",
  chat: "Chat",
  everyChat: "Every chat",
  from: "From",
  until: "Until",
  readAgain: "Also what was read before",
  startReading: "Start reading",
  analyse: "Find tasks in what is known",
  analyseText: "{atoms} known. Tasks that follow from them are proposed to you.",
  topicsAll: "Topics: all, unless you choose",
  analyseAgain: "Also what an earlier run has looked at",
  runName: "Run of {day}",
  runOpen: "“{name}” is open: close it first, or cancel it.",
  startRun: "Start the run",
  noRuns: "Nothing was read or analysed yet.",
  counting: "counting",
  doneOf: "{done} of {total}",
  rate: "{n} a second",
  timeLeft: "{time} left",
  took: "took {time}",
  because: "It stopped: {reason}",
  kept: "kept {share}",
  closeRunning: "It can be closed when it is done.",
  runStatus: {
    requested: "waits to begin",
    created: "not started",
    running: "at work",
    completed: "done",
    failed: "failed",
    cancelled: "cancelled",
    closed: "closed"
  } satisfies Of<ExtractionRow["status"] | RunRow["status"]>,
  stage: {
    collect: "collecting",
    thread: "sorting into threads",
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
    approved: "approved {n}",
    edited: "edited {n}",
    merged: "merged {n}",
    rejected: "rejected {n}"
  } satisfies Of<keyof RunRow["verdicts"]>,
  messagesCount: {
    one: "{n} message",
    other: "{n} messages"
  },
  unread: {
    one: "{n} not read yet",
    other: "{n} not read yet"
  },
  readCount: {
    one: "{n} read",
    other: "{n} read"
  },
  noiseCount: {
    one: "{n} said nothing",
    other: "{n} said nothing"
  },
  duplicates: {
    one: "{n} known already",
    other: "{n} known already"
  },
  unlocated: {
    one: "{n} without proof, dropped",
    other: "{n} without proof, dropped"
  },
  failedParts: {
    one: "{n} part failed",
    other: "{n} parts failed"
  },
  closeWaits: {
    one: "{n} proposal waits: decide on it first.",
    other: "{n} proposals wait: decide on them first."
  }
}
