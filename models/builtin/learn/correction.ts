/**
 * Learns from an installation's decisions on statements. The result corrects the log odds of the ranking. It knows a
 * statement's words and the traits of its text; what happened around it is in the ranking's odds.
 *
 * Decisions of one chat may say little about another one, so the newest decisions test what the older ones teach: a
 * correction that does not help there has no effect.
 */
import type { Lesson } from "../../distillation.ts"
import { mapInSlices, type Sliced } from "../../slices/slices.ts"
import { textTraitsOf } from "../extract/ranking/textTraits.ts"
import { type Gate, trainGateInSlices } from "./gate.ts"
import { fitLogistic, type LogisticExample, type LogisticModel, logOdds, sigmoid } from "../extract/ranking/logistic.ts"
import { type Correction, oddsOf, uncorrected } from "../extract/ranking/odds.ts"

export type WorthLesson = Extract<Lesson, { is: "worth" }>

/** The pull of each trait's weight to 0, in units of decisions. */
const pull = 20
/** The part of the lessons, the newest, that tests the rest. */
const testedPart = 0.3
/** The shares of traits and of words that are tried. */
const shares = [0, 0.3, 0.6, 1] as const
/** The log loss must fall by more than this many standard errors for a correction to have an effect. */
const standardErrors = 2
/** The words move the log odds by this at most, so that a few repeated words never decide alone. */
const mostMoved = 2.5

/** @param lessons the oldest first */
export function* learnCorrection(lessons: ReadonlyArray<WorthLesson>): Sliced<Correction> {
  const cut = Math.floor(lessons.length * (1 - testedPart))
  const older = yield* teach(lessons.slice(0, cut))
  const { ofTraits, ofWords } = yield* bestShares(older, lessons.slice(cut))
  if (ofTraits === 0 && ofWords === 0) return uncorrected
  const all = yield* teach(lessons)
  return (statement) => ofTraits * all.byTraits(statement) + ofWords * all.byWords(statement)
}

interface Taught {
  readonly byTraits: Correction
  readonly byWords: Correction
}

function* teach(lessons: ReadonlyArray<WorthLesson>): Sliced<Taught> {
  const examples = yield* mapInSlices(lessons, (lesson): LogisticExample => {
    const { text, worth, type, weight = 1 } = lesson
    return { values: textTraitsOf(type ?? "insight", text), label: Number(worth), weight, offset: oddsBefore(lesson) }
  })
  const traits = fitLogistic(examples, pull)
  yield
  const words = yield* trainGateInSlices(lessons)
  const usual = lessons.filter(({ worth }) => worth).length / Math.max(1, lessons.length)
  return { byTraits: traitsCorrection(traits), byWords: wordsCorrection(words, usual) }
}

const traitsCorrection =
  (model: LogisticModel): Correction =>
  ({ type, text }) =>
    logOdds(model, textTraitsOf(type, text))

const wordsCorrection =
  (gate: Gate, usual: number): Correction =>
  ({ text }) =>
    Math.max(-mostMoved, Math.min(mostMoved, oddsOf(gate(text)) - oddsOf(usual)))

/** The shares with the least log loss on lessons that were not learned; 0 if none helps. */
function* bestShares({ byTraits, byWords }: Taught, tested: ReadonlyArray<WorthLesson>) {
  const read = yield* mapInSlices(tested, (lesson) => {
    const statement = { type: lesson.type ?? "insight", text: lesson.text } as const
    return { lesson, traits: byTraits(statement), words: byWords(statement) }
  })
  const lossesOf = (ofTraits: number, ofWords: number) =>
    read.map(({ lesson, traits, words }) => {
      const chance = sigmoid(oddsBefore(lesson) + ofTraits * traits + ofWords * words)
      return -(lesson.weight ?? 1) * Math.log(lesson.worth ? chance : 1 - chance)
    })
  const none = lossesOf(0, 0)
  const tried = shares.flatMap((ofTraits) =>
    shares.map((ofWords) => {
      const gains = lossesOf(ofTraits, ofWords).map((loss, i) => (none[i] ?? 0) - loss)
      return { ofTraits, ofWords, gain: certainGain(gains) }
    })
  )
  return tried.reduce((best, each) => (each.gain > best.gain ? each : best), { ofTraits: 0, ofWords: 0, gain: 0 })
}

/** The mean gain less its uncertainty: a gain by chance must not count. */
const certainGain = (gains: ReadonlyArray<number>): number => {
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, gains.length)
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, gains.length - 1)
  return mean - standardErrors * Math.sqrt(variance / Math.max(1, gains.length))
}

/** The log odds that the ranking gave. A decision without a score starts from even odds. */
const oddsBefore = ({ score }: WorthLesson) => (score === undefined ? 0 : oddsOf(score))
