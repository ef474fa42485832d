/** A token of a service, or an invitation for a person. Only hashes of their secrets are stored. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId, PersonId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line } from "../text/text.ts"
import { Instant, Role } from "../values.ts"

/** SHA-256 of the secret, hexadecimal. */
export const SecretHash = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/))
export const TokenName = line(100)
/** Ten years: the longest life of a token that expires. */
export const mostTokenDays = 3650
/** The life of a token when its request does not say. */
export const defaultTokenDays = 90
export const mostInvitationDays = 90
/** The life of an invitation when its request does not say. */
export const defaultInvitationDays = 7

const token = {
  hash: SecretHash,
  /** The actor of the token. Its key seals the name. */
  service: ActorId,
  name: TokenName.pipe(personal("service")),
  role: Role,
  expiresAt: Schema.NullOr(Instant)
}
const invitation = {
  hash: SecretHash,
  role: Role,
  expiresAt: Instant,
  /** The known person whom the invitation lets in. Without it, the acceptance makes a new person. */
  as: Schema.optionalKey(PersonId)
}

export const Command = Schema.TaggedUnion({
  IssueToken: token,
  RevokeToken: {},
  IssueInvitation: invitation,
  RevokeInvitation: {},
  UseInvitation: { person: PersonId, at: Instant }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  TokenIssued: token,
  TokenRevoked: {},
  InvitationIssued: invitation,
  InvitationRevoked: {},
  InvitationUsed: { person: PersonId }
})
export type Event = typeof Event.Type

export type State =
  | { readonly is: "absent" }
  | { readonly is: "token"; readonly revoked: boolean }
  | {
      readonly is: "invitation"
      readonly expiresAt: Instant
      readonly revoked: boolean
      readonly usedBy: PersonId | null
      readonly as: PersonId | null
    }

export class AccessRefused extends Schema.TaggedError<AccessRefused>()("AccessRefused", {
  because: Schema.Literals(["not-found", "already-exists", "used-already", "expired", "revoked"])
}) {}

export const access: Decider<State, Command, Event, AccessRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      IssueToken: ({ _tag: _, ...what }) =>
        state.is === "absent" ? record({ _tag: "TokenIssued", ...what }) : refuse("already-exists"),
      RevokeToken: () => {
        if (state.is !== "token") return refuse("not-found")
        return state.revoked ? record() : record({ _tag: "TokenRevoked" })
      },
      IssueInvitation: ({ _tag: _, ...what }) =>
        state.is === "absent" ? record({ _tag: "InvitationIssued", ...what }) : refuse("already-exists"),
      RevokeInvitation: () => {
        if (state.is !== "invitation") return refuse("not-found")
        if (state.usedBy !== null) return refuse("used-already")
        return state.revoked ? record() : record({ _tag: "InvitationRevoked" })
      },
      UseInvitation: ({ person, at }) => {
        if (state.is !== "invitation") return refuse("not-found")
        if (state.revoked) return refuse("revoked")
        if (state.as !== null && state.as !== person) return refuse("not-found")
        if (state.usedBy !== null) return state.usedBy === person ? record() : refuse("used-already")
        return Date.parse(at) > Date.parse(state.expiresAt)
          ? refuse("expired")
          : record({ _tag: "InvitationUsed", person })
      }
    }),

  evolve: (state, event) =>
    Event.match(event, {
      TokenIssued: (): State => ({ is: "token", revoked: false }),
      TokenRevoked: (): State => (state.is === "token" ? { ...state, revoked: true } : state),
      InvitationIssued: ({ expiresAt, as = null }): State => ({
        is: "invitation",
        expiresAt,
        as,
        revoked: false,
        usedBy: null
      }),
      InvitationRevoked: (): State => (state.is === "invitation" ? { ...state, revoked: true } : state),
      InvitationUsed: ({ person }): State => (state.is === "invitation" ? { ...state, usedBy: person } : state)
    })
}

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: AccessRefused["because"]): Decision => Result.fail(new AccessRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, AccessRefused>
