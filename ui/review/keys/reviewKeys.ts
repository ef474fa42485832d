/** The verbs of Review, as actions on its state. */
import type { Review } from "../deciding/createReview.ts"
import type { NearTarget } from "../merge/nearest.ts"
import { reviewBindings, type ReviewVerb } from "./keymap.ts"
import { tomorrow } from "./tomorrow.ts"

export type Verbs = { readonly [V in ReviewVerb]: () => void }

export const verbsOf = (review: Review): Verbs => ({
  approve: () => review.approve(),
  merge: () => review.setMode("merging"),
  reject: () => review.reject(),
  done: () => review.approveDone(),
  edit: () => review.setMode("editing"),
  snooze: () => review.snooze(tomorrow(new Date())),
  next: () => review.step(1),
  previous: () => review.step(-1),
  select: () => review.select(),
  fold: () => review.fold()
})

/** The verbs of Review, to bind while the page is mounted. */
export const reviewVerbs = (review: Review, verbs: Verbs, targets: () => ReadonlyArray<NearTarget>) =>
  reviewBindings(review.situation, (act) => {
    if (act.is === "reason") return review.giveReason(act.reason)
    if (act.is === "do") return verbs[act.verb]()
    const target = targets()[act.nth]
    if (target !== undefined) review.merge(target.id)
  })
