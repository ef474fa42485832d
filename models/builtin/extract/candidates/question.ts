/** Questions that nobody answered among the messages at hand. */
import type { Said } from "../../../distilling.ts"
import { plain } from "../../../language/words.ts"
import { contentWords } from "../../../language/text/contentWords.ts"
import type { Sentence } from "../said/sentence.ts"

/** So many messages after a question, and so much time, an answer may still come. */
const answersWithin = 8
const answerMinutes = 30
/** A question of fewer content words asks nothing that can be read alone. */
const fewestWords = 2
/** Who has asked just before the end may yet be answered behind it. */
const mayComeYet = 3
/** The score of a question that was left open, and of one that may yet be answered. */
const left = 0.55
const mayBe = 0.47

/** @returns how sure it is, 0 to 1, that this is a question which was left open; 0 when it is none */
export const openQuestion = (sentence: Sentence, messages: ReadonlyArray<Said>): number => {
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

const isAnswered = (index: number, asked: Said, messages: ReadonlyArray<Said>) => {
  const replies = messages.filter(({ replyTo }, at) => replyTo === index && at > index)
  if (replies.some(({ author }) => author !== asked.author)) return true
  return messages.slice(index + 1, index + 1 + answersWithin).some(
    // Somebody else speaks next: to another message only when it says so, or when it asks something itself.
    ({ author, text, replyTo, at }) =>
      author !== asked.author &&
      (replyTo === null || replyTo === index) &&
      !text.trim().endsWith("?") &&
      Date.parse(at) - Date.parse(asked.at) <= answerMinutes * 60_000
  )
}
