/** The idempotency key of a request, and the id of what a request creates. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import type { Request } from "../../../../commands/commandBus.ts"
import { idFrom } from "../../../../streams/commit/identity.ts"
import { type Kind, subjectOf } from "../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"

/** A random UUID (RFC 9562, version 4). Other versions, and plain hexadecimal digits, may be the hash of a text. */
const random = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/iu

/**
 * The key of a command. Ids in the log are plain hashes of it. A caller may send a key that is made of a text or a name, so
 * every key that is not random is keyed, and `formerKey` finds what was stored under the plain one.
 *
 * Without a key of its own, each request is a command of its own.
 */
export const idempotencyKey = (
  sent: string | undefined
): Effect.Effect<Pick<Request, "key" | "formerKey">, never, NaturalKeys> => {
  if (sent === undefined) return Effect.succeed({ key: randomUUID() })
  if (random.test(sent)) return Effect.succeed({ key: sent })
  return Effect.map(NaturalKeys, ({ idFor }) => ({ key: idFor("idempotency-key", sent), formerKey: sent }))
}

/** The id of what a request creates: the same for the same caller, command and key, also across versions. */
export const createdId = Effect.fnUntraced(function* (kind: Kind, { actor, key, formerKey }: Request, command: string) {
  const id = idFrom(kind, actor, command, key)
  if (formerKey === undefined) return id
  const former = idFrom(kind, actor, command, formerKey)
  return (yield* (yield* EventStore).lastSeq(subjectOf(kind, former))) > 0 ? former : id
})
