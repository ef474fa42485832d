/** The state that every decision of Review works on. */
import { createSignal, onCleanup } from "solid-js"
import type { Situation } from "../keys/keymap.ts"
import { createLabels } from "../state/createLabels.ts"
import { createQueue } from "./createQueue.ts"
import { createReason } from "../state/createReason.ts"
import type { DecisionAnswer, ReviewPort } from "./port.ts"

/** One decision that can be undone: the entry to return to, and the request of each of its proposals. */
export interface ReviewStep {
  readonly key: string
  readonly answers: ReadonlyArray<readonly [id: string, answer: DecisionAnswer]>
}

export const createReviewState = (port: ReviewPort) => {
  const queue = createQueue(port)
  const [mode, setMode] = createSignal<Situation["mode"]>("looking")
  return {
    port,
    queue,
    reason: createReason(),
    labels: createLabels(),
    inOrder: createInOrder(),
    mode,
    setMode,
    go: (key: string | null) => {
      setMode("looking")
      queue.setCursor(key)
    }
  }
}
export type ReviewState = ReturnType<typeof createReviewState>

/**
 * One request at a time: a topic is approved before the statements under it, and a decision arrives before its undo. A page
 * that is closed sends all that are left at once, because they would be lost.
 */
const createInOrder = () => {
  let last: Promise<unknown> = Promise.resolve()
  let left = Promise.withResolvers<void>()
  const leave = () => {
    left.resolve()
    // The browser may show the page again.
    left = Promise.withResolvers<void>()
  }
  addEventListener("pagehide", leave)
  onCleanup(() => removeEventListener("pagehide", leave))
  return <A>(request: () => Promise<A>): Promise<A> => {
    const mine = Promise.race([last, left.promise]).then(request, request)
    last = mine.catch(() => undefined)
    return mine
  }
}
