/** The tokens as administrators see them: each with its last use and its state. */
import { Clock, Effect, Schema } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { serviceActor } from "../../../../domain/ids.ts"
import { Reads } from "../../../../projections/reads/reads.ts"
import { TokenRow } from "../../../contract.ts"
import { SignIn } from "../../signIn/signIn.ts"

export const ListedToken = Schema.Struct({
  ...TokenRow.fields,
  /** The last use in the last 30 days, to the hour; null when there was none. */
  usedAt: Schema.NullOr(Schema.String),
  /** `ended`: the token works no longer, although it was not revoked itself: its issuer left the team, or its history is damaged. */
  state: Schema.Literals(["active", "revoked", "expired", "ended"])
})
export type ListedToken = typeof ListedToken.Type

const stateOf = ({ revoked, expiresAt }: TokenRow, now: number, hasRole: boolean): ListedToken["state"] => {
  if (revoked) return "revoked"
  if (expiresAt !== null && Date.parse(expiresAt) <= now) return "expired"
  return hasRole ? "active" : "ended"
}

/** Newest first, with those that no longer work. */
export const listedTokens = Effect.gen(function* () {
  const principals = yield* Principals
  const uses = yield* (yield* SignIn).lastUses
  const now = yield* Clock.currentTimeMillis
  return (yield* (yield* Reads).tokens).map((token): ListedToken => {
    const actor = serviceActor(token.id)
    const used = uses.get(actor)
    return {
      ...token,
      usedAt: used === undefined ? null : new Date(used).toISOString(),
      state: stateOf(token, now, principals.roleOf(actor) !== null)
    }
  })
})
