/** The due date of a statement that is no work: the day of a decision, the end of a licence, the limit of a rule. */
import type { AtomType } from "../../../../../domain/values.ts"
import { type DueContext, dueDate } from "../../../../language/dates/dueDate.ts"
import { plain } from "../../../../language/words.ts"
import { isElse, wordsAround } from "../../../../language/dates/spans/clues.ts"
import { dueIn } from "./dueIn.ts"

/** Words for the end of a thing. Only with them does a fact have a due date: "the stall opens on Friday" has none. */
const ends =
  /(?<!\p{L})(?:expir\p{L}+|valid|runs out|deadline|due|freeze|cut-?off|last day|закінчу\p{L}+|спливає|спливе|дійсн\p{L}+|діє|діятиме|термін|дедлайн|истека\p{L}+|истеч\p{L}+|заканчива\p{L}+|закончится|действу\p{L}+|действителен|действительна|живет|срок)(?!\p{L})/u
/** "No new kiosks this year" ends with no work. */
const negated = /(?<!\p{L})(?:not|no|never|nothing|\p{L}+n't|не|ні|ничего|нічого|никак\p{L}+|ніяк\p{L}+)(?!\p{L})/u
const period = /(?:year|month|quarter|week|рок|рік|год|місяц|месяц|квартал|тиж|недел)/u
/** "We agreed on Monday" names the day on which people decided, which is no due date. */
const decidedThen =
  /(?<!\p{L})(?:decided|agreed|said|chose|вирішили|домовились|домовилися|решили|договорились|сказал\p{L}?)[^.!?]{0,12}$/u

/** The words of a quote that name the due date of a statement of this type; null if there are none. */
export const statementDue = (type: AtomType, quote: string, said: DueContext): string | null => {
  if (!dated.test(type)) return null
  const read = plain(quote)
  if ((type === "insight" || type === "risk") && !ends.test(read)) return null
  const phrase = dueIn(quote, said) ?? (type === "decision" ? effectiveFrom(quote, said) : null)
  if (phrase === null || (negated.test(read) && period.test(plain(phrase)))) return null
  return isBound(read, plain(phrase)) ? null : phrase
}

/** "No new features after Wednesday", "nothing is paid before January": the day limits a rule, and no work ends on it. */
const isBound = (read: string, phrase: string) => {
  const from = read.indexOf(phrase)
  const clause =
    read
      .slice(0, from)
      .split(/[.!?;:]\s/u)
      .at(-1) ?? ""
  return bound.test(clause + (preposition.exec(phrase)?.[0] ?? ""))
}
const bound =
  /(?<!\p{L})(?:not|no|never|nothing|nobody|\p{L}+n't|не|ні|нічого|ніхто|жодн\p{L}+|ничего|никто|никаких)(?!\p{L}).*(?<!\p{L})(?:after|before|until|till|past|(?:earlier|later|sooner) than|після|до|раніше|пізніше|после|раньше|позже)(?: (?:the|on|in))? $/u
const preposition = /^(?:after|before|until|till|після|до|после)(?: (?:the|on|in))? /u
const dated = /^(?:decision|requirement|risk|blocker|insight)$/u

/** The day from which a decision holds: "from December we pack on our own", "у суботу не працюємо". */
const effectiveFrom = (quote: string, { at, zone }: DueContext) => {
  const phrase = dueDate(quote, { at, zone, isDeadline: true })?.phrase ?? null
  if (phrase === null) return null
  const [read, words] = [plain(quote), plain(phrase)]
  const start = read.indexOf(words)
  const before = read.slice(0, start)
  if (decidedThen.test(before) || (fromNow.test(before) && today.test(words))) return null
  return isElse(wordsAround(read, start, start + words.length), words, false) ? null : phrase
}
/** A rule that holds from today on has no day to wait for. */
const fromNow = /(?<!\p{L})(?:from|as of|since|starting|effective|з|із|від|с|со|от)(?: \p{L}+)? $/u
const today = /^(?:today|now|this (?:morning|afternoon)|сьогодні|сегодня|сейчас|зараз)/u
