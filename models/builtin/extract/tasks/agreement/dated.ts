/** Dates work by a later message that only names a day. */
import type { WindowMessage } from "../../../../distillation.ts"
import { plain } from "../../../../language/words.ts"
import { onlyDay, saidIn } from "../../sentence/due/dueIn.ts"
import { akin, plainWords } from "../words/akin.ts"
import { timeWord } from "../words/timeWord.ts"
import { type NamedWork, wholeQuote } from "./accept.ts"
import type { Open } from "./openWork.ts"

/** A day comes within this many messages after the work, unless it is a reply. */
const dayReach = 3

/** A message that only names a day dates the latest work of its author: "Can you mend the gate?", "Friday after four". */
export const datedLater = ({ open, messages, zone }: NamedWork, at: number) => {
  const message = messages[at]
  const phrase = message === undefined ? null : onlyDay(message.text, saidIn(message, zone))
  if (message === undefined || phrase === null) return
  const { author, replyTo } = message
  const work = open.findLast(
    ({ heard, asked, due }) =>
      (due === null || asked === author) &&
      (replyTo === null
        ? at - heard.message <= dayReach && (heard.author === author || asked === author)
        : replyTo === heard.message)
  )
  const quote = wholeQuote(message)
  if (work === undefined || quote === null || asksOther(messages[at - 1], message, work)) return
  work.due = phrase
  if (!work.evidence.some((each) => each.message === at)) work.evidence.push({ message: at, quote })
}

/** "And the filter by port?", "next week": the day answers a question about another thing. */
const asksOther = (before: WindowMessage | undefined, message: WindowMessage, { heard }: Open) => {
  if (before === undefined || before.author === message.author || !before.text.trim().endsWith("?")) return false
  const asked = plainWords(before.text).filter((word) => !timeWord.test(word))
  if (asksWhen.test(plain(before.text))) return false
  return asked.length > 0 && akin(asked, heard.words) === 0
}

const asksWhen = /(?<!\p{L})(?:when|what time|which day|коли|котрій|котру|когда|сколько|какому|якого|якому)(?!\p{L})/u
