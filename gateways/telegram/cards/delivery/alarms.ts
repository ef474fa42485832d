/** Wakes the posts that must not be sent before a time. */
import { Clock, Duration, Effect, type Scope } from "effect"
import type { PostStore } from "../posts/postStore.ts"

/** Longest timer of a post, in milliseconds. A timer of JavaScript is limited to 24 days. */
const longestWait = Duration.toMillis("1 day")

interface Parts {
  readonly posts: Pick<PostStore, "get">
  readonly scope: Scope.Scope
  readonly wake: (key: string) => Effect.Effect<void>
}

/** Returns a function that sets one alarm for a post. If the time of the post has moved when it wakes, the queue sets another alarm. */
export const makeAlarms = ({ posts, scope, wake }: Parts) => {
  const withAlarm = new Set<string>()
  return Effect.fnUntraced(function* (key: string): Effect.fn.Return<void> {
    const at = posts.get(key)?.notBefore
    if (at === undefined || withAlarm.has(key)) return
    withAlarm.add(key)
    const wait = Math.min(longestWait, at - (yield* Clock.currentTimeMillis))
    yield* Effect.sleep(wait).pipe(
      Effect.andThen(Effect.suspend(() => (withAlarm.delete(key), wake(key)))),
      Effect.forkIn(scope)
    )
  })
}
