/** Decides who signs in with an account of the identity provider. */
import { Effect } from "effect"
import { acceptInvitation } from "../../../../commands/people/invitations.ts"
import {
  type Account,
  joinByAccount,
  linkAccount,
  personOfAccount
} from "../../../../commands/people/ways/identities.ts"
import { Principals } from "../../../../commands/principals.ts"
import { AccessRefused } from "../../../../domain/access/access.ts"
import { type ActorId, personActor, personOf } from "../../../../domain/ids.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { answerTo } from "../../problems/problemOf.ts"
import { distinctName } from "../people/freeName.ts"
import { notSignedIn, orAnswer } from "../flow/refusal.ts"
import { type Claims, isJoinRole, type JoinRule, roleByRule } from "./joinRule.ts"

/** An invitation that the person opened before. `key`: chosen by the browser, the same for each try. */
export interface InvitationAtProvider {
  readonly invitation: string
  readonly key: string
}

const unnamed = "Member"

/**
 * The person of the account: a linked one, one who joins with an invitation, or one whom the rule lets join.
 *
 * `key`: the idempotency key of this attempt.
 */
export const signInByAccount = Effect.fnUntraced(function* (
  claims: Claims,
  join: JoinRule,
  opened: InvitationAtProvider | null,
  key: string
) {
  const account: Account = { issuer: claims.issuer, subject: claims.subject }
  const linked = yield* personOfAccount(account).pipe(Effect.mapError(answerTo))
  if (linked !== null && !linked.left) return personActor(linked.id)
  const telegram = yield* byTelegram(claims)
  if (telegram !== null) return telegram
  const name = yield* distinctName(claims.name ?? unnamed)
  if (opened !== null) return yield* accept(account, name, opened, key)
  if (linked !== null) return yield* notSignedIn("removed")
  const role = roleByRule(join, claims)
  if (!isJoinRole(role)) return yield* notSignedIn(role)
  return yield* joinByAccount(account, name, role, key).pipe(
    Effect.catchTag("PersonRefused", (refused) =>
      Effect.fail(
        refused.because === "left" || refused.because === "forgotten" ? notSignedIn("removed") : answerTo(refused)
      )
    ),
    Effect.mapError(orAnswer)
  )
})

/** The person who linked this Telegram user by the bot. Only Telegram itself gives the id. */
const byTelegram = Effect.fnUntraced(function* ({ telegram }: Claims) {
  if (telegram === null) return null
  const principals = yield* Principals
  const person = principals.personByTelegram((yield* NaturalKeys).idFor("telegram-user", telegram))
  const actor = person === null ? null : personActor(person)
  return actor !== null && principals.roleOf(actor) !== null ? actor : null
})

/**
 * Accepts the invitation, then links the account. A repeat with the same key gets the same person until that person has
 * signed in: later it could link the account of a stranger who has read the link and the key.
 */
const accept = Effect.fnUntraced(function* (
  account: Account,
  name: string,
  { invitation, key }: InvitationAtProvider,
  attempt: string
) {
  const { actor, mayOpen } = yield* acceptInvitation({ secret: invitation, name, key }).pipe(Effect.mapError(answerTo))
  if (!mayOpen) return yield* Effect.fail(answerTo(new AccessRefused({ because: "used-already" })))
  yield* linkTo(actor, account, attempt)
  return actor
})

/** Links the account with a person who is signed in, or who has just joined. */
export const linkTo = Effect.fnUntraced(function* (actor: ActorId, account: Account, key: string) {
  const person = personOf(actor)
  if (person === null) return yield* notSignedIn("other-person")
  yield* linkAccount(person, account, key).pipe(
    Effect.catchTag("PersonRefused", (refused) =>
      Effect.fail(refused.because === "linked-already" ? notSignedIn("linked-elsewhere") : answerTo(refused))
    ),
    Effect.mapError(orAnswer)
  )
})
