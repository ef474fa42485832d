/** Makes the title of a task, in the imperative, from the words of people. */
import type { AtomType } from "../../../domain/values.ts"
import type { Language } from "../../../domain/vocabulary.ts"
import { languageOf } from "../../language/language.ts"
import { assignmentIn } from "../extract/sentence/assignment.ts"
import { markedText } from "../extract/sentence/markers.ts"
import { severalIn } from "../extract/tasks/words/severalThings.ts"
import { contentWords } from "../../language/text/contentWords.ts"
import { oneLine } from "../../../domain/text/clean.ts"
import { shortened, upperFirst } from "../../language/text/tidy.ts"
import { frameOf } from "./frames.ts"
import { proposalWork } from "./proposalWork.ts"
import { type WorkTitle, workTitle } from "./workTitle.ts"

const longestTitle = 80
/** The least content words of a quote that may name the object of another one. */
const fewestWords = 3

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 600

const opening =
  /^(?:(?:ok|okay|so|and|but|also|well|right|yes|yeah|yep|no|maybe|probably|finally|then|now|just|yet|anyway|(?:i|we) (?:think|guess|believe|suppose)(?: that)?|for my own part|for myself|так|отже|ну|і|й|а|але|також|тож|мабуть|думаю(?:,? що)?|да|и|но|также|наверное|думаю(?:,? что)?)(?:,| -)? )+/iu

/**
 * @param quotes the words that prove the atom, which may name the work better than its text
 * @returns null if the words name no work
 */
export const titleOf = (text: string, type: AtomType, quotes: ReadonlyArray<string> = []): string | null => {
  const around = [text, ...quotes].join("\n").slice(0, 4 * mostRead)
  const read = oneLine(text.slice(0, mostRead))
  const statement = (markedText(read)?.rest ?? read).replace(opening, "")
  const given = assignmentIn(statement, new Set(), true)
  if (given !== null) return titled(given.what)
  const granted = /^(?:please )?give me an action to (?<work>\S.{3,})$/iu.exec(statement)?.groups?.["work"]
  if (granted !== undefined) return titled(granted)
  const best = (all: ReadonlyArray<string>) =>
    all
      .flatMap((words) => workTitle(oneLine(words.slice(0, mostRead)), around) ?? [])
      .toSorted((a, b) => b.things - a.things)[0]
  const own = best([statement])
  const said = own !== undefined && isWorkWithoutThing(own) ? own : (best(quotes) ?? own)
  const proposed = type === "requirement" && !namesWork(said) ? proposalWork(statement) : null
  if (proposed !== null) return titled(proposed)
  if (said !== undefined && type !== "problem" && said.title.length > 1)
    return titled(said.things > 0 ? said.title : withReferent(said.title, statement, quotes))
  const framed = frameOf(statement)?.work ?? passive(statement)
  if (framed !== null && contentWords(framed).length > 1) return titled(framed)
  if (type === "decision") return null
  const bare = statement
    .replace(existence, "")
    .replace(politeness, "")
    .replace(/[\s?!.,;:…]{1,9}$/u, "")
  const lead = leads[type]?.[languageOf(around)]
  if (lead === undefined || startsWithVerb.test(statement)) return titled(statement.replace(politeness, ""))
  return titled(lead(lowerFirst(bare)))
}

/** False for "I'll do both": the proposal that it takes up names the work. */
const namesWork = (said: WorkTitle | undefined) =>
  said !== undefined && ((said.things > 0 && severalIn(said.title) === 1) || isWorkWithoutThing(said))

/** A verb that names the work, with a clause as its object: "write down what it takes". */
const isWorkWithoutThing = ({ title, things }: WorkTitle) => things <= 0 && title.includes(" ") && !generic.test(title)
const generic =
  /^(?:do|take|handle|get|got|make|fix|check|look|зробити|взяти|перевірити|сделать|взять|проверить)(?!\p{L})/iu

