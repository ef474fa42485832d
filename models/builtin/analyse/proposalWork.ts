/** The work that a proposal names: "could we move the bench?" names "move the bench". */
import { plain } from "../../language/words.ts"
import { hasForm } from "../extract/tasks/verbs/forms.ts"

const english =
  /^(?:(?:and|or|but|so|also|then|just|maybe|perhaps|possibly|what if we|why don't we|why not|shall we|should we|could we|can we|we could|we should|we can|we might|let's|i suggest we|i propose to) )*(?<work>(?<verb>[a-z-]{2,}) .+)/u
const slavic =
  /^(?:(?:а|і|й|и|та|або|или|ну|ще|еще|також|также|ми|мы|нам|може|можливо|можна|краще|варто|пропоную|чому б не|чому б нам не|могли б|может|возможно|можно|лучше|стоит|предлагаю|почему бы не|почему бы нам не|могли бы)(?: б| бы)?,? )*(?<work>(?<verb>[\p{Script=Cyrillic}'-]{2,}(?:ти|тися|тись|ть|ться|чь)) .+)/u

/** The pattern for Cyrillic matches only infinitives, so its verbs need no check. */
const cyrillic = /^\p{Script=Cyrillic}/u

/** The work, in the words of the text; null if the text does not begin like a proposal of work. */
export const proposalWork = (text: string): string | null => {
  const read = plain(text)
  const { work, verb = "" } = (english.exec(read) ?? slavic.exec(read))?.groups ?? {}
  return work !== undefined && (cyrillic.test(verb) || hasForm(verb, "infinitive"))
    ? text.slice(text.length - work.length)
    : null
}
