/** Wakes the posts that must not be sent before a time. */
import { Clock, Duration, Effect, type Scope } from "effect"
import type { PostStore } from "../posts/postStore.ts"

/** The longest time that a post waits without a look at its time, in milliseconds. A timer of JavaScript is limited to 24 days. */
const longestWait = Duration.toMillis("1 day")

interface Parts {
  readonly posts: Pick<PostStore, "get">
  readonly scope: Scope.Scope
  readonly wake: (key: string) => Effect.Effect<void>
}

/** Returns a function that sets the alarm of a post, one at most. A post whose time was moved sets another one when it wakes. */
export const makeAlarms = ({ posts, scope, wake }: Parts) => {
  const asleep = new Set<string>()
  return Effect.fnUntraced(function* (key: string): Effect.fn.Return<void> {
    const at = posts.get(key)?.notBefore
    if (at === undefined || asleep.has(key)) return
    asleep.add(key)
    const wait = Math.min(longestWait, at - (yield* Clock.currentTimeMillis))
    yield* Effect.sleep(wait).pipe(
      Effect.andThen(Effect.suspend(() => (asleep.delete(key), wake(key)))),
      Effect.forkIn(scope)
    )
  })
}
