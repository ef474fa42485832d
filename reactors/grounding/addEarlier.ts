/** Loads earlier proposals, of other extractions or of an earlier attempt, so that they are not repeated. */
import { Effect } from "effect"
import { Unread } from "../../projections/reads/unread/unread.ts"
import type { Seen } from "./likeness.ts"

const places = { topic: "topics", atom: "atoms", task: "tasks" } as const

/** Adds the earlier proposals to the seen texts of their kind. */
export const addEarlier = Effect.fnUntraced(function* (
  seen: Partial<Record<(typeof places)[keyof typeof places], Seen>>,
  ...asked: Parameters<Unread["Service"]["proposedBefore"]>
) {
  for (const { id, kind, text, audience } of yield* (yield* Unread).proposedBefore(...asked))
    seen[places[kind]]?.add(id, text, audience)
})
