/** The work that has asked for the delivery of each post: the queue of a chat runs on, also for the posts of other work. */
import { Effect } from "effect"
import { correlatedAs, CurrentCorrelation } from "../../../../streams/trace/correlation.ts"
import type { PostStore } from "../posts/postStore.ts"

export const makeWorkOfPosts = (posts: Pick<PostStore, "get">) => {
  const correlations = new Map<string, string>()
  return {
    /** Notes that the present work asks for these posts, and returns them. */
    noted: (keys: Iterable<string>) =>
      Effect.map(CurrentCorrelation, (correlation) => {
        const all = [...keys]
        for (const key of all)
          if (correlation !== null && posts.get(key) !== undefined) correlations.set(key, correlation)
          else correlations.delete(key)
        return all
      }),
    /** Runs the delivery of a post as the work that has asked for it last. */
    within:
      (key: string) =>
      <A, E, R>(delivery: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
        const correlation = correlations.get(key) ?? null
        correlations.delete(key)
        return correlatedAs(correlation)(delivery)
      }
  }
}
