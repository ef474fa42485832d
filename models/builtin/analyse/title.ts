/** Makes the title of a task, in the imperative, from the words of people. */
import type { AtomType } from "../../../domain/values.ts"
import type { Language } from "../../../domain/vocabulary.ts"
import { languageOf } from "../../language/language.ts"
import { assignmentIn } from "../extract/sentence/assignment.ts"
import { markedText } from "../extract/sentence/markers.ts"
import { contentWords } from "../../language/text/contentWords.ts"
import { oneLine, shortened, upperFirst } from "../../language/text/tidy.ts"
import { frameOf } from "./frames.ts"

const longestTitle = 200

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 600

const opening =
  /^(?:(?:ok|okay|so|and|but|also|well|right|yes|yeah|yep|no|maybe|probably|finally|then|now|just|yet|anyway|(?:i|we) (?:think|guess|believe|suppose)(?: that)?|for my own part|for myself|так|отже|ну|і|й|а|але|також|тож|мабуть|думаю(?:,? що)?|да|и|но|также|наверное|думаю(?:,? что)?)(?:,| -)? )+/iu

/**
 * @param around a longer text in the same language, because a short text may not show its language
 * @returns null if the words name no work
 */
export const titleOf = (text: string, type: AtomType, around = text): string | null => {
  const read = oneLine(text.slice(0, mostRead))
  const statement = (markedText(read)?.rest ?? read).replace(opening, "")
  const given = assignmentIn(statement, new Set(), true)
  const framed = given !== null ? given.what : (frameOf(statement)?.work ?? passive(statement))
  if (framed !== null && contentWords(framed).length > 0) return titled(framed)
  if (type === "decision") return null
  const bare = statement.replace(existence, "")
  const lead = leads[type]?.[languageOf(around)]
  if (lead === undefined || (bare === statement && startsWithVerb.test(statement)))
    return titled(statement.replace(politeness, ""))
  return titled(`${lead}: ${bare}`)
}

/** The verb for an atom that describes a state and names no work. */
const leads: Partial<Record<AtomType, Readonly<Record<Language, string>>>> = {
  problem: { en: "Fix", uk: "Виправити", ru: "Исправить" },
  blocker: { en: "Unblock", uk: "Розблокувати", ru: "Разблокировать" },
  risk: { en: "Prevent", uk: "Запобігти", ru: "Предотвратить" },
  requirement: { en: "See to it", uk: "Подбати", ru: "Позаботиться" }
}

const politeness = /(?<!\p{L})(?:please|pls|будь ласка|пожалуйста),? /iu

const existence =
  /^(?:there(?:'s| is| are| was)|(?:we|i) have|(?:we|i)(?:'m| am|'re| are) (?:having|seeing|getting)|it (?:looks|seems) like|(?:(?:my|the|our|right,?) )?(?:main |only |biggest )?(?:concern|worry|problem|prob) is(?: that)?(?: about)?|у нас|у нас є|є|есть|у нас есть) /iu

const startsWithVerb =
  /^(?:fix|add|update|write|check|review|test|verify|send|ask|call|prepare|create|make|look|find|move|remove|clean|publish|upload|release|deploy|document|implement|investigate|set|put|keep|use|change|try|let|take|give|open|close|stop|start|run|зроби|перевір|подивись|подивіться|глянь|гляньте|додай|виправ|онови|напиши|надішли|скинь|підготуй|полагодь|перевірте|зробіть|поправ|сделай|проверь|посмотри|посмотрите|добавь|исправь|обнови|пришли|подготовь|почини|сделайте|проверьте|\p{L}+(?:ти|тись|тися|ть|ться|йте|іть|ите))(?!\p{L})/iu

/** Turns "The tracker has to be changed" into "See that the tracker is changed". */
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
