/** The factors that the words of one sentence give: its kind of speech, and how it is meant. */
import { plain } from "../../../../language/words.ts"
import { english } from "../lexicon/en.ts"
import { type CueIndex, cueIndexOf, cuesIn } from "../lexicon/cueIndex.ts"
import type { SpeechFactor } from "../lexicon/lexicon.ts"
import { russian } from "../lexicon/ru.ts"
import { ukrainian } from "../lexicon/uk.ts"

/** Only this much of a longer sentence is read. UTF-16 units. */
const mostRead = 600

const languages = {
  english: cueIndexOf(english),
  ukrainian: cueIndexOf(ukrainian),
  russian: cueIndexOf(russian)
}

/** The cues of each language whose letters the text has. Letters that only one language has exclude the other. */
const indexesFor = (text: string): ReadonlyArray<CueIndex> => [
  ...(/[a-z]/u.test(text) ? [languages.english] : []),
  ...(/[а-я]/u.test(text) && !/[ыэъ]/u.test(text) ? [languages.ukrainian] : []),
  ...(/[а-я]/u.test(text) && !/[іїєґ]/u.test(text) ? [languages.russian] : [])
]

/** A negation before or after a cue of trouble denies the trouble: "no bugs found", "крашей нет". */
const negatable: ReadonlySet<string> = new Set<SpeechFactor>([
  "trouble",
  "fails",
  "damage",
  "wrong thing",
  "slow",
  "exposed",
  "complaint",
  "blocked",
  "risky"
])
const deniedBefore =
  /(?<!\p{L})(?:no|not|never|without|zero|nothing|no longer|isn't|aren't|wasn't|don't|doesn't|didn't|hasn't|haven't|any|не|ні|без|жодн\p{L}+|нема|немає|нет|ни одн\p{L}+|більше не|больше не)(?: (?:a|an|any|single|more|really|known|open|critical|major|been|be|longer|жодн\p{L}+|критичн\p{L}+|серйозн\p{L}+|серьезн\p{L}+)){0,2} $/u
const deniedAfter =
  /^ {0,2}[:–—-]? {0,2}(?:0(?![\p{L}\p{N}.])|none|nil|нема|немає|нет|не було|не было)(?![\p{L}\p{N}])/u
/** A cue that is itself a negation, such as "not working" or "не працює", is not denied by its own words. */
const isNegation = /^(?:does|do|did|is|are|was|were|has|have)(?:n't| not)|^(?:can(?:not|'t)|not|unable|не|нет|нема) ?/u

export interface Speech {
  readonly cues: ReadonlySet<string>
  /** The factors of cues that are denied. */
  readonly denied: ReadonlySet<string>
  /** Whether the sentence quotes other words. */
  readonly quotes: boolean
}

/** Words in quotation marks are another person's: their cues do not count. A quoted name of one word stays. */
const quotation =
  /(?:«[^»\n]{0,300}»|“[^”\n]{0,300}”|„[^“”\n]{0,300}[“”]|(?<![\p{L}\p{N}])"[^"\n]{0,300}"(?![\p{L}\p{N}]))/gu

export const speechOf = (text: string): Speech => {
  const read = plain(text.slice(0, mostRead))
  const own = read.replace(quotation, (words) => (words.includes(" ") ? words.replace(/[^\s]/gu, "·") : words))
  const cues = new Set<string>()
  const denied = new Set<string>()
  for (const index of indexesFor(own))
    for (const { name, words, at } of cuesIn(index, own))
      if (negatable.has(name) && isDenied(own, words, at)) denied.add(name)
      else cues.add(name)
  return { cues, denied, quotes: own !== read }
}

const isDenied = (text: string, words: string, at: number) =>
  deniedAfter.test(text.slice(at + words.length, at + words.length + 20)) ||
  (!isNegation.test(words) && deniedBefore.test(text.slice(Math.max(0, at - 30), at)))
