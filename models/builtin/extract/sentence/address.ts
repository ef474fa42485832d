/** Removes the address at the beginning of a line: "olena: …", "@ann, …", "Hi all, …". */
import type { WindowMessage } from "../../../distillation.ts"
import { plain } from "../../../language/words.ts"

const name = String.raw`@?(?<name>[\p{L}_][\p{L}\p{N}_|.\x60^-]{1,29})`
const prefix = new RegExp(String.raw`^${name}\s?(?<mark>[:,]| [–-])\s+(?=\S)`, "u")
const mentioned = /^(?:@[\p{L}\p{N}_]{2,40}[\s,:;]+)+(?=\S)/u
export const greeting =
  /^(?:hi|hey|hello|good (?:morning|afternoon|evening)|привіт|вітаю|добрий день|доброго дня|привет|здравствуйте|добрый день|доброе утро)(?: (?:all|everyone|everybody|guys|folks|team|there|усім|всім|всем|колеги|коллеги|друзі|друзья|народ))?\s?[,!.:;—–-]{1,3}\s+(?=\S)/iu

/** Words that may begin a sentence before a comma or a colon, and are not names. */
const openers = new Set(
  String.raw`
  yes yeah yep yup no nope ok okay right sure true well so also and but or then now oh ah hmm um btw fyi ps note cool
  great good nice fine thanks sorry please anyway anyways actually basically otherwise however therefore still again first
  second third finally next later today tomorrow yesterday maybe perhaps indeed agreed correct exactly alright alternately
  instead meanwhile though unless additionally plus example subject status summary result error warning question answer
  update edit step reminder hint tip see this that here there what why how when where who which if because since if
  todo fixme action idea topic link problem bug issue risk blocker decision guys folks everyone everybody all team hi hey
  hello lol haha http https e.g i.e etc
  так ні ага угу добре гаразд отже тому також але або можливо мабуть наприклад взагалі сьогодні завтра вчора потім спочатку
  нарешті звичайно власне коротше колеги друзі хлопці народ питання увага треба слухай слухайте будь-ласка привіт дякую
  да нет ладно хорошо итак поэтому также но или возможно наверное например вообще сегодня завтра вчера потом сначала
  наконец конечно кстати короче коллеги друзья ребята вопрос внимание надо нужно слушай слушайте пожалуйста привет спасибо`
    .trim()
    .split(/\s+/u)
)

/** How often a word must occur before a comma or a colon to count as a name. "Login: it fails" addresses no person. */
const oftenEnough = 2

export interface Handles {
  /** Certain names, as `plain` folds them. */
  readonly sure: ReadonlySet<string>
  /** Possible names. Topics are never named after them. */
  readonly possible: ReadonlySet<string>
}

/** The names of all people whom these messages address. */
export const handlesOf = (messages: ReadonlyArray<WindowMessage>): Handles => {
  const seen = new Map<string, number>()
  for (const { text } of messages) {
    const { name } =
      prefix.exec(text.slice(0, 80).replace(/^(?:hey|hi|hello|thanks|thx|привіт|привет) /iu, ""))?.groups ?? {}
    if (name === undefined || isOpener(name)) continue
    seen.set(plain(name), (seen.get(plain(name)) ?? 0) + 1)
  }
  return {
    sure: new Set([...seen].flatMap(([name, times]) => (times >= oftenEnough ? [name] : []))),
    possible: new Set(seen.keys())
  }
}

export const withoutAddress = (text: string, handles: ReadonlySet<string>): string => {
  const bare = text.replace(greeting, "").replace(mentioned, "")
  const found = prefix.exec(bare)
  const { name = "", mark } = found?.groups ?? {}
  if (found === null || isOpener(name)) return bare
  const rest = bare.slice(found[0].length)
  return handles.has(plain(name)) ||
    looksLikeHandle(name) ||
    (mark === "," && looksLikeName(name)) ||
    spokenTo.test(plain(rest.slice(0, 40)))
    ? bare.slice(found[0].length)
    : bare
}

/** Words that follow an address. A word with a colon before them is a name. */
const spokenTo =
  /^(?:(?:can|could|would|will|do|did|are|were|have) you|please|pls|thanks|i|i'll|i'm|yes|no|sure|ok|you|можеш|можете|будь ласка|дякую|можешь|пожалуйста|спасибо)(?!\p{L})/u

/** Whether a word at the beginning of a sentence cannot be a name. */
export const isOpener = (word: string): boolean => openers.has(plain(word)) || /(?:ly|ing)$/iu.test(word)

const looksLikeHandle = (word: string) => /[\p{N}_|]/u.test(word)
const looksLikeName = (word: string) => /^\p{Lu}\p{Ll}{2,}$/u.test(word)
