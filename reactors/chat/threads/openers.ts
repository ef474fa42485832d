/** Words that start a new conversation, so that the message does not count as an answer to an earlier one. */
import { phrases, plain, wholeWords } from "../../../models/language/words.ts"

/** Only this much of a text is searched. UTF-16 units. */
const beginning = 160

const greeting = String.raw`hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|morning|greetings|привіт|вітаю|добр(?:ий|ого) (?:ранок|ранку|день|дня|вечір|вечора)|привет|здравствуйте|добр(?:ый|ое|ого) (?:утро|утра|день|дня|вечер|вечера)|всем привет|всім привіт`
const everybody = String.raw`guys|folks|народ|ребята|ребят|коллеги|друзья|колеги|друзі|панове|хлопці`
const greets = wholeWords(greeting)
// "all good", "people say" and "team B" address no person. With a comma after the first word they do.
const greeted = String.raw`all|everyone|everybody|team|people|friends|люди`
const callsAll = wholeWords(`(?:${greeting}),? (?:${everybody}|${greeted})`, everybody, `(?:${greeted})(?=[,:!])`)
const anybody = wholeWords(everybody, greeted)
const asksAnybody = phrases`
  (?:does|did|has|have|can|could|is|was|would) (?:there )?(?:any(?:one|body)|some(?:one|body)),
  any(?:one|body) (?:knows?|here|around|seen|else|heard|got|have|has), хтось, хто-небудь, чи хтось, хто знає,
  кто-нибудь, кто-то, кто знает`
const announces =
  /^(?:\[topic\]|#topic|(?:question|reminder|fyi|psa|питання|нагадування|вопрос|напоминание|нагадую|напоминаю)[:,] )/u

/** Whether a text is only a greeting. A greeting after a greeting starts no conversation. */
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

/** Whether a text starts a conversation: a greeting, an address to all, a question to anyone, or an announcement. */
export const opens = (text: string): boolean => {
  const read = head(text)
  return announces.test(read) || startsWith(read, greets) || startsWith(read, callsAll) || startsWith(read, asksAnybody)
}

const head = (text: string) => plain(text.slice(0, beginning).normalize("NFC")).trimStart()
const startsWith = (text: string, pattern: RegExp) => text.search(pattern) === 0
