/** Learns from the decisions of one installation. Its weight beside the rules grows with the number of lessons. */
import { type Category, Category as Categories } from "../../../domain/values.ts"
import { fingerprint } from "../../model.ts"
import type { Lesson } from "../../distillation.ts"
import { type CategoryFound, categoryOf } from "../classify/category.ts"
import { type Opinion, rulesAlone } from "../extract/candidates/candidates.ts"
import { featuresOf } from "./features.ts"
import { trainGate } from "./gate.ts"
import { trainSoftmax } from "./softmax.ts"

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
  readonly worth: Opinion
  readonly category: (title: string, description?: string) => CategoryFound
}

export const untaught: Learner = { lessons: 0, digest: "", worth: rulesAlone, category: categoryOf }

/** @param lessons the oldest first */
export const learnerOf = (lessons: ReadonlyArray<Lesson>): Learner => {
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
    worth: taughtWorth ? worthBy(worth) : rulesAlone,
    category: taughtCategories ? categoryBy(categories) : categoryOf
  }
}

const weightOf = (lessons: number) => (mostWeight * lessons) / (lessons + halfAt)

const worthBy = (lessons: ReadonlyArray<Extract<Lesson, { is: "worth" }>>): Opinion => {
  const gate = trainGate(lessons)
  const weight = weightOf(lessons.length)
  return (text, rules) => (1 - weight) * rules + weight * gate(text)
}

/** The vote of the rules, by their band. */
const rulesVote: Readonly<Record<CategoryFound["band"], number>> = { likely: 0.9, unsure: 0.6, weak: 0.3, new: 0.3 }

const categoryBy = (lessons: ReadonlyArray<Extract<Lesson, { is: "category" }>>): Learner["category"] => {
  const learned = trainCategory(lessons)
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

/** Learns the probability of each category from texts that people categorised. */
export const trainCategory = (
  examples: ReadonlyArray<{ readonly text: string; readonly category: Category }>
): CategoryGuess => {
  const all = Categories.literals
  const learned = trainSoftmax(
    examples.map(({ text, category }) => ({ features: featuresOf(text), label: all.indexOf(category) })),
    all.length
  )
  return (text) => {
    const probabilities = learned(featuresOf(text))
    return new Map(all.map((category, i) => [category, probabilities[i] ?? 0]))
  }
}
