import { Effect, Pull, type Scope, Stream } from "effect"
import type { Stored } from "../../commit/envelope.ts"
import type { StreamUnavailable } from "../../errors.ts"
import type { RawLog } from "../../keys/rawLog.ts"

/** Reads the messages of the log after a position, in order and once, up to its head at the opening. */
export interface LogCursor {
  /** The position of the last message at the opening. */
  readonly head: number
  /** The messages that are not read yet, up to a position. */
  readonly upTo: (position: number) => Effect.Effect<ReadonlyArray<Stored>, StreamUnavailable>
  /** The number of messages that are not read yet. Ends the reading. */
  readonly rest: Effect.Effect<number, StreamUnavailable>
}

export const openCursor = Effect.fnUntraced(function* (
  log: RawLog["Service"],
  after: number
): Effect.fn.Return<LogCursor, StreamUnavailable, Scope.Scope> {
  const head = yield* log.head
  const pull = yield* Stream.toPull(log.after(after))
  let waiting: Array<Stored> = []
  let hasEnded = false
  const more = pull.pipe(
    Effect.map((batches): ReadonlyArray<Stored> | null => batches.flat()),
    Pull.catchDone(() => Effect.succeed(null))
  )
  const read = Effect.map(more, (batch) => {
    if (batch === null) hasEnded = true
    // The log grows while it is read; the check ends at the head of its start.
    else waiting = [...waiting, ...batch.filter(({ seq }) => seq <= head)]
  })
  const upTo = Effect.fnUntraced(function* (position: number) {
    while (!hasEnded && (waiting.at(-1)?.seq ?? 0) < Math.min(position, head)) yield* read
    const end = waiting.findIndex(({ seq }) => seq > position)
    const found = end === -1 ? waiting : waiting.slice(0, end)
    waiting = end === -1 ? [] : waiting.slice(end)
    return found
  })
  const rest = Effect.gen(function* () {
    let count = 0
    while (true) {
      count += waiting.length
      const last = waiting.at(-1)?.seq ?? 0
      waiting = []
      if (hasEnded || last >= head) return count
      yield* read
    }
  })
  return { head, upTo, rest }
})
