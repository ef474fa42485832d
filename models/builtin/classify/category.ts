/** The category of a task by rules: the built-in model's answer, and the check of another model's answer. */
import type { Band, Category } from "../../../domain/values.ts"
import { phrases, plain } from "../../language/words.ts"
import { categoryCues } from "./categoryCues.ts"

export interface CategoryFound {
  readonly category: Category
  readonly band: Band
}

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 8_000

/** A cue in the title counts more than one in the description. */
const titleWeight = 2

/** A question outweighs any single cue in it. */
const questionWeight = 4

/** The category of a text without any cue. */
const otherwise: Category = "chore"

/** The lead over the second category that makes the answer `likely`. */
const clearLead = 3

export const categoryOf = (title: string, description = ""): CategoryFound => {
  const score = new Map<Category, number>()
  const add = (category: Category, points: number) => score.set(category, (score.get(category) ?? 0) + points)
  for (const [text, factor] of [
    [title, titleWeight],
    [description, 1]
  ] as const) {
    const read = plain(text.slice(0, mostRead))
    for (const { category, weight, pattern } of categoryCues)
      if (read.match(pattern) !== null) add(category, weight * factor)
    const asks = asked(read)
    if (asks === "answer") add("question", questionWeight * factor)
    if (asks === "repair") add("bug", questionWeight * factor)
  }
  const [best, second] = [...score].sort((a, b) => b[1] - a[1])
  if (best === undefined) return { category: otherwise, band: "weak" }
  return { category: best[0], band: best[1] - (second?.[1] ?? 0) >= clearLead ? "likely" : "unsure" }
}

const asking = phrases`
  who, what, what's, when, where, why, how, which, whose, does, do we, did, is there, are there, is it, is this, are we,
  has anyone, does anyone, anyone know*, should we, any idea*, хто, що, коли(?!-), де, чому, навіщо, як, який, яка, яке,
  які, чи, скільки, куди, звідки, хтось знає, кто(?!-), что(?!-), когда(?!-), где, почему, зачем, как, какой, какая,
  какое, какие, сколько, куда, откуда, кто-нибудь знает, можно ли, нужно ли`
const atFirst =
  /^[\s\p{P}\p{S}]*(?:(?:hey|hi|hello|привіт|привет|колеги|коллеги|народ|слухайте|слушайте|@\p{L}+|a|so|а|і|и|ну)[\s,!]+)*$/u

/** Requests: "could you fix…?" has a question mark, but asks for work and not for an answer. */
const requesting = phrases`
  (?:can|could|would|will) (?:you|we|someone|somebody|anyone|u), please, мож(?:еш|ете|емо|на|ем), може, можеш,
  будь ласка, мож(?:ешь|ете|ем|но), пожалуйста, давай(?:те)?, let's, shall we, how about, може б`

/** "When you have time, …", "Как будет минутка, …": a clause of time or condition, not a question. */
const clause = /^[^.?!]{0,80}, ?\p{L}/u
const opensClause = /^[\s\p{P}\p{S}]*(?:when|as|коли|як|когда|как|что|що|где|де|where|if|what)(?!\p{L})/u

/** Orders to repair, after a question: "Why does it stop? Find out and fix it." */
const repairing = phrases`
  find out, fix, stop, sort, repair, correct, look into, виправ*, розбер*, полагод*, поправ*, прибер*, з'ясу*, исправ*,
  разбер*, почин*, убер*, выясн*`
const why = phrases`why, how come, чому, почему, отчего, чего`

type Asking = "answer" | "repair" | null

/** Whether a text asks for an answer, or asks why a thing is wrong and orders its repair. */
const asked = (text: string): Asking => {
  const sentences = text.split(/(?<=[.!?\n])\s+/u)
  const whole = text.trim()
  const at = sentences.findIndex((sentence) => isQuestion(sentence, whole))
  if (at < 0) return null
  const later = sentences.slice(at + 1).join(" ")
  if (later.match(repairing) === null) return "answer"
  return sentences[at]?.match(why) === null ? null : "repair"
}

/** @param whole the trimmed text that the sentence is part of */
const isQuestion = (sentence: string, whole: string) => {
  const first = [...sentence.matchAll(asking)].some(({ index }) => atFirst.test(sentence.slice(0, index)))
  if (/\?[\s\p{P}\p{S}]*$/u.test(sentence)) return first || sentence.match(requesting) === null
  const alone = sentence.length < 120 && sentence.trim() === whole
  return first && alone && !(opensClause.test(sentence) && clause.test(sentence))
}
