/** The messages around each message of a window: their replies, agreement and completion. */
import type { WindowMessage } from "../../../distillation.ts"
import { phrases, plain } from "../../../language/words.ts"

export interface Neighbours {
  /** The number of replies by others. */
  readonly replies: number
  /** Whether a short message of agreement follows, or one of completion. */
  readonly agreed: boolean
  readonly completed: boolean
}

/** The beginning of an answer shows its purpose. UTF-16 units. */
const beginning = 80
/** A longer message says more than that it agrees. UTF-16 units. */
const shortAnswer = 60
/** Answers come within this many messages and minutes. */
const near = 4
const nearMinutes = 15

const agrees = phrases`
  ok, okay, yes, yep, yeah, sure, agreed, agree, sounds good, will do, deal, good idea, makes sense, perfect, works for me,
  fine, great, так, добре, ок, гаразд, згоден, згодна, зроблю, домовились, приймається, прийнято, підходить, ага, звісно,
  да, хорошо, ладно, согласен, согласна, сделаю, договорились, принято, подходит, конечно, давай`
const completes = phrases`
  done, fixed, merged, deployed, sent, ready, finished, resolved, works now, готово, зроблено, зробив, зробила, виправив,
  виправила, надіслав, надіслала, сделано, сделал, сделала, починил, починила, отправил, отправила, исправил, исправила,
  работает`

export const neighboursOf = (messages: ReadonlyArray<WindowMessage>): ReadonlyArray<Neighbours> =>
  messages.map((message, i) => {
    const others = messages.slice(i + 1, i + 1 + near).filter((other) => isSoonAfter(message, other))
    const replies = messages.filter(({ replyTo, author }) => replyTo === i && author !== message.author)
    const answers = [...others, ...replies].map(({ text }) => plain(text.slice(0, beginning)))
    return {
      replies: replies.length,
      agreed: answers.some((text) => text.length < shortAnswer && text.match(agrees) !== null),
      completed: answers.some((text) => text.match(completes) !== null)
    }
  })

const isSoonAfter = (message: WindowMessage, other: WindowMessage) =>
  other.author !== message.author && Date.parse(other.at) - Date.parse(message.at) <= nearMinutes * 60_000
