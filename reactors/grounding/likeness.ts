/** How near two texts must be to be the same thing said twice, by the model that made their vectors. */
import type { Recommendation } from "../../domain/proposal/proposal.ts"
import { type Audience, team } from "../../domain/values.ts"
import type { NearHit, NearKind } from "../../projections/search/vectors/nearest.ts"
import { ngramHash, ngramModel } from "../../models/language/text/ngramHash.ts"

/** Cosines, -1 to 1. Spelling alone says less than meaning, and falls off faster. */
interface Thresholds {
  /** The same thing: its evidence is added to what is there. */
  readonly same: number
  /** About the same thing: what is there may want an update. */
  readonly near: number
}
const spelling: Thresholds = { same: 0.82, near: 0.6 }
const meaning: Thresholds = { same: 0.92, near: 0.84 }
export const thresholdsOf = (model: string): Thresholds => (model === ngramModel ? spelling : meaning)

/** What to do with a draft, by the nearest known thing of its kind. */
export const recommend = (near: ReadonlyArray<NearHit>, kind: NearKind, model: string): Recommendation => {
  const best = near.find((each) => each.kind === kind && each.status !== "archived" && each.status !== "cancelled")
  const { same, near: close } = thresholdsOf(model)
  if (best === undefined || best.cosine < close) return { is: "new", target: null, cosine: null }
  return { is: best.cosine >= same ? "merge" : "update", target: best.id, cosine: rounded(best.cosine) }
}

/** Nobody reads more digits, and a log should not hold noise. */
const rounded = (cosine: number) => Math.round(cosine * 1000) / 1000

/**
 * Texts of one piece of work, by spelling: the same statement found in two windows is found once. What was found for a few
 * only does not count for others: they would never hear of it, or be led to what they may not see.
 */
export const makeSeen = (most = 2_000) => {
  const kept: Array<{ readonly id: string; readonly audience: Audience; readonly vector: Float32Array }> = []
  return {
    /** The id of a text that is the same as this one, and that all of this audience may see; null when there is none. */
    like: (text: string, audience: Audience): string | null => {
      const vector = ngramHash(text)
      const open = kept.filter((each) => each.audience === team || each.audience === audience)
      return open.find((each) => dot(each.vector, vector) >= twice)?.id ?? null
    },
    add: (id: string, text: string, audience: Audience) => {
      if (kept.some((each) => each.id === id)) return
      kept.push({ id, audience, vector: ngramHash(text) })
      if (kept.length > most) kept.shift()
    }
  }
}
export type Seen = ReturnType<typeof makeSeen>
/** Within one piece of work only what is all but letter by letter the same counts as said twice. */
const twice = 0.93

const dot = (a: Float32Array, b: Float32Array) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
