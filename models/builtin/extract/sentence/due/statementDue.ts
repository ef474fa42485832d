/** The due date of a statement that is no work: the day of a decision, the end of a licence, the limit of a rule. */
import type { AtomType } from "../../../../../domain/values.ts"
import { type DueContext, dueDate } from "../../../../language/dates/dueDate.ts"
import { plain } from "../../../../language/words.ts"
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
  if (type === "insight" && !ends.test(read)) return null
  const phrase = dueIn(quote, said) ?? (type === "decision" ? effectiveFrom(quote, said) : null)
  return phrase !== null && negated.test(read) && period.test(plain(phrase)) ? null : phrase
}
const dated = /^(?:decision|requirement|risk|blocker|insight)$/u

/** The day from which a decision holds: "from December we pack on our own", "у суботу не працюємо". */
const effectiveFrom = (quote: string, { at, zone }: DueContext) => {
  const phrase = dueDate(quote, { at, zone, isDeadline: true })?.phrase ?? null
  return phrase === null || decidedThen.test(plain(quote.slice(0, quote.indexOf(phrase)))) ? null : phrase
}
