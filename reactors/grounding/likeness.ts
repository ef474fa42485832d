/** Decides whether two texts are the same statement. The thresholds depend on the model of the vectors. */
import type { AtomDraft, DraftKind } from "../../domain/knowledge/draft.ts"
import type { Recommendation } from "../../domain/proposal/proposal.ts"
import { type Audience, team } from "../../domain/values.ts"
import type { NearHit, NearKind } from "../../projections/search/vectors/nearest.ts"
import { ngramHash, ngramModel } from "../../models/language/text/ngramHash.ts"

/** Cosines, -1 to 1. Vectors of spelling have lower cosines than vectors of meaning. */
interface Thresholds {
  /** From here on it is the same item, and its evidence is merged. */
  readonly same: number
  /** From here on it is about the same item, which may need an update. */
  readonly near: number
}
const spelling: Thresholds = { same: 0.82, near: 0.6 }
const meaning: Thresholds = { same: 0.92, near: 0.84 }
export const thresholdsOf = (model: string): Thresholds => (model === ngramModel ? spelling : meaning)

/** Recommends to merge, update or create, by the nearest known item of the same kind. */
export const recommend = (near: ReadonlyArray<NearHit>, kind: NearKind, model: string): Recommendation => {
  const best = near.find((each) => each.kind === kind && each.status !== "archived" && each.status !== "cancelled")
  const { same, near: close } = thresholdsOf(model)
  if (best === undefined || best.cosine < close) return { is: "new", target: null, cosine: null }
  return { is: best.cosine >= same ? "merge" : "update", target: best.id, cosine: rounded(best.cosine) }
}

/** News about the end of a known statement are merged into it: the merge closes it, and creates nothing. */
export const recommendFor = (draft: Linking, near: ReadonlyArray<NearHit>, model: string): Recommendation => {
  const closes = linksOf(draft).find(({ relation }) => relation === "closes")
  return closes === undefined ? recommend(near, draft.kind, model) : { is: "merge", target: closes.to, cosine: null }
}

/** True when the draft ends or denies this statement, so that it repeats the words and is still news. */
export const isNewsAbout = (draft: Linking, id: string): boolean => linksOf(draft).some(({ to }) => to === id)

/** Only drafts of statements have links. */
interface Linking {
  readonly kind: DraftKind
  readonly links?: AtomDraft["links"]
}
const linksOf = ({ links }: Linking) => links ?? []

/** Two digits: with more, the log would confirm a guess of one text to a person who knows the other one. */
const rounded = (cosine: number) => Math.round(cosine * 100) / 100

/**
 * Remembers the texts of one extraction or run, so that a statement in two windows is proposed once. It compares by
 * spelling. A text of a restricted audience never counts for another audience: people there would not see the item, or
 * would learn of it.
 *
 * @param most the number of texts to remember; the oldest are forgotten
 */
export const makeSeen = (most = 2_000) => {
  const kept: Array<{ readonly id: string; readonly audience: Audience; readonly vector: Float32Array }> = []
  return {
    /** The id of an equal text that the whole audience may see; null if there is none. */
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
/** Within one extraction or run only texts that are almost identical count as repetitions. */
const twice = 0.93

const dot = (a: Float32Array, b: Float32Array) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
