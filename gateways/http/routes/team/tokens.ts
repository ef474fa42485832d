/** Tokens of services: their secrets are shown once. */
import { Effect, Schema } from "effect"
import { issueToken, revokeToken } from "../../../../commands/people/tokens.ts"
import { Command, defaultTokenDays, mostTokenDays, TokenName } from "../../../../domain/access/access.ts"
import { TokenId } from "../../../../domain/ids.ts"
import { Role } from "../../../../domain/values.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { createdId } from "../../api/keys/idempotencyKey.ts"
import { restOperation } from "../../api/operation.ts"
import { placeById } from "../../api/place.ts"
import { read } from "../../api/readOperations.ts"
import { requestCommand } from "../../api/requestCommand.ts"
import { commandHeaders } from "../../api/requestFields.ts"
import { commandProblems, Unavailable } from "../../problems/problems.ts"
import { ListedToken, listedTokens } from "./tokenList.ts"

const usesUnavailable = () =>
  new Unavailable({ detail: "The uses of tokens cannot be read now. Try again in a moment." })

export const tokenOperations = resource("tokens", placeById("access", "/tokens", Command), {
  list: read(
    "tokens.list",
    "/tokens",
    {
      success: Schema.Struct({
        items: Schema.Array(ListedToken),
        seq: Schema.Int
      }),
      description:
        "Newest first. `usedAt` is the last use in the last 30 days, to the hour. `state` is `active`, `revoked`, `expired`, or `ended` when the issuer left the team."
    },
    Effect.fnUntraced(function* (_, { reads }) {
      const items = yield* listedTokens.pipe(Effect.catchTag("StreamUnavailable", () => Effect.fail(usesUnavailable())))
      return { items, seq: yield* reads.seq }
    })
  ),
  create: restOperation(
    "IssueToken",
    {
      method: "POST",
      path: "/tokens",
      headers: commandHeaders,
      payload: Schema.Struct({
        name: TokenName,
        role: Role,
        days: Schema.optionalKey(
          Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: mostTokenDays })))
        )
      }),
      success: Schema.Struct({
        id: TokenId,
        seq: Schema.Int,
        token: Schema.String,
        name: TokenName,
        role: Role,
        expiresAt: Schema.NullOr(Schema.String)
      }),
      error: commandProblems,
      description: `The answer has the secret. \`days\` is ${defaultTokenDays} when it is left out; with null the token never expires. A repeat with the same key gets the first answer, and 409 once the token has ended.`
    },
    ({ headers, payload: { days = defaultTokenDays, ...given } }) =>
      requestCommand(headers, (request) =>
        createdId("access", request, "IssueToken").pipe(
          Effect.flatMap((id) => issueToken(request, id, { ...given, days })),
          Effect.map((made) => ({ ...made, id: TokenId.make(made.id) }))
        )
      )
  ),
  revoke: decided(
    "RevokeToken",
    {},
    (request, id) => revokeToken(request, id),
    "The token and its sockets end at once."
  )
})
