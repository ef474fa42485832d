/**
 * The cues of one language: for each factor its words, as expressions on `plain` text. `*` after a letter or a bracket
 * matches any ending.
 */

/** Words that show the kind of a statement. */
export const speechFactors = [
  "decided",
  "approved",
  "group does",
  "group refuses",
  "changes a plan",
  "keeps",
  "rule",
  "event",
  "draws a conclusion",
  "fails",
  "trouble",
  "damage",
  "wrong thing",
  "slow",
  "exposed",
  "complaint",
  "blocked",
  "risky",
  "expires",
  "cause",
  "limit",
  "price",
  "belongs",
  "heads-up",
  "learned",
  "solved",
  "advice",
  "proposed",
  "needed",
  "asked",
  "promised",
  "finished",
  "in progress",
  "unclear",
  "foretells",
  "contrasts",
  "arrives"
] as const

/** Words that show how a statement is meant, in which order things happen, and what is not serious. */
export const moodFactors = [
  "accepts",
  "refuses",
  "condition",
  "hypothetical",
  "only in theory",
  "reported",
  "rumour",
  "sarcasm",
  "joke",
  "wish",
  "courtesy",
  "past",
  "trivia",
  "meeting",
  "opinion",
  "hedge",
  "manners",
  "asks anyone",
  "asks you",
  "asks how much",
  "asks back",
  "rhetorical",
  "denies"
] as const

export type SpeechFactor = (typeof speechFactors)[number]
export type MoodFactor = (typeof moodFactors)[number]
export type Lexicon = Readonly<Partial<Record<SpeechFactor | MoodFactor, ReadonlyArray<string>>>>

/** A list of expressions: cueWords`bugs?, crash*, not working`. */
export const cueWords = (strings: TemplateStringsArray): ReadonlyArray<string> =>
  String.raw(strings).trim().split(/,\s+/u)
