/**
 * The built-in model, which is always available: rules for category, priority, dates, people and knowledge, and vectors
 * of hashed n-grams. It needs no download.
 *
 * An optional learner is trained on the decisions of this installation's people. `builtinModel` has none.
 */
import { Clock, Effect } from "effect"
import type { ModelRecord } from "../../domain/values.ts"
import { dayOfIso } from "../language/dates/clock/calendar.ts"
import { wallClock } from "../language/dates/clock/wallClock.ts"
import { dueDate } from "../language/dates/dueDate.ts"
import type { AnalyseInput, ExtractInput } from "../distillation.ts"
import { languageOf } from "../language/language.ts"
import {
  type Classification,
  type ClassifyInput,
  Model,
  type ModelDescription,
  wholeText,
  fingerprint
} from "../model.ts"
import { addresseeInSlices } from "../language/people/addressee.ts"
import { analyseInSlices } from "./analyse/analyseByRules.ts"
import { categoryCues } from "./classify/categoryCues.ts"
import { cues } from "./extract/candidates/cues.ts"
import { dampers } from "./extract/candidates/dampers.ts"
import { english } from "./extract/candidates/lexicon/en.ts"
import { russian } from "./extract/candidates/lexicon/ru.ts"
import { ukrainian } from "./extract/candidates/lexicon/uk.ts"
import { weights } from "./extract/candidates/weights.ts"
import { extractInSlices } from "./extract/extractByRules.ts"
import { fittedRanking, type Ranking } from "./extract/ranking/rank.ts"
import { fitted } from "./extract/ranking/weights.ts"
import { type Learner, untaught } from "./learn/learner.ts"
import { ngramHash, ngramModel } from "../language/text/ngramHash.ts"
import { priorityOf } from "./classify/priority.ts"
import { inSlices, mapInSlices, type Sliced } from "../slices/slices.ts"

export const builtinProvider = "builtin"
export const rulesModel = "rules-v1"
/** The rules together with a trained learner. */
export const learnedModel = "rules-v1+learner"

/** Changes with the category cues, so that a record shows which version of the rules made it. */
const rulesDigest = fingerprint(
  JSON.stringify(categoryCues.map(({ category, weight, pattern }) => [category, weight, pattern.source]))
)

/** Must be raised by hand when rules outside the cue lists change: markers, questions, topics, titles. */
const knowledgeRules = 3

/**
 * The scale of the scores of statements. Decisions on scores of another scale must not calibrate them, so a ranking whose
 * scores mean something else needs a new version. Before the ranking it was "none".
 */
export const rankingVersion = "ranking-1"

/** The digest of the rules for `extract` and `analyse`. */
const knowledgeDigest = fingerprint(
  JSON.stringify([
    knowledgeRules,
    fitted,
    rulesDigest,
    cues.map(({ family, weight, pattern }) => [family, weight, pattern.source]),
    dampers.map(({ name, factor, pattern }) => [name, factor, pattern.source]),
    [english, ukrainian, russian],
    [...weights]
  ])
)

export const describeBuiltin: ModelDescription = {
  provider: builtinProvider,
  model: rulesModel,
  embedModel: ngramModel,
  reachable: true,
  note: "builtin"
}

/**
 * The built-in model with the current learner, read before every answer. Never fails.
 *
 * @param ranking other weights than the fitted ones, to judge them
 */
export const builtinWith = (learner: Effect.Effect<Learner>, ranking: Ranking = fittedRanking): Model["Service"] => {
  const answering = <A>(question: unknown, digest: string, text: string, answer: (learner: Learner) => Sliced<A>) =>
    Effect.gen(function* () {
      const taught = yield* learner
      const began = yield* Clock.currentTimeMillis
      const given = yield* inSlices(() => answer(taught))
      const latencyMs = Math.round((yield* Clock.currentTimeMillis) - began)
      return { given, record: recordOf(question, digest, text, latencyMs, taught) }
    })
  return {
    classify: (input) =>
      Effect.map(
        answering(
          [input.title, input.description ?? "", input.at, input.zone],
          rulesDigest,
          wholeText(input),
          ({ category }) => classifyInSlices(input, category)
        ),
        ({ given, record }) => ({ classification: given, record })
      ),
    extract: (input) =>
      Effect.map(
        answering(input, knowledgeDigest, beginningOf(input), ({ correction }) =>
          extractInSlices(input, { ...ranking, correction })
        ),
        ({ given, record }) => ({ answer: given, record: { ...record, promptVersion: rankingVersion } })
      ),
    analyse: (input) =>
      Effect.map(
        answering(input, knowledgeDigest, atomsOf(input), ({ category }) => analyseInSlices(input, category)),
        ({ given, record }) => ({ answer: given, record })
      ),
    embed: (texts) =>
      Effect.map(
        inSlices(() => mapInSlices(texts, ngramHash)),
        (vectors) => ({ model: ngramModel, vectors })
      ),
    describe: Effect.map(learner, ({ lessons }) =>
      lessons === 0 ? describeBuiltin : { ...describeBuiltin, model: learnedModel }
    )
  }
}

/** The built-in model without a learner. Never fails. */
export const builtinModel = Model.of(builtinWith(Effect.succeed(untaught)))

function* classifyInSlices(input: ClassifyInput, categoryFor: Learner["category"]): Sliced<Classification> {
  const text = wholeText(input)
  const due = dueDate(text, input)
  yield
  const category = categoryFor(input.title, input.description)
  yield
  const priority = priorityOf(text, category.category === "bug" && due !== null && isToday(due.due, input))
  yield
  return {
    ...category,
    priority,
    due: due?.due ?? null,
    duePhrase: due?.phrase ?? null,
    assignee: yield* addresseeInSlices(text, input.people)
  }
}

const isToday = (due: string, { at, zone }: ClassifyInput) => {
  const isDay = due.length === "2026-11-27".length
  return (isDay ? dayOfIso(due) : wallClock(due, zone).today) === wallClock(at, zone).today
}

/** The length of text that suffices to detect its language. UTF-16 units. */
const enoughForLanguage = 4_000

const beginningOf = ({ messages }: ExtractInput) => messages.map(({ text }) => text.slice(0, 200)).join("\n")
const atomsOf = ({ atoms }: AnalyseInput) => atoms.map(({ text }) => text.slice(0, 200)).join("\n")

const recordOf = (
  question: unknown,
  digest: string,
  text: string,
  latencyMs: number,
  { lessons, digest: taughtBy }: Learner
): ModelRecord => ({
  provider: builtinProvider,
  model: lessons === 0 ? rulesModel : learnedModel,
  digest: lessons === 0 ? digest : fingerprint(digest + taughtBy),
  promptVersion: "none",
  schemaDigest: "none",
  options: { language: languageOf(text.slice(0, enoughForLanguage)), ...(lessons > 0 && { lessons }) },
  seed: 0,
  promptTokens: 0,
  outputTokens: 0,
  latencyMs,
  inputDigest: fingerprint(JSON.stringify(question))
})
