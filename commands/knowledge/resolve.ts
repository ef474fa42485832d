/** Follows merges: a draft names topics and atoms by ids that may have been merged into others since. */
import { Effect } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import { loadFromLog } from "./loadFromLog.ts"

/** A circle of merges ends here. No real chain is so long. */
const mostHops = 20

/**
 * The present id of a topic or an atom: follows merged proposals and merged topics as far as the actor may see.
 * An id that leads nowhere stays as it is: the proposal may still wait for its decision. Null when the proposal was
 * rejected.
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
  if (now?.is === "active") return id
  if (now?.is === "merged") return now.into
  const { now: proposal } = yield* loadFromLog(actor, "proposal", id)
  if (proposal?.draft.kind !== kind) return id
  if (proposal.is === "rejected") return null
  return proposal.is === "merged" ? proposal.into : id
})

/** True when a draft may name it: it exists or is proposed, and the actor may see it. */
export const isNamed = Effect.fnUntraced(function* (actor: ActorId, kind: "topic" | "atom", id: string) {
  if ((yield* loadFromLog(actor, kind, id)).now !== null) return true
  return (yield* loadFromLog(actor, "proposal", id)).now?.draft.kind === kind
})
