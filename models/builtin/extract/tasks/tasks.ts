/** Finds the work of a window that is requested, promised, assigned or needed, with its assignee and its due date. */
import type { ExtractInput, WindowMessage } from "../../../distillation.ts"
import type { DueContext } from "../../../language/dates/dueDate.ts"
import { plain } from "../../../language/words.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { dueAfter, dueIn, dueOfWork, saidIn } from "../sentence/due/dueIn.ts"
import { headingDay } from "../sentence/due/headingDay.ts"
import type { Sentence } from "../sentence/sentence.ts"
import { speechActOf } from "./acts/speechActOf.ts"
import { spoilsOf } from "./acts/spoils.ts"
import { agree } from "./agreement/agree.ts"
import { isFiling } from "./agreement/antecedent.ts"
import { plainWords } from "./words/akin.ts"
import { type Clause, clausesOf } from "./clauses/clauses.ts"
import { namesOf } from "./clauses/names.ts"
import { timeWord } from "./words/timeWord.ts"
import type { Heard, WorkItem } from "./agreement/work.ts"
import { hasForm } from "./verbs/forms.ts"

/** A slice for each sentence and for each message. */
export function* workInSlices(
  { messages, people, zone }: Pick<ExtractInput, "messages" | "people" | "zone">,
  sentences: ReadonlyArray<Sentence>
): Sliced<ReadonlyArray<WorkItem>> {
  const namesIn = namesOf(people)
  const clauses = yield* mapInSlices(sentences, (sentence) => clausesOf(sentence, namesIn))
  const heard = yield* mapInSlices(sentences, (sentence, i): ReadonlyArray<Heard> => {
    const message = messages[sentence.message]
    if (message === undefined || message.context) return []
    const neighbour = (at: number) => (sentences[at]?.message === sentence.message ? sentences[at] : null)
    const next = neighbour(i + 1)
    const after = next !== null && (clauses[i + 1] ?? []).every((each) => speechActOf(each) === null) ? next.quote : ""
    const pieces = clauses[i] ?? []
    const said = saidIn(message, zone)
    return pieces.flatMap((clause, at) => {
      const piece = pieces[at - 1]
      const before = piece ?? neighbour(i - 1) ?? null
      return heardIn(clause, message, { said, before, after, sameSentence: piece ?? null })
    })
  })
  return yield* agree(messages, sentences, firstOfEach(heard.flat()), people, namesIn, zone)
}

/** A message with more acts is a list of them, and further ones are not compared with the answers. */
const mostActs = 12

const firstOfEach = (heard: ReadonlyArray<Heard>) =>
  [...Map.groupBy(heard, ({ message }) => message).values()].flatMap((acts) => acts.slice(0, mostActs))

/** The text around a clause. */
interface Surroundings {
  readonly said: DueContext
  /** The clause or the sentence before it in its message. */
  readonly before: Heard["before"]
  /** The sentence after it, if it states no work of its own; else empty. */
  readonly after: string
  /** The clause before it in its sentence. */
  readonly sameSentence: Clause | null
}

const heardIn = (
  clause: Clause,
  message: WindowMessage,
  { said, before, after, sameSentence }: Surroundings
): ReadonlyArray<Heard> => {
  const act = speechActOf(clause)
  if (act === null) return []
  const own = dueOfWork(clause.quote, act.work, said)
  const [verb = ""] = /^[\p{L}'-]+/u.exec(plain(act.work)) ?? []
  const things = plainWords(own === null ? clause.body : clause.body.replace(own, " ")).filter(
    (word) => word !== verb && !timeWord.test(word) && !(cyrillic.test(word) && hasForm(word, ...verbal))
  )
  const bare =
    things.length === 0 ||
    (things.length === 1 && pronoun.test(clause.body.replace(determiner, " "))) ||
    isFiling(act.work)
  // A person who marks an action means it.
  const spoiled = clause.marker === "action" ? 1 : spoilsOf(clause.quote, message.text, act, clause.named)
  const due =
    own ??
    (after === "" ? null : dueAfter(after, said)) ??
    (sameSentence === null ? null : dayOfSentence(sameSentence, said)) ??
    headingDay(message.text, clause.quote, said)
  const score = (act.weight + (due === null ? 0 : 0.06)) * spoiled
  return [
    {
      ...clause,
      act,
      author: message.author,
      score,
      bare,
      // A pronoun names an object only together with other words.
      things: things.length - Number(pronoun.test(clause.body) && things.length > 1) / 2,
      words: plainWords(clause.body),
      due,
      before
    }
  ]
}

/** "Tomorrow at nine in the hall, and Mira brings the lamp": the clause before has no work, so its day is the work's. */
const dayOfSentence = (clause: Clause, said: DueContext) =>
  speechActOf(clause) === null ? dueIn(clause.quote, said) : null

const cyrillic = /\p{Script=Cyrillic}/u
const verbal = ["infinitive", "imperative", "first", "third"] as const

/** "Both families" names a thing, and "both" alone means two earlier ones. */
const determiner = /(?<!\p{L})(?:both|обидв[аі]|об[ае])(?= \p{L}{3,})/iu

/** Words that stand for a thing named before. */
const pronoun =
  /(?<!\p{L})(?:it|that|this|them|those|these|they|one|ones|both|everything|it's|це|цього|його|її|їх|обидва|обидві|усе|їм|їй|йому|ним|ній|это|то|другое|оба|обе|этого|его|ее|её|их|им|ей|ему)(?!\p{L})/iu
