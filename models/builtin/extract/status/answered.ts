/** Finds the message that answers a question. */
import type { WindowMessage } from "../../../distillation.ts"
import { plain } from "../../../language/words.ts"
import { akin, plainWords } from "../tasks/words/akin.ts"
import { greeting, isOpener } from "../sentence/address.ts"

/** An answer with words of the question comes within this many messages; one of the next messages may answer without them. */
const answersWithin = 8
const nextWithin = 2
/** Only this much of an answer is compared. UTF-16 units. */
const mostRead = 600

const ignorant = /(?<!\p{L})(?:no idea|don't know|dunno|not sure|не знаю|без поняття|понятия не имею)(?!\p{L})/iu
const asks = /\?(?:[\s\p{P}\p{S}]|$)/u
const addressed = /^(?<at>@)?(?<name>[\p{L}_][\p{L}\p{N}_|.-]{1,29})(?<mark>[:,]?)\s/u
const yesOrNo = /^(?:yes|no|yep|yeah|nope|sure|так|ні|да|нет|ага)(?!\p{L})/u
/** From this share of messages with an address on, an answer without one must share a word with its question. */
const addressing = 0.2

/**
 * The index of the first answer; null without one. Another person must give it. A message that asks, greets, or addresses
 * a third person starts or continues another conversation.
 *
 * @param names the names of the people, in the order of their indexes
 */
export const answeringMessage = (
  asked: { readonly message: number; readonly quote: string },
  messages: ReadonlyArray<WindowMessage>,
  names: ReadonlyArray<string>
): number | null => {
  const question = messages[asked.message]
  if (question === undefined) return null
  const own = plainWords(asked.quote)
  const asker = question.from === null ? null : plain(names[question.from] ?? "")
  const known = new Set(names.map((name) => plain(name)))
  const wanted = addresseeOf(asked.quote, known)
  const isAddressed =
    messages.filter(({ text }) => addresseeOf(text, known) !== null).length >= addressing * messages.length
  const at = messages.findIndex(({ author, from, text, replyTo }, m) => {
    const gap = m - asked.message
    if (gap <= 0 || author === question.author || text.trim().endsWith("?") || ignorant.test(text)) return false
    if (replyTo !== null || gap > answersWithin) return replyTo === asked.message
    if (wanted !== null && from !== null && known.has(wanted) && plain(names[from] ?? "") !== wanted) return false
    const to = addresseeOf(text, known)
    if (to !== null) return to === asker
    const read = plain(text.slice(0, mostRead))
    const words = plainWords(read)
    if (greeting.test(text) || asks.test(read) || (words.length === 0 && !yesOrNo.test(read))) return false
    return (gap <= nextWithin && !isAddressed) || akin(words, own) > 0
  })
  return at < 0 ? null : at
}

/** The name of a person of the chat at the beginning, or a name before a colon; null without one. */
const addresseeOf = (text: string, known: ReadonlySet<string>): string | null => {
  const { at, name = "", mark } = addressed.exec(text)?.groups ?? {}
  const read = plain(name)
  if (name === "" || isOpener(name)) return null
  const isHandle = at !== undefined || (mark === ":" && /[\p{N}_|\p{Lu}]/u.test(name))
  return known.has(read) || isHandle ? read : null
}
