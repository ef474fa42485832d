/** Shows an invitation to the person who holds its secret, before it is accepted. Changes nothing. */
import { Clock, Effect } from "effect"
import { AccessRefused } from "../../domain/access/access.ts"
import { stateIn } from "../knowledge/loadFromLog.ts"
import { invitationOf, knownInvitee } from "./invitations.ts"

/**
 * The role of an invitation, and the name of the known person whom it lets in; null when it makes a new person.
 *
 * Refused `not-found` for a wrong secret, and `used-already`, `expired` or `revoked` when it no longer works.
 */
export const lookAtInvitation = Effect.fnUntraced(function* (secret: string) {
  const { commits, issued } = yield* invitationOf(secret)
  const state = stateIn("access", commits)
  if (state.is !== "invitation") return yield* new AccessRefused({ because: "not-found" })
  if (state.revoked) return yield* new AccessRefused({ because: "revoked" })
  if (state.usedBy !== null) return yield* new AccessRefused({ because: "used-already" })
  if (Date.parse(issued.expiresAt) < (yield* Clock.currentTimeMillis))
    return yield* new AccessRefused({ because: "expired" })
  return { role: issued.role, name: issued.as === undefined ? null : yield* knownInvitee(issued.as) }
})
