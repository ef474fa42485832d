/** Finds positions of the log. A position may have no commit: a crash can lose a commit, and its position is not used again. */
import { Effect } from "effect"
import type { StreamUnavailable } from "../../errors.ts"
import type { Incoming } from "../client/nats.ts"

type Asked<A> = Effect.Effect<A, StreamUnavailable>
/** The first commit at or after a position; null when there is none. */
export type NextFrom = (position: number) => Asked<Incoming | null>

/** The last position at or before `position` that has a commit; 0 when there is none. Few requests, also for a long gap. */
export const lastUpTo = Effect.fnUntraced(function* (position: number, head: number, next: NextFrom) {
  if (position >= head) return head
  if (position < 1) return 0
  const isWithin = (found: Incoming | null): found is Incoming => found !== null && found.seq <= position
  // Look back in growing steps until a commit is found, then halve the gap after it.
  let from = position
  let step = 1
  let found = yield* next(from)
  while (!isWithin(found)) {
    if (from === 1) return 0
    from = Math.max(1, from - step)
    step *= 2
    found = yield* next(from)
  }
  let low = found.seq
  let high = position + 1
  while (high - low > 1) {
    const middle = Math.ceil((low + high) / 2)
    const later: Incoming | null = yield* next(middle)
    if (isWithin(later)) low = later.seq
    else high = middle
  }
  return low
})

/**
 * Finds the last position that the stream had stored at a time (ISO 8601, UTC, milliseconds) by binary search. The times of
 * the stream rise with the positions; the times in commits may not, because writers do not share a clock.
 */
export const positionAt = Effect.fnUntraced(function* (time: string, head: number, next: NextFrom) {
  let low = 0
  let high = head
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const found = yield* next(middle)
    if (found !== null && found.seq <= high && (found.storedAt ?? "") <= time) low = found.seq
    else high = middle - 1
  }
  return low
})
