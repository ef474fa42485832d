/** Puts the cursor on the proposal that the page's address names, `/review?proposal=<id>`, once the queue is there. */
import { useSearchParams } from "@solidjs/router"
import { type Accessor, createEffect, untrack } from "solid-js"
import type { Review } from "./deciding/createReview.ts"

export const openLinked = (review: Review, ready: Accessor<boolean>): void => {
  const [params] = useSearchParams<{ proposal?: string }>()
  createEffect(() => {
    const { proposal } = params
    if (proposal !== undefined && ready()) untrack(() => goTo(review, proposal))
  })
}

const goTo = (review: Review, proposal: string) => {
  const find = () => review.entries().find((entry) => entry.is === "proposal" && entry.row.id === proposal)
  // It may be one of the weaker proposals, which are folded away.
  if (find() === undefined) review.fold()
  const entry = find()
  if (entry !== undefined) review.go(entry.key)
}
