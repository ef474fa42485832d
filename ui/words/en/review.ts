/** The words of Review. */
import type { Band, RejectReason } from "../../../domain/values.ts"
import type { ProposalRow, Similar } from "../../../gateways/contract/knowledge.ts"
import type { Of } from "../catalogue.ts"

export const reviewEn = {
  waiting: "What waits",
  proposal: "The proposal",
  draft: "Draft",
  proposed: "proposed",
  decide: "Decide",
  approve: "Approve",
  confirm: "Confirm",
  merge: "Merge…",
  mergeInto: "Merge into this",
  mergeWhat: "Merge into which?",
  nothingNear: "Nothing of this kind is near enough.",
  reject: "Reject",
  edit: "Edit",
  correct: "Correct",
  later: "Later",
  select: "select",
  selected: "selected",
  next: "Next",
  previous: "Previous",
  undo: "undo",
  allKeys: "all keys",
  approveEdited: "Approve as edited",
  editedDraft: "edited",
  notBlank: "It must say something.",
  oldest: "oldest {time}",
  nothingWaits: "Nothing waits for you",
  nothingWaitsText:
    "What a machine distils from the chat comes here, with the words that prove it, for a person to decide.",
  nearest: "Nearest known, by cosine",
  calledForBy: "Called for by",
  evidence: "Evidence",
  evidenceIn: "Evidence in {chat}",
  everyQuoteFound: "every quote was found in its message",
  quoteMoved: "As it was said when it was read; the message was changed since, or is not here:",
  evidenceMissing: "The messages could not be loaded just now. These are the words that were quoted:",
  aroundMissing: "What was said around it could not be loaded just now.",
  nearMissing: "This could not be loaded just now.",
  showWhole: "Show all of it",
  showLess: "Show less",
  madeBy: "Drafted by {model}, prompt {prompt}",
  madeByRules: "Drafted by the built-in rules",
  forItsChat: "for the members of its chat",
  classification: "Classification",
  classificationsToCheck: "Classifications worth a look",
  classifiedHint: "The machine is not sure. Confirm it, or choose what is right.",
  tasksFrom: "Tasks from “{run}”",
  knowledgeFrom: "Knowledge from {chat}",
  knowledgeRead: "Knowledge read on {day}",
  becauseWhy: "Why?",
  toldMany: "{decision}: {proposals}",
  told: {
    approved: "Approved",
    rejected: "Rejected",
    merged: "Merged",
    snoozed: "Put off until tomorrow",
    confirmed: "Confirmed"
  },
  outcome: {
    approved: "approved: {name}",
    rejected: "rejected: {name}",
    merged: "merged: {name}",
    snoozed: "put off until {when}",
    confirmed: "a person has spoken"
  },
  recommended: {
    merge: "looks like a known one",
    update: "adds to a known one"
  } satisfies Of<Exclude<ProposalRow["recommendation"]["is"], "new">>,
  band: {
    likely: "likely",
    unsure: "unsure",
    weak: "weak",
    new: "new"
  } satisfies Of<Band>,
  bandNewHint: "Too few decisions yet to say how often it is right.",
  reason: {
    noise: "noise",
    duplicate: "duplicate",
    wrong: "wrong",
    invented: "invented",
    late: "late"
  } satisfies Of<RejectReason>,
  proposalOf: {
    topic: "Topic proposal",
    atom: "Knowledge proposal",
    task: "Task proposal"
  } satisfies Of<ProposalRow["draft"]["kind"]>,
  kind: {
    proposal: "open",
    message: "said",
    topic: "topic",
    atom: "atom",
    task: "task"
  } satisfies Of<Similar["kind"]>,
  tagsHint: "Tags, with commas between",
  waitingCount: {
    one: "{n} waiting",
    other: "{n} waiting"
  },
  chosen: {
    one: "{n} selected",
    other: "{n} selected"
  },
  quotes: {
    one: "{n} quote",
    other: "{n} quotes"
  },
  proposals: {
    one: "{n} proposal",
    other: "{n} proposals"
  }
}
