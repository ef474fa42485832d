/** Makes an API token for a service. The answer holds the secret; the log keeps only its hash. */
import { Clock, Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/principals.ts"
import { mostTokenDays, TokenName } from "../../../domain/access/access.ts"
import { serviceActor, TokenId } from "../../../domain/ids.ts"
import { Role } from "../../../domain/values.ts"
import { hashOf, newSecret } from "../../../gateways/http/signIn/signIn.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { operation } from "../operation/operation.ts"

const Input = Schema.Struct({
  name: TokenName,
  role: Role,
  /** Days until it expires; null: never. */
  days: Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: mostTokenDays })))
})

export const tokenOperation = operation({
  name: "token-create",
  input: Input,
  run: ({ name, role, days }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const bus = yield* CommandBus
        const key = randomUUID()
        const secret = `tt_${newSecret()}`
        const id = idFrom("access", operator, "IssueToken", key)
        const expiresAt =
          days === null ? null : new Date((yield* Clock.currentTimeMillis) + days * 24 * 3600 * 1000).toISOString()
        yield* bus.send(
          { actor: operator, key },
          {
            subject: subjectOf("access", id),
            command: {
              _tag: "IssueToken",
              hash: hashOf(secret),
              service: serviceActor(TokenId.make(id)),
              name,
              role,
              expiresAt
            }
          }
        )
        return { token: secret, id, name, role, expiresAt }
      })
    )
})
