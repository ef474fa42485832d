/**
 * Compares a statement with a known item, to decide whether both are about one matter. It is stricter than the comparison
 * within a window, because weeks may lie between the two, and a wrong link costs a person more than a missed one.
 */
import { thingOf } from "../../../language/concepts/concepts.ts"
import { plain } from "../../../language/words.ts"
import { doneWords, droppedWords } from "../status/closingWords.ts"
import { akin, areAkin, deedsOf, plainWords } from "../tasks/words/akin.ts"
import { timeWord } from "../tasks/words/timeWord.ts"
import { hasForm } from "../tasks/verbs/forms.ts"

/** The words of a statement that name its matter. */
export interface MatterWords {
  /** Things and their attributes, without verbs, people and words of time. */
  readonly objects: ReadonlyArray<string>
  /** The meanings of its verbs. */
  readonly deeds: ReadonlySet<string>
  /** The same without those of words that only say that something is done or dropped. */
  readonly ownDeeds: ReadonlySet<string>
  /** Numbers, and words of time. */
  readonly values: ReadonlySet<string>
}

/** Only this much of a statement is read. UTF-16 units. */
const mostRead = 500

/** @param names the words of the names of people, in `plain` letters */
export const matterWordsOf = (text: string, names: ReadonlyArray<string>): MatterWords => {
  const read = plain(text.slice(0, mostRead))
  const stated = read.replace(doneWords, " ").replace(droppedWords, " ")
  const isName = (word: string) => names.some((name) => areAkin(word, name))
  const words = plainWords(stated).filter((word) => !isName(word))
  const all = wordsOf(read)
  const begin = all.findIndex((word) => !lead.test(word) && !isName(word))
  const verbs = new Set(all.filter((word, i) => isVerb(word, i <= begin) && !deciding.test(word)))
  return {
    objects: words.filter(
      (word) => !verbs.has(word) && !timeWord.test(word) && !/^\p{N}/u.test(word) && !filler.test(word)
    ),
    deeds: new Set([...verbs].flatMap(deedsOf)),
    ownDeeds: new Set(wordsOf(stated).flatMap((word) => (verbs.has(word) ? deedsOf(word) : []))),
    values: new Set(all.filter((word) => timeWord.test(word) || /\p{N}/u.test(word)))
  }
}

const wordsOf = (read: string): ReadonlyArray<string> => read.match(/[\p{L}\p{N}][\p{L}\p{N}'-]{0,39}/gu) ?? []

/** "List", "order" and "report" are verbs only at the beginning. */
const isVerb = (word: string, begins: boolean) =>
  hasForm(word, "infinitive", "imperative", "first", "third", "past", "passive") && (begins || thingOf(word) === null)

/** Words before the verb of a request or a promise: "Bo, could you please order …", "треба замовити …". */
const lead =
  /^(?:please|pls|can|could|would|will|you|we|i|i'll|we'll|to|need|needs|must|should|have|has|let's|also|just|then|still|don't|forget|remember|yes|ok|будь|ласка|прошу|треба|потрібно|можеш|можете|зможеш|хай|нехай|я|ми|ще|також|не|забудь|надо|нужно|пожалуйста|можешь|сможешь|пусть|мы|еще|также)$/u

/** Verbs of any report or decision. */
const deciding = /^(?:decided?|agreed?|did|do|does|done)$/u

/** Words that stand beside any matter. */
const filler =
  /^(?:please|finally|yesterday|вчора|вчера|нарешті|наконец|прошу|будь|ласка|пожалуйста|decided|decision|agreed|вирішили|решили|домовились|договорились|рішення|решение)$/u

export interface Overlap {
  /** The number of objects that both have. */
  readonly shared: number
  readonly isSameDeed: boolean
  /** Whether one of them has no object that the other one lacks. "Paid the invoice to Bondar" is not "pay the rent to Bondar". */
  readonly isNested: boolean
  /** Whether both have the same objects. */
  readonly isWhole: boolean
  /** Whether each has a number or a time that the other one lacks. */
  readonly differs: boolean
}

export const matterOverlap = (item: MatterWords, said: MatterWords): Overlap => {
  const shared = akin(said.objects, item.objects)
  const [inItem, inSaid] = [shared === said.objects.length, shared === item.objects.length]
  return {
    shared,
    isSameDeed: [...said.deeds].some((deed) => item.deeds.has(deed)),
    isNested: shared > 0 && (inItem || inSaid),
    isWhole: shared > 0 && inItem && inSaid,
    differs: hasOther(item.values, said.values) && hasOther(said.values, item.values)
  }
}

const hasOther = (own: ReadonlySet<string>, others: ReadonlySet<string>) => [...own].some((value) => !others.has(value))

/** The share of the objects of the longer statement that both have. 0 to 1. */
export const commonShare = (item: MatterWords, said: MatterWords, { shared }: Overlap): number =>
  shared / Math.max(1, item.objects.length, said.objects.length)
