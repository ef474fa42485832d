/** The words of Knowledge. */
import type { AtomLink, AtomType, ItemStatus } from "../../../domain/values.ts"
import type { Of } from "../shape/shape.ts"

export const knowledgeEn = {
  topics: "Topics",
  noTopic: "No topic",
  everything: "All",
  archive: "Archive",
  archived: "archived",
  restore: "Restore",
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
  markAs: "Mark as",
  reopen: "Reopen",
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
