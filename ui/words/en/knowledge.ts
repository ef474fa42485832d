/** The words of Knowledge. */
import type { AtomLink, AtomType } from "../../../domain/values.ts"
import type { Of } from "../catalogue.ts"

export const knowledgeEn = {
  topics: "Topics",
  noTopic: "Without a topic",
  everything: "Everything",
  archive: "Archive",
  archived: "archived",
  restore: "Restore",
  rename: "Rename",
  noQuotes: "No quotes that you may see.",
  notThere: "something that is not here",
  nothingKnown: "Nothing is known yet",
  nothingKnownText: "Have a chat read. What is worth keeping is proposed to you, and what you approve stands here.",
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
  atoms: {
    one: "{n} atom",
    other: "{n} atoms"
  },
  topicsCount: {
    one: "{n} topic",
    other: "{n} topics"
  }
}
