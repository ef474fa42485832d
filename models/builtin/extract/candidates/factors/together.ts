/** Factors that need several other factors together. */

interface Found {
  readonly has: (name: string) => boolean
  readonly any: (names: ReadonlyArray<string>) => boolean
}

const trouble = ["fails", "trouble", "damage", "wrong thing", "slow", "exposed", "complaint", "blocked"]
const work = ["asked", "needed", "promised", "first: verb"]
const answers = ["answers a question", "answers a proposal", "answers a request"]
const settling = ["accepts", "refuses", "draws a conclusion", "keeps", "approved", "group does", "group refuses"]
const thin = ["no content", "one word", "two words"]

const rules: ReadonlyArray<readonly [string, (found: Found) => boolean]> = [
  ["any trouble", ({ has, any }) => any(trouble) && !has("asks")],
  ["trouble of a thing", ({ any }) => any(trouble) && !any(["asks", "has I", "has you", "first: I", ...work])],
  [
    "trouble now",
    ({ has, any }) => any(trouble) && any(["a time", "dated", "alarm", "starts", "number and noun"]) && !has("past")
  ],
  ["work", ({ any }) => any(work)],
  ["no work", ({ has, any }) => !any(work) && !has("asks")],
  ["dated, no work", ({ has, any }) => any(["dated", "a time"]) && !any(work) && !has("asks")],
  ["figure, no work", ({ has, any }) => has("figure") && !any(work) && !has("asks")],
  ["settles", ({ has, any }) => any(answers) && any(settling) && !has("asks") && !has("promised")],
  [
    "settles with content",
    ({ any }) => any(answers) && any(settling) && !any(["asks", "promised", "no content", "one word"])
  ],
  [
    "answers with a fact",
    ({ has, any }) => has("answers a question") && !any([...work, "asks", "no content", "one word", "condition"])
  ],
  [
    "answers with a figure",
    ({ has, any }) => any(["answers a question", "answers how much"]) && has("figure") && !any([...work, "asks"])
  ],
  [
    "explains trouble",
    ({ has, any }) => has("answers trouble") && any(["cause", "first: pronoun", "learned", "solved"]) && !has("asks")
  ],
  ["only a time", ({ any }) => any(["dated", "a time"]) && any(thin) && !any([...work, "asks"])],
  ["event at a time", ({ has, any }) => has("event") && has("dated") && !any(["asks", "first: I"])],
  [
    "plan changes at a time",
    ({ has, any }) => any(["changes a plan", "keeps"]) && any(["dated", "a time", "figure"]) && !has("asks")
  ],
  [
    "group acts at a time",
    ({ has, any }) => any(["group does", "group refuses", "rule"]) && any(["dated", "a time", "figure"]) && !has("asks")
  ],
  ["refusal of the group", ({ has, any }) => has("group refuses") && !any(["asks", "hedge", "condition"])],
  [
    "conclusion of the group",
    ({ any }) =>
      any(["draws a conclusion", "accepts"]) &&
      any(["group does", "group refuses", "changes a plan", "rule", "dated"]) &&
      !any(["asks", "promised"])
  ],
  ["rule for all", ({ has, any }) => has("rule") && !any(["asks", "condition", "past", "opinion"])],
  [
    "announces",
    ({ any }) =>
      any(["heads-up", "foretells", "expires"]) && any(["dated", "a time", "figure"]) && !any(["asks", "promised"])
  ],
  ["ends on a day", ({ has, any }) => has("expires") && has("dated") && !any(["asks", "promised"])],
  ["limit of a thing", ({ has }) => has("limit") && has("figure") && !has("asks")],
  ["price of a thing", ({ has, any }) => any(["price", "money"]) && has("figure") && !has("asks")],
  [
    "advice to a person",
    ({ has, any }) =>
      any(["advice", "first: you"]) &&
      any(["addressed", "answers a question", "answers trouble", "replies"]) &&
      !has("asks")
  ],
  ["open question", ({ has, any }) => has("asks") && !any(["answers a question", "asks you", ...thin])],
  [
    "question of the asker",
    ({ has, any }) =>
      has("asks") && any(["has I", "has we", "asks anyone", "asks how much"]) && !any(["asks back", "no content"])
  ],
  [
    "counter-question",
    ({ has, any }) =>
      has("asks") &&
      any(["asks you", "has you", "asks back"]) &&
      any(["answers a question", "answers trouble", "addressed"])
  ],
  ["request as a question", ({ has }) => has("asks") && has("asked")],
  ["proposal as a question", ({ has }) => has("asks") && has("proposed")],
  ["not serious", ({ any }) => any(["sarcasm", "joke", "wink"])],
  ["might have been", ({ any }) => any(["hypothetical", "wish"])],
  ["hearsay", ({ any }) => any(["rumour"])],
  ["on a condition", ({ has }) => has("condition") && !has("has you")],
  ["talk of the meeting", ({ has, any }) => has("meeting") && !any(["dated", "decided"])],
  ["opinion only", ({ any }) => any(["opinion", "hedge"]) && !any([...work, "figure", "proposed", ...trouble])],
  ["finished work", ({ any }) => any(["finished", "tick"]) && !any([...work, "negation", "asks"])],
  ["finished by me", ({ any }) => any(["finished", "past verb"]) && any(["first: I"])]
]

/** @param factors the factors of the words, of the form and of the conversation */
export const togetherOf = (factors: ReadonlySet<string>): ReadonlyArray<string> => {
  const has = (name: string) => factors.has(name)
  const any = (names: ReadonlyArray<string>) => names.some(has)
  return rules.flatMap(([name, holds]) => (holds({ has, any }) ? [name] : []))
}