/** "Draft it" names nothing without the words that it refers to. */
const withReferent = (title: string, statement: string, quotes: ReadonlyArray<string>) => {
  const states = [...quotes, statement].filter((words) => workTitle(words) === null)
  const others = quotes.filter((words) => !words.includes(statement) && contentWords(words).length >= fewestWords)
  const [referent] = (states.length > 0 ? states : others).toSorted(
    (a, b) => contentWords(b).length - contentWords(a).length
  )
  return referent === undefined ? title : `${title} (${oneLine(referent).replace(/[\s?!.,;:…]{1,9}$/u, "")})`
}

type Lead = (statement: string) => string

/** The imperative for an atom that describes a state and names no work. */
const leads: Partial<Record<AtomType, Readonly<Record<Language, Lead>>>> = {
  problem: {
    en: (statement) => `Find out why ${statement}`,
    uk: (statement) => `З'ясувати, чому ${statement}`,
    ru: (statement) => `Выяснить, почему ${statement}`
  },
  blocker: {
    en: (statement) => `Remove the blocker “${statement}”`,
    uk: (statement) => `Зняти блокер «${statement}»`,
    ru: (statement) => `Снять блокер «${statement}»`
  }
}

/** Names keep their capital letter: only a word that begins sentences gets a small one. */
const lowerFirst = (text: string) =>
  text.replace(
    /^(?:The|This|That|These|Those|A|An|It|We|They|He|She|There|Our|My|Не|Ми|Мы|Це|Это|У|В|На|Вхід|Вход|Оплата)(?=\s)/u,
    (word) => word.toLowerCase()
  )

const politeness = /(?<!\p{L})(?:please|pls|будь ласка|пожалуйста),? /iu

const existence =
  /^(?:there(?:'s| is| are| was)|(?:we|i) have|(?:we|i)(?:'m| am|'re| are) (?:having|seeing|getting)|it (?:looks|seems) like|(?:(?:my|the|our|right,?) )?(?:main |only |biggest )?(?:concern|worry|problem|prob) is(?: that)?(?: about)?|у нас|у нас є|є|есть|у нас есть) /iu

const startsWithVerb =
  /^(?:fix|add|update|write|check|review|test|verify|send|ask|call|prepare|create|make|look|find|move|remove|clean|publish|upload|release|deploy|document|implement|investigate|set|put|keep|use|change|try|let|take|give|open|close|stop|start|run|зроби|перевір|подивись|подивіться|глянь|гляньте|додай|виправ|онови|напиши|надішли|скинь|підготуй|полагодь|перевірте|зробіть|поправ|сделай|проверь|посмотри|посмотрите|добавь|исправь|обнови|пришли|подготовь|почини|сделайте|проверьте|\p{L}+(?:ти|тись|тися|ть|ться|йте|іть|ите))(?!\p{L})/iu

/** Turns "The form has to be changed" into "See that the form is changed". */
const passive = (text: string): string | null => {
  const { what, must, done } = passiveForm.exec(text)?.groups ?? {}
  if (what === undefined || must === undefined || done === undefined) return null
  const many = /^(?:have|need) /iu.test(must) || (/^(?:must|should)$/iu.test(must) && /[^su]s$/iu.test(what))
  return `see that ${what.replace(/^(?:The|This|That|Our|My|An?) /u, (word) => word.toLowerCase())} ${many ? "are" : "is"} ${done}`
}

// The subject is at most six words. A subject that begins like a clause would contain another verb.
const passiveForm =
  /^(?!(?:once|when|if|with|while|during|as|since|because|after|before|until|who|what|how|it's) )(?<what>(?:[\p{L}\p{N}"'“”_.-]{1,30} ){0,5}[\p{L}\p{N}"'“”_.-]{1,30}) (?<must>has to|must|needs to|need to|have to|should) be (?<done>\p{L}+(?:ed|en|wn|lt|ne|de|id|ut|t)(?!\p{L})[^\n]*)$/iu

const titled = (work: string) =>
  shortened(upperFirst(work.replace(hedge, "").replace(/[\s?!.,;:…]{1,9}$/u, "")), longestTitle)

const hedge = /^(?:be trying to|try to|go ahead and|be able to|have to|need to|start to|continue to) (?=\p{L}{2,} )/iu
