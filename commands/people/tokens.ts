/** Tokens of services. The log has only the hashes of their secrets. */
import { Clock, Effect } from "effect"
import { serviceActor, TokenId } from "../../domain/ids.ts"
import type { Role } from "../../domain/values.ts"
import { sha256 } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { inRightsOrder } from "./rightsOrder.ts"

export interface NewToken {
  readonly name: string
  readonly role: Role
  /** Days until it expires; null: never. */
  readonly days: number | null
}

const dayMillis = 24 * 3600 * 1000

/** Returns the secret. The same request again returns the same secret, and the expiry of the first one stays. */
export const issueToken = Effect.fnUntraced(function* (request: Request, id: string, { name, role, days }: NewToken) {
  const secret = `tt_${(yield* NaturalKeys).secretFor("token", id)}`
  const now = yield* Clock.currentTimeMillis
  const expiresAt = days === null ? null : new Date(now + days * dayMillis).toISOString()
  const service = serviceActor(TokenId.make(id))
  const { seq } = yield* inRightsOrder(
    request,
    Effect.succeed([
      {
        subject: subjectOf("access", id),
        command: { _tag: "IssueToken", hash: sha256(secret), service, name, role, expiresAt },
        asked: { name, role, days }
      }
    ] as const)
  )
  return { id, seq, token: secret, name, role, expiresAt }
})

export const revokeToken = (request: Request, id: string) =>
  Effect.flatMap(CommandBus, (bus) =>
    bus.send(request, { subject: subjectOf("access", id), command: { _tag: "RevokeToken" } })
  )
