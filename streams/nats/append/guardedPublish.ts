import { Effect } from "effect"
import type { LogChanged } from "../../errors.ts"
import type { LogGuard } from "../../following/logGuard.ts"
import { NatsFault, type Outgoing } from "../client/nats.ts"

interface Stored {
  /** The position of the last message. */
  readonly seq: number
  readonly duplicate: boolean
}

/**
 * Publishes to the log only while it is the known log, and checks the answer.
 *
 * A connection may be lost and come back between the check and the publish. A log that went back then stores the messages
 * at positions that this process knows already, so such an answer is never passed on as a success.
 */
export const guardedPublish = Effect.fnUntraced(function* (
  guard: LogGuard["Service"],
  messages: ReadonlyArray<Outgoing>,
  publish: Effect.Effect<Stored, NatsFault>
): Effect.fn.Return<Stored, NatsFault | LogChanged> {
  yield* Effect.catchTag(guard.verified, "StreamUnavailable", unknown)
  const highest = guard.highest()
  const answer = yield* publish
  if (answer.duplicate) return answer
  if (answer.seq - messages.length + 1 <= highest) {
    yield* Effect.catchTag(guard.compare, "StreamUnavailable", unknown)
    return yield* unknown("stored at a position that was in use")
  }
  const last = messages.at(-1)
  if (last !== undefined) guard.note(answer.seq, last.data)
  return answer
})

const unknown = (cause: unknown) => Effect.fail(new NatsFault({ kind: "unknown", cause }))
