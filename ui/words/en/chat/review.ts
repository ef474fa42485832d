/** The words of Review. */
import type { ClosedStatus, DraftLink } from "../../../../domain/values.ts"
import type { ProposalRow, Similar } from "../../../../gateways/contract/knowledge.ts"
import type { Of } from "../../shape/shape.ts"

type PairRelation = DraftLink | "replacedBy" | "closedBy"

export const reviewEn = {
  queue: "Queue",
  proposal: "Proposal",
  draft: "Draft",
  proposed: "proposed",
  decide: "Decide",
  approve: "Approve",
  confirm: "Confirm",
  merge: "Merge…",
  mergeInto: "Merge into this",
  mergeWhat: "Choose what to merge into",
  nothingNear: "Nothing similar to merge into.",
  reject: "Reject",
  edit: "Edit",
  later: "Later",
  select: "select",
  selected: "selected",
  next: "Next",
  previous: "Previous",
  allKeys: "all shortcuts",
  approveEdited: "Approve as edited",
  editedDraft: "edited",
  notBlank: "This must not be empty.",
  oldest: "oldest: {time} ago",
  caughtUp: "All caught up",
  caughtUpText: "Proposals found in chats appear here with their quotes, for a person to decide.",
  similar: "Similar",
  basedOn: "Based on",
  evidence: "Evidence",
  evidenceIn: "Evidence in {chat}",
  everyQuoteFound: "every quote was found in its message",
  inexactFound: "every quote was found, some only by similar words",
  quoteMoved: "The message has been changed or removed since. The quoted words were:",
  evidenceMissing: "The messages could not be loaded. These words were quoted:",
  aroundMissing: "The surrounding messages could not be loaded.",
  nearMissing: "Similar items could not be loaded.",
  showWhole: "Show all",
  showLess: "Show less",
  madeBy: "Drafted by {model}",
  madeByRules: "Drafted by the built-in rules",
  forItsChat: "visible only to members of its chat",
  labelsToCheck: "Check these labels",
  tasksFrom: "Tasks from “{run}”",
  knowledgeFrom: "Knowledge from {chat}",
  knowledgeFound: "Knowledge found on {day}",
  endedInChat: "Finished in the chat",
  otherProposal: "The other proposal",
  thisProposal: "This proposal",
  knownAs: "Known: {label}",
  closeOnly: "Only close {label}",
  endedIt: "finished it",
  itWas: {
    done: "It was done",
    withdrawn: "It was withdrawn",
    replaced: "It was replaced"
  } satisfies Of<ClosedStatus>,
  pair: {
    closes: "Finishes a known statement",
    replaces: "Replaces a known statement",
    contradicts: "Contradicts a known statement",
    replacedBy: "Replaced by a known statement",
    closedBy: "Finished by a known statement"
  } satisfies Of<PairRelation>,
  pairEffect: {
    closes: "Approving saves this statement and marks the known one as done.",
    replaces: "Approving saves this statement and marks the known one as replaced.",
    contradicts: "Approving saves both statements and links them.",
    replacedBy: "Approving saves this statement as replaced. No task is created from it.",
    closedBy: "Approving saves this statement. The known one says that it is done."
  } satisfies Of<PairRelation>,
  otherPair: {
    closes: "Finishes another proposal",
    replaces: "Replaces another proposal",
    contradicts: "Contradicts another proposal",
    replacedBy: "Replaced by another proposal",
    closedBy: "Finished by another proposal"
  } satisfies Of<PairRelation>,
  otherEffect: {
    closes: "The other proposal is decided on its own.",
    replaces: "The other proposal is decided on its own.",
    contradicts: "Both cannot be right. Decide on each of them.",
    replacedBy: "Approving saves this statement as replaced. No task is created from it.",
    closedBy: "The other proposal says that this is done."
  } satisfies Of<PairRelation>,
  showOther: "Show the other proposal",
  weaker: {
    one: "{n} weaker proposal",
    other: "{n} weaker proposals"
  },
  mergeSearch: "Search for another one",
  mergeNone: "Nothing found.",
  labelsConfirmAll: {
    one: "Confirm {n}",
    other: "Confirm all {n}"
  },
  labelsHelp: "The model was not sure of these labels. Change what is wrong and confirm the rest together.",
  labelsLeft: "{n} not checked",
  labelsOf: {
    one: "Labels of {n} task",
    other: "Labels of {n} tasks"
  },
  checked: "checked",
  decidedCount: "{n} decided",
  weakerLeft: {
    one: "{n} weaker proposal is left.",
    other: "{n} weaker proposals are left."
  },
  showThem: "Show",
  toldOne: "{decision}: {title}",
  weakerDecided: "Weaker proposals",
  becauseWhy: "Reason for rejecting",
  toldMany: "{decision}: {proposals}",
  told: {
    approved: "Approved",
    done: "Saved as done",
    rejected: "Rejected",
    merged: "Merged",
    snoozed: "Postponed until tomorrow",
    confirmed: "Confirmed"
  },
  outcome: {
    approved: "approved by {name}",
    rejected: "rejected by {name}",
    merged: "merged by {name}",
    snoozed: "postponed until {when}",
    confirmed: "checked by a person"
  },
  recommended: {
    merge: "may be a duplicate",
    update: "adds to existing knowledge"
  } satisfies Of<Exclude<ProposalRow["recommendation"]["is"], "new">>,
  proposalOf: {
    topic: "Topic proposal",
    atom: "Statement proposal",
    task: "Task proposal"
  } satisfies Of<ProposalRow["draft"]["kind"]>,
  kind: {
    proposal: "proposal",
    message: "message",
    topic: "topic",
    atom: "statement",
    task: "task"
  } satisfies Of<Similar["kind"]>,
  tagsHint: "Tags, separated by commas",
  waitingCount: "{n} to review",
  chosen: "{n} selected",
  quotes: {
    one: "{n} quote",
    other: "{n} quotes"
  },
  proposals: {
    one: "{n} proposal",
    other: "{n} proposals"
  }
}
