/** Decides whether a statement replaces or contradicts a known one on the same matter. */
import type { DraftLink } from "../../../../domain/values.ts"
import type { AtomRelation, ExtractedAtom, KnownItem } from "../../../distillation.ts"
import { phrases, plain } from "../../../language/words.ts"
import { changesPlan } from "../status/closingWords.ts"
import { commonShare, type Overlap, matterOverlap, type MatterWords } from "./sameMatter.ts"

/** Objects that both must have, and their share of the longer statement. */
const leastShared = 2
const leastShare = 0.6

/** Without a verb that the tables have, almost all words must be the same. */
const leastOfUnknownDeed = 0.75

const comparable = /^(?:decision|requirement|insight)$/u

/** Words of denial. A question is no denial, and its type is not compared. */
const denied = phrases`
  not, no, never, no longer, won't, don't, doesn't, didn't, isn't, aren't, wasn't, can't, cannot, without, stop, не, ні, ніколи, більше не, без, нет, никогда, больше не`

interface Known {
  readonly item: KnownItem
  readonly index: number
  readonly subject: MatterWords
}

/** At most one link: of the items on the same matter, to the one that shares most. */
export const denialOf = (
  { type, text, status }: ExtractedAtom,
  said: MatterWords,
  earlier: ReadonlyArray<Known>
): ReadonlyArray<AtomRelation> => {
  if (status !== "open" || !comparable.test(type)) return []
  const found = earlier.flatMap(({ item, index, subject }) => {
    const overlap = matterOverlap(subject, said)
    const share = commonShare(subject, said, overlap)
    if (overlap.shared < leastShared || share < leastShare) return []
    const relation = relationOf(
      item,
      { type, text },
      { ...overlap, share, isVerbless: subject.deeds.size + said.deeds.size === 0 }
    )
    return relation === null ? [] : [{ link: { relation, to: index }, share }]
  })
  const [best] = found.toSorted((a, b) => b.share - a.share)
  return best === undefined ? [] : [best.link]
}

interface Shared extends Overlap {
  readonly share: number
  /** Whether no verb of the two is in the tables. Then the verb is one of the objects. */
  readonly isVerbless: boolean
}

const relationOf = (
  item: KnownItem,
  { type, text }: Pick<ExtractedAtom, "type" | "text">,
  { isSameDeed, differs, share, isVerbless }: Shared
): DraftLink | null => {
  if (!comparable.test(item.type)) return null
  const [before, now] = [item.text, text].map(plain)
  if (before === undefined || now === undefined) return null
  const isSamePlan = isSameDeed || (isVerbless && share >= leastOfUnknownDeed)
  const isOpposite = isSamePlan && hasDenial(before) !== hasDenial(now)
  const isDecided = type === "decision" && item.type === "decision"
  const isChanged = changesPlan.test(now) && (differs || isOpposite)
  if (isDecided && (isChanged || (isSamePlan && differs && !isOpposite))) return "replaces"
  return isOpposite && type === item.type ? "contradicts" : null
}

const hasDenial = (text: string) => text.search(denied) >= 0
