/** Items of a window and their fates. The functions replace fates that follow from other items, in the given array. */
import type { AtomType, ItemStatus } from "../../../../domain/values.ts"
import type { ModelQuote } from "../../../distillation.ts"
import { akin } from "../tasks/words/akin.ts"
import type { Matter } from "./closing.ts"
import { changesPlan } from "./closingWords.ts"

/** An item of the window, before its status is known. */
export interface Stated {
  readonly type: AtomType
  readonly text: string
  readonly evidence: ReadonlyArray<ModelQuote>
  /** Index into the people. */
  readonly owner: number | null
}

export interface Fate {
  readonly status: ItemStatus
  readonly closedBy: ModelQuote | null
  /** Index into the items. */
  readonly replacedBy: number | null
}

/** The fate of an item that no message ends. */
export const still: Fate = { status: "open", closedBy: null, replacedBy: null }

/** Types that end with the work on them. A risk is not one of them: it may remain when the work is done. */
export const trouble = /^(?:problem|blocker)$/u
/** The least words that trouble shares with a report of work on it. */
export const sharedByTrouble = 2

/** The least words that a decision shares with the one that it replaces. */
const sharedByReplacing = 2

/** A later decision on the same matter replaces the earlier one. */
export const markReplaced = (items: ReadonlyArray<Stated>, matters: ReadonlyArray<Matter>, fates: Array<Fate>) => {
  items.forEach(({ type }, i) => {
    const matter = matters[i]
    if (matter === undefined || type !== "decision" || fates[i] !== still) return
    const later = items.findIndex((other, j) => {
      const theirs = matters[j]
      const first = other.evidence[0]
      return (
        theirs !== undefined &&
        first !== undefined &&
        other.type === "decision" &&
        first.message > matter.message &&
        changesPlan.test(other.text) &&
        akin(theirs.words, matter.words) >= sharedByReplacing
      )
    })
    const quote = items[later]?.evidence[0]
    if (quote !== undefined) fates[i] = { status: "replaced", closedBy: quote, replacedBy: later }
  })
}

/** The least words that a decision shares with the idea that it takes up. */
const sharedByTakingUp = 3

/** An idea is done when a later decision takes it up. */
export const markTakenUp = (items: ReadonlyArray<Stated>, matters: ReadonlyArray<Matter>, fates: Array<Fate>) => {
  matters.forEach((matter, i) => {
    if (matter.type !== "idea" || fates[i] !== still) return
    const later = items.find((other, j) => {
      const [first] = other.evidence
      const isLater = first !== undefined && first.message > matter.message
      return other.type === "decision" && isLater && akin(matters[j]?.words ?? [], matter.words) >= sharedByTakingUp
    })
    const quote = later?.evidence[0]
    if (quote !== undefined) fates[i] = { status: "done", closedBy: quote, replacedBy: null }
  })
}

/** Work on trouble begins within this many messages after it. */
const workWithin = 8

/** Trouble is done with the work on the same matter that begins soon after it. */
export const markMended = (matters: ReadonlyArray<Matter>, fates: Array<Fate>) => {
  matters.forEach((matter, i) => {
    if (!trouble.test(matter.type) || fates[i] !== still) return
    const work = matters.findIndex((other, j) => {
      const gap = other.message - matter.message
      const isDone = other.type === "requirement" && fates[j]?.status === "done"
      return isDone && gap >= 0 && gap <= workWithin && akin(other.words, matter.words) >= sharedByTrouble
    })
    fates[i] = fates[work] ?? still
  })
}
