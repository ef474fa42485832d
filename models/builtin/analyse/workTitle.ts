/** The title of work that a clause asks for or promises: its verb in the imperative (uk, ru: infinitive), and its object. */
import type { Language } from "../../../domain/vocabulary.ts"
import { dueDate } from "../../language/dates/dueDate.ts"
import { languageOf } from "../../language/language.ts"
import { contentWords } from "../../language/text/contentWords.ts"
import { oneLine } from "../../../domain/text/clean.ts"
import { plain } from "../../language/words.ts"
import { speechActOf } from "../extract/tasks/acts/speechActOf.ts"
import { clausesOf } from "../extract/tasks/clauses/clauses.ts"
import { verbForms } from "../extract/tasks/verbs/forms.ts"

/** A title, and the number of words that name its object. */
export interface WorkTitle {
  readonly title: string
  readonly things: number
}

const noNames = () => []
/** Any moment: only the words of a date are removed, and its day is not used. */
const sometime = { at: "2026-01-01T09:00:00Z", zone: "UTC" }

/** Null if the words perform no act that names work. */
export const workTitle = (words: string, around = words): WorkTitle | null => {
  const sentence = { message: 0, quote: words, text: words, marker: null, addressed: false }
  const language = languageOf(around)
  const titles = clausesOf(sentence, noNames).flatMap((clause) => {
    const act = speechActOf(withoutName(clause))
    if (act === null) return []
    const { body } = withoutName(clause)
    const at = body.indexOf(act.work)
    if (act.who === "open" && act.work === body) return []
    const title = inTheImperative(at > 0 ? body.slice(0, at) : "", act.work, language)
    return title === null ? [] : [{ title, things: contentWords(title).length - 1 }]
  })
  return titles.toSorted((a, b) => b.things - a.things)[0] ?? null
}

/** "Pete take the folder offline": a name before a verb, without a comma. */
const withoutName = <C extends { readonly body: string; readonly named: boolean }>(clause: C): C => {
  const found = /^\p{Lu}\p{Ll}{1,20},? (?=(?:please |pls )?(?<verb>[\p{L}'-]+))/u.exec(clause.body)
  const asked = verbForms(plain(found?.groups?.["verb"] ?? "")).some(({ form }) => form === "imperative")
  return found !== null && asked && verbForms(plain(found[0].trim().replace(/,$/u, ""))).length === 0
    ? { ...clause, body: clause.body.slice(found[0].length), named: true }
    : clause
}

const infinitive: Readonly<Record<Language, RegExp>> = {
  en: /^[a-z-]+$/u,
  uk: /ти(?:ся|сь)?$/u,
  ru: /(?:ть|чь)(?:ся)?$|(?:сти|зти|йти)$/u
}

const inTheImperative = (before: string, work: string, language: Language): string | null => {
  const [first = ""] = /^[\p{L}'’-]+/u.exec(work) ?? []
  const cyrillic = /^\p{Script=Cyrillic}/u.test(first)
  const verb = infinitiveOf(first, language)
  if (verb === null && cyrillic) return null
  const object = cyrillic
    ? ` ${smallFirst(
        lastPart(before)
          .replace(filler, " ")
          .replace(/^[\s,.:;–—-]+/u, "")
          .trim()
      )}`
    : ""
  const rest = `${object === " " ? "" : object}${work.slice(first.length)}`
  return tidied(`${verb ?? first}${inInfinitives(withoutDay(rest), language)}`)
}

/** The object of a verb is in its own part of the sentence: "Agreed. The table I send tomorrow". */
const lastPart = (before: string) =>
  before.split(/[.!?;,]\s+(?:(?:але|но|а|бо)\s)?|\s(?:але|но|а|бо)\s/u).at(-1) ?? before

/** The infinitive in the language of the text; a short text may seem to be of the other one. */
const infinitiveOf = (word: string, language: Language) => {
  const forms = verbForms(plain(word))
  return (forms.find(({ verb }) => infinitive[language].test(verb)) ?? forms[0])?.verb ?? null
}

/** "Подзвони й запитай" is "подзвонити й запитати". */
const inInfinitives = (rest: string, language: Language) =>
  rest.replace(/(?<=(?:\s(?:і|й|та|и)|,) )[\p{Script=Cyrillic}'’]+/gu, (word) =>
    verbForms(plain(word)).some(({ form }) => form === "imperative" || form === "first")
      ? (infinitiveOf(word, language) ?? word)
      : word
  )

const smallFirst = (text: string) => text.replace(/^\p{Lu}(?=\p{Ll}*(?:\s|$))/u, (letter) => letter.toLowerCase())

/** Words before a verb that name no object: "я", "завтра", "тоді". */
const filler =
  /(?<!\p{L})(?:я|ми|мы|тоді|тогда|потім|потом|також|тоже|ще|еще|завтра|сьогодні|сегодня|зараз|сейчас|прямо|сам|сама|треба|потрібно|надо|нужно|необхідно|необходимо|слід|следует|нам|з?можеш|з?можете|сможешь|сможете|можешь|ти|ви|ты|вы|домовил\p{L}+|вирішил\p{L}+|договорил\p{L}+|решил\p{L}+|вирішено|решено|хай|нехай|пусть|прошу|хто-небудь|кто-нибудь|вже|уже|добре|хорошо|ок|будь ласка|пожалуйста)(?!\p{L}),?/giu

/** A relative day is wrong on the next day, and the due date of the task says it. */
const withoutDay = (rest: string) => {
  const phrase = dueDate(rest, sometime)?.phrase ?? null
  if (phrase === null) return rest
  const at = rest.indexOf(phrase)
  const cue = /(?:^|\s)(?:by|until|till|before|on|at|due|до|к|ко|на|у|в|во|не пізніше|не позднее)\s*$/iu.exec(
    rest.slice(0, at)
  )
  const from = cue === null ? at : cue.index
  return /\d/u.test(phrase) ? rest : `${rest.slice(0, from)}${rest.slice(at + phrase.length)}`
}

const politeness =
  /,?\s*(?<!\p{L})(?:please|pls|plz|будь ласка|пожалуйста|for me|if you can|якщо можна|если можно)(?!\p{L}),?/giu
const clauseEnd =
  /(?:[,;]? (?:because|since|so that we|otherwise|бо|інакше|тому що|потому что|иначе|а то|сколько|скільки|хто|кто|who|how many)(?!\p{L}).*|\s[—–-]\s.*)$/iu

/** In uk and ru the subject may be the last word of a clause: "російську перевірю я". */
const lastSubject = /\s(?:я|ми|мы)(?=[\s?!.,;:…–—-]*$)/iu

const tidied = (title: string) =>
  oneLine(title.replace(politeness, " ").replace(clauseEnd, "").replace(lastSubject, ""))
    .replace(/\s+([,.;:])/gu, "$1")
    .replace(/[\s?!.,;:…–—-]{1,9}$/u, "")
