/** Finds questions that no message of the window answers. */
import type { WindowMessage } from "../../../distillation.ts"
import { plain } from "../../../language/words.ts"
import { contentWords } from "../../../language/text/contentWords.ts"
import type { Sentence } from "../sentence/sentence.ts"

/** An answer comes within this many messages and minutes after the question. */
const answersWithin = 8
const answerMinutes = 30
/** A question with fewer content words cannot be understood without its context. */
const fewestWords = 2
/** A question among the last messages of the window may be answered after its end. */
const mayComeYet = 3
/** The scores of an unanswered question, and of one that may be answered after the window. */
const left = 0.55
const mayBe = 0.47

/** @returns the score of an open question, 0 to 1; 0 if the sentence is not a question or has an answer */
export const openQuestion = (sentence: Sentence, messages: ReadonlyArray<WindowMessage>): number => {
  if (!asks(sentence.text) || contentWords(sentence.text).length < fewestWords) return 0
  const { message } = sentence
  const asked = messages[message]
  if (asked === undefined || isAnswered(message, asked, messages)) return 0
  return message + mayComeYet >= messages.length ? mayBe : left
}

const interrogative =
  /^(?:so |and |but |а |і |и |ну )?(?:who|what|when|where|why|how|which|whose|does|do|did|is|are|was|has|have|should|can|could|will|any|anyone|хто|що|коли|де|чому|навіщо|як|який|яка|яке|які|чи|скільки|куди|кто|что|когда|где|почему|зачем|как|какой|какая|какое|какие|ли|сколько|куда)(?!\p{L})/u

export const asks = (text: string): boolean =>
  /\?[\s\p{P}\p{S}]{0,4}$/u.test(text) && (interrogative.test(plain(text)) || text.length >= 20)

const isAnswered = (index: number, asked: WindowMessage, messages: ReadonlyArray<WindowMessage>) => {
  const replies = messages.filter(({ replyTo }, at) => replyTo === index && at > index)
  if (replies.some(({ author }) => author !== asked.author)) return true
  return messages.slice(index + 1, index + 1 + answersWithin).some(
    // The next message of another author is an answer, unless it replies to another message or is itself a question.
    ({ author, text, replyTo, at }) =>
      author !== asked.author &&
      (replyTo === null || replyTo === index) &&
      !text.trim().endsWith("?") &&
      Date.parse(at) - Date.parse(asked.at) <= answerMinutes * 60_000
  )
}
