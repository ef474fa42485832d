/** Stores one update in the inbox, in both modes. */
import { Effect } from "effect"
import type { Me } from "../api/bot.ts"
import { Admissions } from "../inbox/admissions.ts"
import { Inbox } from "../inbox/inbox.ts"
import { receivedUpdate } from "../inbox/receiver.ts"
import { queueKeyOfUpdate, updateOf } from "../inbox/update.ts"

/**
 * Stores an admitted update, and drops any other. It is on disk when the effect returns. The inbox recognises an update by its
 * number, also when one copy was polled and the other one came to the webhook.
 */
export const makeTakeUpdate = Effect.fnUntraced(function* (me: Me) {
  const inbox = yield* Inbox
  const { admits } = yield* Admissions
  return Effect.fnUntraced(function* (found: { readonly update_id: number }) {
    const raw = receivedUpdate(me, found)
    const update = updateOf(raw)
    if (update === null) return yield* Effect.logWarning("an update was not understood", { id: found.update_id })
    const key = queueKeyOfUpdate(update)
    if (inbox.isPending(key) || (yield* admits(me, update)))
      yield* inbox.put({ id: `${me.id}:${found.update_id}`, raw, key })
  })
})
