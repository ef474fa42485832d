/** Finds the assignee from words of a quote: the author of the quote, or a person whom it names. */
import type { ActorId } from "../../domain/ids.ts"
import { locate } from "../../models/language/locate.ts"
import type { KnownPerson } from "../../models/model.ts"
import { personNamed } from "../../models/language/people/addressee.ts"
import { plain } from "../../models/language/words.ts"

/** Words by which the author means themselves. */
const myself = /^(?:i|i'll|i'd|i am|i will|i can|me|my|myself|я|мене|мені|мною|меня|мне|мной|сам|сама)$/u
/** Verbs in the first person: a promise in Ukrainian or Russian needs no pronoun. */
const promise = /^[\p{L}]{2,20}(?:лю|жу|шу|чу|щу|ню|рю|аю|яю|ую|юю|ію|ею|му|ду|ру|ну)$/u

/** The quote that contains a phrase, exactly or after folding; null if there is none. */
export const quoteWith = <Q extends { readonly text: string }>(phrase: string, quotes: ReadonlyArray<Q>): Q | null =>
  quotes.find(({ text }) => locate(text, phrase, { min: 1 }) !== null) ?? null

/** The id of one of `people`, or null. A phrase that occurs in no quote names no person. */
export const askedOf = (
  phrase: string | null,
  quotes: ReadonlyArray<{ readonly text: string; readonly author: ActorId }>,
  people: ReadonlyArray<KnownPerson>
): string | null => {
  const quote = phrase === null ? null : quoteWith(phrase, quotes)
  if (phrase === null || quote === null) return null
  const words = plain(phrase).trim()
  const speaker = () => people.find(({ id }) => id === quote.author)?.id ?? null
  if (myself.test(words)) return speaker()
  const named = personNamed(phrase, people)
  return named === null && promise.test(words) && !isName(phrase.trim(), quote.text) ? speaker() : named
}

/** "попроси Олену": a name may have the ending of a verb, but has a capital letter inside a sentence. */
const isName = (phrase: string, text: string) => {
  if (!/^\p{Lu}/u.test(phrase)) return false
  const before = text.slice(0, Math.max(0, text.indexOf(phrase))).trimEnd()
  return before !== "" && !/[.!?…\n]$/u.test(before)
}
