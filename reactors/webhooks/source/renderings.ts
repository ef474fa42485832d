/**
 * The bodies of webhooks, rendered once for all endpoints that get the same event at the same time. A body is rendered again after
 * a change of its thing and after an erasure. It also has facts of the tables, which may be behind, so it counts for one second.
 */
import { Cache, Duration, Effect, Exit } from "effect"
import { LRUCache } from "lru-cache"
import type { EndpointKind } from "../../../domain/endpoint/webhookTypes.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import type { CommitTail } from "./commitTail.ts"

const mostBodies = 500
const mostThings = 5000
const validFor = Duration.seconds(1)

type Render<A, E, R> = (kind: EndpointKind, commit: Commit, place: number) => Effect.Effect<A, E, R>

/** @param render makes a body, such as `renderWebhook` */
export const makeRenderings = Effect.fnUntraced(function* <A, E, R>(
  { onNew }: Pick<CommitTail, "onNew">,
  render: Render<A, E, R>
) {
  const { forgets } = yield* Keyring
  /** The last commits of things that have changed lately. */
  const changes = new LRUCache<string, number>({ max: mostThings })
  yield* onNew((recorded) => void (recorded !== null && changes.set(recorded.subject, recorded.seq)))

  const asked = new LRUCache<string, readonly [EndpointKind, Commit, number]>({ max: mostBodies })
  const bodies = yield* Cache.makeWith(
    (key: string) => {
      const found = asked.get(key)
      return found === undefined ? Effect.succeed(null) : render(...found)
    },
    { capacity: mostBodies, timeToLive: (exit) => (Exit.isSuccess(exit) ? validFor : Duration.zero) }
  )
  return {
    /** As `render`. */
    of: (kind: EndpointKind, commit: Commit, place: number) => {
      const { subject, seq } = commit
      const key = [kind, seq, place, changes.get(subject) ?? 0, forgets()].join(" ")
      asked.set(key, [kind, commit, place])
      return Cache.get(bodies, key)
    }
  }
})
