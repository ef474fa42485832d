/** Names that have moved: what a draft calls by the id of a proposal may have been merged since, and merged again. */
import { Effect } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import { loadFromLog } from "./loadFromLog.ts"

/** Nobody merges so often; a ring of merges ends here. */
const mostHops = 20

/**
 * Where a topic or an atom stands today: through proposals that were merged into another one, and merged topics, as far as
 * the asker may see. An id that leads nowhere, as that of a proposal that waits still, stays as it is; null when that
 * proposal was rejected, and there is nothing to name.
 */
export const resolve = Effect.fnUntraced(function* (actor: ActorId, kind: "topic" | "atom", id: string) {
  let at: string | null = id
  for (let hop = 0; at !== null && hop < mostHops; hop++) {
    const next: string | null = yield* nextOf(actor, kind, at)
    if (next === at) return at
    at = next
  }
  return at
})

const nextOf = Effect.fnUntraced(function* (actor: ActorId, kind: "topic" | "atom", id: string) {
  const { now } = yield* loadFromLog(actor, kind, id)
  if (now?.is === "standing") return id
  if (now?.is === "merged") return now.into
  const { now: proposal } = yield* loadFromLog(actor, "proposal", id)
  if (proposal?.draft.kind !== kind) return id
  return proposal.is === "merged" ? proposal.into : proposal.is === "rejected" ? null : id
})

/** Whether a draft may name it: it is there, or proposed, and the asker may see it. */
export const isNamed = Effect.fnUntraced(function* (actor: ActorId, kind: "topic" | "atom", id: string) {
  if ((yield* loadFromLog(actor, kind, id)).now !== null) return true
  return (yield* loadFromLog(actor, "proposal", id)).now?.draft.kind === kind
})
