/** What was proposed before counts as said, be it by another reading or by this one before a kill. */
import { Effect } from "effect"
import { Unread } from "../../projections/reads/unread/unread.ts"
import type { Seen } from "./likeness.ts"

const places = { topic: "topics", atom: "atoms", task: "tasks" } as const

/** Puts it among what was seen, each thing once, by its kind. */
export const remind = Effect.fnUntraced(function* (
  seen: Partial<Record<(typeof places)[keyof typeof places], Seen>>,
  ...asked: Parameters<Unread["Service"]["proposedBefore"]>
) {
  for (const { id, kind, text, audience } of yield* (yield* Unread).proposedBefore(...asked))
    seen[places[kind]]?.add(id, text, audience)
})
