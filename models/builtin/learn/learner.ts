/** Learns from the decisions of one installation. Its weight beside the rules grows with the number of lessons. */
import { type Category, Category as Categories } from "../../../domain/values.ts"
import { fingerprint } from "../../model.ts"
import type { Lesson } from "../../distillation.ts"
import { type CategoryFound, categoryOf } from "../classify/category.ts"
import { featuresOf } from "./features.ts"
import { type Correction, uncorrected } from "../extract/ranking/odds.ts"
import { learnCorrection } from "./correction.ts"
import { allAtOnce, mapInSlices, type Sliced } from "../../slices/slices.ts"
import { trainInSlices } from "./softmax.ts"

/** Fewer lessons have no effect, because they would teach noise. */
export const fewestLessons = 40
/** Fewer accepted or fewer rejected examples have no effect. */
const fewestOfEach = 8
/** Only the latest lessons are used, so that training takes less than a second. */
export const mostLessons = 4_000

/** The number of lessons at which the learner has half of its largest weight. */
const halfAt = 200
const mostWeight = 0.7

export interface Learner {
  /** The number of lessons in use; 0 if they are too few. */
  readonly lessons: number
  /** A digest of the lessons. */
  readonly digest: string
  /** Corrects the ranking of statements. */
  readonly correction: Correction
  readonly category: (title: string, description?: string) => CategoryFound
}

export const untaught: Learner = { lessons: 0, digest: "", correction: uncorrected, category: categoryOf }

/** @param lessons the oldest first */
export const learnerOf = (lessons: ReadonlyArray<Lesson>): Learner => allAtOnce(learnInSlices(lessons))

/** The training of the latest lessons takes up to a second, so other work runs between its slices. */
export function* learnInSlices(lessons: ReadonlyArray<Lesson>): Sliced<Learner> {
  const latest = lessons.slice(-mostLessons)
  const worth = latest.filter((lesson) => lesson.is === "worth")
  const categories = latest.filter((lesson) => lesson.is === "category")
  const wanted = worth.filter(({ worth }) => worth).length
  const taughtWorth = worth.length >= fewestLessons && Math.min(wanted, worth.length - wanted) >= fewestOfEach
  const taughtCategories = categories.length >= fewestLessons
  if (!taughtWorth && !taughtCategories) return untaught
  return {
    lessons: (taughtWorth ? worth.length : 0) + (taughtCategories ? categories.length : 0),
    digest: fingerprint(JSON.stringify(latest)),
    correction: taughtWorth ? yield* learnCorrection(worth) : uncorrected,
    category: taughtCategories ? yield* categoryBy(categories) : categoryOf
  }
}

const weightOf = (lessons: number) => (mostWeight * lessons) / (lessons + halfAt)

/** The vote of the rules, by their band. */
const rulesVote: Readonly<Record<CategoryFound["band"], number>> = { likely: 0.9, unsure: 0.6, weak: 0.3, new: 0.3 }

function* categoryBy(lessons: ReadonlyArray<Extract<Lesson, { is: "category" }>>): Sliced<Learner["category"]> {
  const learned = yield* trainCategoryInSlices(lessons)
  const weight = weightOf(lessons.length)
  return (title, description = "") => {
    const rules = categoryOf(title, description)
    const probabilities = learned(`${title}\n${description}`)
    const votes = Categories.literals
      .map((category) => ({
        category,
        vote:
          weight * (probabilities.get(category) ?? 0) +
          (1 - weight) * (category === rules.category ? rulesVote[rules.band] : 0)
      }))
      .sort((a, b) => b.vote - a.vote)
    const [best] = votes
    if (best === undefined || best.category === rules.category) return rules
    return { category: best.category, band: "unsure" }
  }
}

export type CategoryGuess = (text: string) => ReadonlyMap<Category, number>

interface CategoryExample {
  readonly text: string
  readonly category: Category
}

/** Learns the probability of each category from texts that people categorised. */
export const trainCategory = (examples: ReadonlyArray<CategoryExample>): CategoryGuess =>
  allAtOnce(trainCategoryInSlices(examples))

function* trainCategoryInSlices(examples: ReadonlyArray<CategoryExample>): Sliced<CategoryGuess> {
  const all = Categories.literals
  const read = yield* mapInSlices(examples, ({ text, category }) => ({
    features: featuresOf(text),
    label: all.indexOf(category)
  }))
  const learned = yield* trainInSlices(read, all.length)
  return (text) => {
    const probabilities = learned(featuresOf(text))
    return new Map(all.map((category, i) => [category, probabilities[i] ?? 0]))
  }
}
