/** Tokens of services. The log has only the hashes of their secrets. */
import { Clock, Effect } from "effect"
import { AccessRefused, type Event } from "../../domain/access/access.ts"
import { serviceActor, TokenId } from "../../domain/ids.ts"
import type { Role } from "../../domain/values.ts"
import { sha256 } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { AccessLog } from "../../streams/ports/accessLog.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { Principals } from "../principals.ts"
import { inRightsOrder } from "./rightsOrder.ts"

export interface NewToken {
  readonly name: string
  readonly role: Role
  /** Days until it expires; null: never. */
  readonly days: number | null
}

const dayMillis = 24 * 3600 * 1000

/**
 * Returns the secret. The same request again gets the first answer; refused `revoked` or `expired` once the token has ended,
 * also with its issuer.
 */
export const issueToken = Effect.fnUntraced(function* (request: Request, id: string, { name, role, days }: NewToken) {
  const secret = `tt_${(yield* NaturalKeys).secretFor("token", id)}`
  const hash = sha256(secret)
  const now = yield* Clock.currentTimeMillis
  const subject = subjectOf("access", id)
  const service = serviceActor(TokenId.make(id))
  const { seq } = yield* inRightsOrder(
    request,
    Effect.succeed([
      {
        subject,
        command: {
          _tag: "IssueToken",
          hash,
          service,
          name,
          role,
          expiresAt: days === null ? null : new Date(now + days * dayMillis).toISOString()
        },
        asked: { name, role, days }
      }
    ] as const)
  )
  const events = (yield* (yield* EventStore).load(subject)).flatMap(({ events }) => events)
  const issued = events.find(isIssued)
  if (issued === undefined) return yield* new AccessRefused({ because: "not-found" })
  const { expiresAt } = issued
  if (expiresAt !== null && Date.parse(expiresAt) <= now) return yield* new AccessRefused({ because: "expired" })
  const principals = yield* Principals
  yield* principals.current
  // The directory also knows the tokens that ended with their issuer.
  if (events.some(({ _tag }) => _tag === "TokenRevoked") || principals.roleOf(service) === null)
    return yield* new AccessRefused({ because: "revoked" })
  yield* (yield* AccessLog).record({ _tag: "TokenIssued", actor: request.actor, token: service, role: issued.role })
  return { id, seq, token: secret, name, role: issued.role, expiresAt }
})

const isIssued = (event: { readonly _tag: string }): event is Extract<Event, { readonly _tag: "TokenIssued" }> =>
  event._tag === "TokenIssued"

export const revokeToken = (request: Request, id: string) =>
  Effect.gen(function* () {
    const bus = yield* CommandBus
    const receipt = yield* bus.send(request, { subject: subjectOf("access", id), command: { _tag: "RevokeToken" } })
    const token = serviceActor(TokenId.make(id))
    yield* (yield* AccessLog).record({ _tag: "TokenRevoked", actor: request.actor, token })
    return receipt
  })
