/** Answers that take up several earlier requests or proposals at once: "I'll do both", "беру обидва", "оба сделаю". */
import { plain } from "../../../../language/words.ts"
import { hasForm } from "../verbs/forms.ts"
import { plainWords } from "../words/akin.ts"
import { anyThing, numbersOfThings } from "../words/severalThings.ts"
import { timeWord } from "../words/timeWord.ts"
import type { Heard } from "./work.ts"

/** How many earlier requests a promise takes up. A promise with an object of its own takes up one. */
export const takesUp = ({ act, body, due }: Heard): number => {
  const read = plain(body)
  const found = numbersOfThings.find(([words]) => words.test(read))
  if (found === undefined || act.by === "asked" || act.by === "needed") return 1
  const [words, count] = found
  const rest = read
    .replace(words, " ")
    .replace(anyThing, " ")
    .replace(due === null ? "" : plain(due), " ")
  // "I'll check everything" is work of its own.
  if (!Number.isFinite(count) && !doing.test(plain(act.work))) return 1
  const things = plainWords(rest).filter(
    (word) => !timeWord.test(word) && !hasForm(word, ...verbal) && !taking.test(word)
  )
  return things.length === 0 ? count : 1
}

const verbal = ["infinitive", "imperative", "first", "third"] as const

/** Forms of taking and doing that the table of verbs does not have. */
const taking = /^(?:бер|роб|зроб|візьм|возьм|дела|сдела|дава|займ)\p{L}*$/u
/** Verbs that name no work. */
const doing =
  /(?<!\p{L})(?:do|does|take|takes|handle|handles|зробл\p{L}+|візьм\p{L}+|займ\p{L}+|беру|роблю|сдела\p{L}+|возьм\p{L}+|делаю)(?!\p{L})/u
