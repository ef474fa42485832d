/** Sentences that look back: a good or bad point of a review, and trouble that is over. */
import { phrases, plain } from "../../../../language/words.ts"
import { doneWords, unfinished } from "../../status/closingWords.ts"

/** "Good: the handover. Not good: two late nights." A review of a week repeats what the chat has said before. */
const review =
  /^(?:(?:not|less|also) (?:so )?)?(?:good|bad|great|went (?:well|wrong|badly)|what went (?:well|wrong)|better|worse|добре|погано|не дуже|хорошо|плохо|не очень|плюс(?:и|ы)?|мінус(?:и)?|минус(?:ы)?)\s?:\s/u

export const isReview = (text: string): boolean => review.test(plain(text.slice(0, mostRead)))

const confirmed = phrases`
  confirmed, verified, is stable, now (?:works?|gets?|opens?|shows?|runs?|loads?), no longer, fewer errors, підтверджую, перевірено, виправлення, виправлено, стабільно, більше не (?:падає|зависає|гальмує),
  подтверждаю, проверено, исправление, исправлено, стабильно, больше не (?:падает|зависает|тормозит)`

/** Whether a sentence says that trouble is over: "confirmed, the form now opens". */
export const reportsDone = (text: string): boolean => {
  const read = plain(text.slice(0, mostRead))
  if (unfinished.test(read)) return false
  return read.search(confirmed) >= 0 || read.search(doneWords) >= 0
}

/** Only this much of a sentence is read. UTF-16 units. */
const mostRead = 400
