/** Notes on the card of a new task which task it may repeat. Two buttons of the card decide. */
import { Effect } from "effect"
import { Outbox } from "../../cards/outbox.ts"
import type { Post } from "../../cards/posts/post.ts"
import { LikeTasks, type SoughtTask } from "../../cards/task/likeTasks.ts"

/** A card that has an answer keeps it. A repetition changes nothing, and a failed search only leaves the question out. */
export const noteLike = Effect.fnUntraced(function* (task: SoughtTask) {
  const found = yield* (yield* LikeTasks)
    .likeOf(task)
    .pipe(
      Effect.catch(({ message }) => Effect.as(Effect.logDebug("similar tasks were not read", { why: message }), null))
    )
  if (found === null) return
  yield* (yield* Outbox).amend(task.id, ({ what, ...post }): Post | null =>
    what.is === "card" && what.like === undefined ? { ...post, what: { ...what, like: { task: found } } } : null
  )
})
