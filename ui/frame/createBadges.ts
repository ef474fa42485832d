/** The counts that the menu shows beside pages. */
import { createMemo } from "solid-js"
import { classifiedOf, entryOf, waits } from "../review/queue/queue.ts"
import { atWork } from "../runs/progress/progress.ts"
import { useLive } from "../sync/live.tsx"
import type { Badges } from "./menu/page.ts"

export const createBadges = (): Badges => {
  const { proposals, tasks, extractions, runs } = useLive().views
  const toReview = createMemo(() => {
    const now = Date.now()
    return [...proposals.all().map(entryOf), ...tasks.all().map(classifiedOf)].filter((entry) => waits(entry, now))
      .length
  })
  const running = createMemo(() => [...extractions.all(), ...runs.all()].filter(atWork).length)
  return {
    get toReview() {
      return toReview()
    },
    get running() {
      return running()
    }
  }
}
