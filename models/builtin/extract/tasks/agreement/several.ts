/** Answers that take up several earlier requests or proposals at once: "I'll do both", "беру обидва", "оба сделаю". */
import { plain } from "../../../../language/words.ts"
import { hasForm } from "../verbs/forms.ts"
import { plainWords } from "../words/akin.ts"
import { timeWord } from "../words/timeWord.ts"
import type { Heard } from "./work.ts"

/** Words for several things that were named before, with their number. People and sides of one thing are none of them. */
const numbers: ReadonlyArray<readonly [RegExp, number]> = [
  [
    /(?<![\p{L}'])(?<!(?:we|you|they|us|them|ми|ви|вони|мы|вы|они|нас|вас) )(?:both(?! of (?:us|you)(?!\p{L}))(?: of (?:them|these|those|it))?|the two of them|(?:(?:і|й) )?те,? (?:і|й) (?:те|інше|друге)|(?:і )?перше,? (?:і|й|та) друге|обидв(?:а|і)|(?:и )?(?:то|это),? и (?:другое|то)|(?:и )?первое,? и второе|об[ае]|об[ео]ими)(?!\p{L})/u,
    2
  ],
  [/(?<![\p{L}'])(?:all three(?: of (?:them|these|those))?|[ву]сі три|все три)(?!\p{L})/u, 3],
  [/(?<![\p{L}'])(?:all four(?: of (?:them|these|those))?|[ву]сі чотири|все четыре)(?!\p{L})/u, 4],
  [
    /(?<![\p{L}'])(?:all of (?:them|these|those|it|this|that)|them all|everything|the lot|[ву]се це|все это|[ву]с[еі](?![,-]| (?:ще|ж|же|одно|равно|таки|еще)(?!\p{L})))(?!\p{L})/u,
    Number.POSITIVE_INFINITY
  ]
]

/** Nouns that may follow the number: "both things". */
const anything =
  /(?<!\p{L})(?:tasks?|things?|points?|ideas?|jobs?|requests?|options?|suggestions?|варіант\p{L}*|вариант\p{L}*|завдання|задач\p{L}*|справ\p{L}*|реч\p{L}*|пункт\p{L}*|ідеї|прохання|дела|вещи|вещ\p{L}*|идеи|просьбы)(?!\p{L})/gu

/** How many earlier things the text names in a word; 1 for a text that names none. */
export const severalIn = (text: string): number => numbers.find(([words]) => words.test(plain(text)))?.[1] ?? 1

/** How many earlier requests a promise takes up. A promise with an object of its own takes up one. */
export const takesUp = ({ act, body, due }: Heard): number => {
  const read = plain(body)
  const found = numbers.find(([words]) => words.test(read))
  if (found === undefined || act.by === "asked" || act.by === "needed") return 1
  const [words, count] = found
  const rest = read
    .replace(words, " ")
    .replace(anything, " ")
    .replace(due === null ? "" : plain(due), " ")
  // "I'll check everything" is work of its own.
  if (!Number.isFinite(count) && !doing.test(plain(act.work))) return 1
  const things = plainWords(rest).filter(
    (word) => !timeWord.test(word) && !hasForm(word, ...verbal) && !taking.test(word)
  )
  return things.length === 0 ? count : 1
}

const verbal = ["infinitive", "imperative", "first", "third"] as const

/** Forms of verbs of taking and doing that are no form of a verb of work. */
const taking = /^(?:бер|роб|зроб|візьм|возьм|дела|сдела|дава|займ)\p{L}*$/u
/** Verbs that say nothing of the work. */
const doing =
  /(?<!\p{L})(?:do|does|take|takes|handle|handles|зробл\p{L}+|візьм\p{L}+|займ\p{L}+|беру|роблю|сдела\p{L}+|возьм\p{L}+|делаю)(?!\p{L})/u
