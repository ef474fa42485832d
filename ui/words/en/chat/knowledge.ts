/** The words of Knowledge. */
import type { AtomLink, AtomType, ItemStatus } from "../../../../domain/values.ts"
import type { Of } from "../../shape/shape.ts"

export const knowledgeEn = {
  withoutTopic: "No topic",
  archive: "Archive",
  archived: "archived",
  rename: "Rename",
  noQuotes: "No quotes that you can see.",
  notThere: "a statement that you cannot see",
  noKnowledge: "No knowledge yet",
  noKnowledgeText: "Find knowledge in a chat: you decide on each proposal, and approved ones appear here.",
  atom: {
    problem: "problem",
    solution: "solution",
    decision: "decision",
    question: "question",
    insight: "insight",
    idea: "idea",
    blocker: "blocker",
    risk: "risk",
    requirement: "requirement"
  } satisfies Of<AtomType>,
  link: {
    continues: "continues",
    solves: "solves",
    contradicts: "contradicts",
    supports: "supports",
    refines: "refines",
    "relates-to": "relates to",
    "depends-on": "depends on"
  } satisfies Of<AtomLink>,
  life: {
    open: "open",
    done: "done",
    withdrawn: "withdrawn",
    replaced: "replaced"
  } satisfies Of<ItemStatus>,
  linkedStatements: "Links",
  backlinks: "Linked from",
  findStatement: "Number or words",
  removeTag: "Remove the tag {tag}",
  quotesHead: "Quotes",
  usedBy: "Used by",
  newestOnly: "Only the newest tasks are shown.",
  versions: "Versions",
  whatChanged: "What changed",
  versionNow: "Version {n}, current",
  versionNo: "Version {n}",
  restoreVersion: "Restore",
  replacedBy: "replaced by…",
  anyType: "Any type",
  allStatements: "All statements",
  statementsLabel: "Statements",
  noStatements: "No statements match.",
  noStatementsHere: "No statements in this topic yet.",
  statementDetails: "The chosen statement",
  editSummary: "Edit the summary",
  mergeStatement: "Merge {label} into",
  mergeTopicInto: "Merge into…",
  mergeTopic: "Merge “{name}” into",
  noOtherTopic: "There is no other topic.",
  topicActs: "Actions on the topic {name}",
  archivedTopics: "Archived topics",
  cannotBoth: "These two cannot both hold",
  keepThis: "Keep this",
  bothHold: "Both hold",
  statementTab: {
    standing: "All",
    open: "Open",
    done: "Done",
    ended: "Withdrawn or replaced",
    archived: "Archived"
  },
  statementOrder: {
    newest: "Newest",
    oldest: "Oldest",
    changed: "Last changed"
  },
  didKnown: {
    revise: "{label} changed",
    tag: "Tags of {label} changed",
    link: "{label} linked",
    unlink: "Link of {label} removed",
    close: "{label} closed",
    reopen: "{label} opened again",
    archive: "{label} archived",
    restore: "{label} restored",
    rename: "{label} renamed",
    describe: "Summary of {label} changed",
    merge: "{label} merged",
    unmerge: "Merge of {label} undone"
  },
  versionsCount: {
    one: "{n} version",
    other: "{n} versions"
  },
  morePairs: {
    one: "{n} more pair",
    other: "{n} more pairs"
  },
  mergeTopicText: {
    one: "{n} statement, and the tasks of the topic, move to the other one.",
    other: "{n} statements, and the tasks of the topic, move to the other one."
  },
  endedBy: "{status} · {name}, {day}",
  statements: {
    one: "{n} statement",
    other: "{n} statements"
  },
  topicsCount: {
    one: "{n} topic",
    other: "{n} topics"
  }
}
