/** Makes, lists and revokes the API tokens of services. The answer of a new one holds its secret; the log keeps only the hash. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { issueToken, revokeToken } from "../../../commands/people/tokens.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { mostTokenDays, TokenName } from "../../../domain/access/access.ts"
import { Role } from "../../../domain/values.ts"
import { listedTokens } from "../../../gateways/http/routes/team/tokenList.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { operation } from "../operation/operation.ts"
import { findOne } from "../people/find.ts"

const NewToken = Schema.Struct({
  name: TokenName,
  role: Role,
  /** Days until it expires; null: never. */
  days: Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: mostTokenDays })))
})

export const createTokenOperation = operation({
  name: "token-create",
  input: NewToken,
  run: (given) =>
    Stream.fromEffect(
      Effect.suspend(() => {
        const key = randomUUID()
        const id = idFrom("access", operator, "IssueToken", key)
        return Effect.map(issueToken({ actor: operator, key }, id, given), ({ seq: _, ...made }) => made)
      })
    )
})

const revoke = Effect.fnUntraced(function* (which: string) {
  const reads = yield* Reads
  const all = yield* listedTokens
  const active = all.filter(({ state }) => state === "active")
  const token = yield* findOne("active token", active, which)
  const { seq } = yield* revokeToken({ actor: operator, key: randomUUID() }, token.id)
  yield* reads.waitFor(seq)
  return [{ ...token, revoked: true, state: "revoked" as const }]
})

/** `revoke`: the id of a token, or the name of the one active token that has it; null lists all tokens. */
export const tokensOperation = operation({
  name: "tokens",
  input: Schema.Struct({ revoke: Schema.NullOr(Schema.String) }),
  run: ({ revoke: which }) =>
    Stream.unwrap(
      Effect.gen(function* () {
        return Stream.fromIterable(which === null ? yield* listedTokens : yield* revoke(which))
      })
    )
})
