/** Words with which somebody starts something new, so that it is not taken for an answer to what was said before. */
import { phrases, plain, wordsIn } from "../../../models/language/words.ts"

/** Only the beginning of a text can open a conversation. UTF-16 units. */
const beginning = 160

const greeting = String.raw`hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|morning|greetings|привіт|вітаю|добр(?:ий|ого) (?:ранок|ранку|день|дня|вечір|вечора)|привет|здравствуйте|добр(?:ый|ое|ого) (?:утро|утра|день|дня|вечер|вечера)|всем привет|всім привіт`
const everybody = String.raw`guys|folks|народ|ребята|ребят|коллеги|друзья|колеги|друзі|панове|хлопці`
const greets = wordsIn(greeting)
// "all good", "people say" and "team B" speak to nobody, unless a comma follows.
const greeted = String.raw`all|everyone|everybody|team|people|friends|люди`
const callsAll = wordsIn(`(?:${greeting}),? (?:${everybody}|${greeted})`, everybody, `(?:${greeted})(?=[,:!])`)
const anybody = wordsIn(everybody, greeted)
const asksAnybody = phrases`
  (?:does|did|has|have|can|could|is|was|would) (?:there )?(?:any(?:one|body)|some(?:one|body)),
  any(?:one|body) (?:knows?|here|around|seen|else|heard|got|have|has), хтось, хто-небудь, чи хтось, хто знає,
  кто-нибудь, кто-то, кто знает`
const announces =
  /^(?:\[topic\]|#topic|(?:question|reminder|fyi|psa|питання|нагадування|вопрос|напоминание|нагадую|напоминаю)[:,] )/u

/** A greeting and nothing else opens nothing where somebody has just been greeting. */
export const greetsOnly = (text: string): boolean => {
  const read = head(text)
  return (
    startsWith(read, greets) &&
    read
      .replaceAll(greets, "")
      .replaceAll(anybody, "")
      .search(/[\p{L}\p{N}]/u) < 0
  )
}

/** Says that something new starts here: it greets, speaks to all, asks whether anybody knows, or announces. */
export const opens = (text: string): boolean => {
  const read = head(text)
  return announces.test(read) || startsWith(read, greets) || startsWith(read, callsAll) || startsWith(read, asksAnybody)
}

const head = (text: string) => plain(text.slice(0, beginning).normalize("NFC")).trimStart()
const startsWith = (text: string, pattern: RegExp) => text.search(pattern) === 0
