/** Who is asked, from words that stand in a quote: the one who said them, or somebody they name. */
import type { ActorId } from "../../domain/ids.ts"
import { locate } from "../../models/language/locate.ts"
import type { KnownPerson } from "../../models/model.ts"
import { personNamed } from "../../models/language/people/addressee.ts"
import { plain } from "../../models/language/words.ts"

/** Words by which somebody takes it upon themselves. */
const myself = /^(?:i|i'll|i'd|i am|i will|i can|me|my|myself|я|мене|мені|мною|меня|мне|мной|сам|сама)$/u
/** A promise in Ukrainian or Russian needs no pronoun. */
const promise = /^[\p{L}]{2,20}(?:лю|жу|шу|чу|щу|ню|рю|аю|яю|ую|юю|ію|ею|му|ду|ру|ну)$/u

/** The quote that holds a phrase, to the letter or folded; null when none does. */
export const quoteWith = <Q extends { readonly text: string }>(phrase: string, quotes: ReadonlyArray<Q>): Q | null =>
  quotes.find(({ text }) => locate(text, phrase, { min: 1 }) !== null) ?? null

/** One of `people`, or null. A phrase that stands in no quote names nobody. */
export const askedOf = (
  phrase: string | null,
  quotes: ReadonlyArray<{ readonly text: string; readonly author: ActorId }>,
  people: ReadonlyArray<KnownPerson>
): string | null => {
  const quote = phrase === null ? null : quoteWith(phrase, quotes)
  if (phrase === null || quote === null) return null
  const said = plain(phrase).trim()
  const speaker = () => people.find(({ id }) => id === quote.author)?.id ?? null
  if (myself.test(said)) return speaker()
  const named = personNamed(phrase, people)
  return named === null && promise.test(said) && !isName(phrase.trim(), quote.text) ? speaker() : named
}

/** "попроси Олену": a name ends as a promise does, and has a capital where no sentence begins. */
const isName = (phrase: string, text: string) => {
  if (!/^\p{Lu}/u.test(phrase)) return false
  const before = text.slice(0, Math.max(0, text.indexOf(phrase))).trimEnd()
  return before !== "" && !/[.!?…\n]$/u.test(before)
}
