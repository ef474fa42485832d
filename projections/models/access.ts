/** Tokens and invitations, for those who manage them. Neither table has a secret or its hash. */
import { Schema } from "effect"
import { ActorId, TokenId } from "../../domain/ids.ts"
import { Role } from "../../domain/values.ts"
import { changeRow, idOf, idsOf, type Projection } from "../projection.ts"
import { declareRow, personalField } from "../row.ts"

const issued = {
  role: Role,
  issuedBy: ActorId,
  issuedAt: Schema.String,
  /** Null: never. */
  expiresAt: Schema.NullOr(Schema.String),
  revoked: Schema.Boolean
}

export const tokenRow = declareRow(TokenId, { name: personalField(Schema.String), ...issued })
export type Token = typeof tokenRow.stored.Type
export type TokenOut = typeof tokenRow.wire.Type

export const tokens: Projection<Token, TokenOut> = {
  name: "tokens",
  version: 1,
  row: tokenRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => idsOf("access", commit),
  rows: {
    TokenIssued: ({ name, role, expiresAt }, { commit }) => ({
      [idOf(commit)]: { name, role, issuedBy: commit.actor, issuedAt: commit.at, expiresAt, revoked: false }
    }),
    TokenRevoked: (_, at) => changeRow(at, () => ({ revoked: true }))
  }
}

export const invitationRow = declareRow(TokenId, {
  ...issued,
  usedBy: Schema.NullOr(ActorId),
  /** The known person whom the invitation lets in; null when it makes a new person. */
  as: Schema.NullOr(ActorId)
})
export type Invitation = typeof invitationRow.stored.Type
export type InvitationOut = typeof invitationRow.wire.Type

export const invitations: Projection<Invitation, InvitationOut> = {
  name: "invitations",
  version: 2,
  row: invitationRow,
  indexes: [],
  versions: false,
  streamed: false,
  keys: (_, commit) => idsOf("access", commit),
  rows: {
    InvitationIssued: ({ role, expiresAt, as }, { commit }) => ({
      [idOf(commit)]: {
        role,
        issuedBy: commit.actor,
        issuedAt: commit.at,
        expiresAt,
        revoked: false,
        usedBy: null,
        as: as === undefined ? null : ActorId.make(`person:${as}`)
      }
    }),
    InvitationRevoked: (_, at) => changeRow(at, () => ({ revoked: true })),
    InvitationUsed: ({ person }, at) => changeRow(at, () => ({ usedBy: ActorId.make(`person:${person}`) }))
  }
}
