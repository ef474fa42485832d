/** Sign-in methods: those that the installation offers, and those of the caller. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { unlinkAccount } from "../../../../commands/people/ways/identities.ts"
import { waysOf } from "../../../../commands/people/ways/presentPerson.ts"
import { personActor, personOf } from "../../../../domain/ids.ts"
import { WayKey } from "../../../../domain/person/ways.ts"
import { atLeast } from "../../../../domain/roles.ts"
import { Principals } from "../../../../commands/principals.ts"
import { idempotencyKey } from "../../api/keys/idempotencyKey.ts"
import { group, restOperation } from "../../api/operation.ts"
import { commandHeaders } from "../../api/requestFields.ts"
import { answerTo } from "../../problems/problemOf.ts"
import { commandProblems, NotFound, Unavailable } from "../../problems/problems.ts"
import { sessionsUnavailable } from "../../signIn/beginSession.ts"
import { DeviceSignIn } from "../../signIn/device/deviceSignIn.ts"
import { Caller } from "../../signIn/caller.ts"
import { Passkeys } from "../../signIn/passkeys/webauthn.ts"
import { IdentityProvider } from "../../signIn/oidc/provider.ts"

const SignInWays = Schema.Struct({
  oidc: Schema.NullOr(Schema.Struct({ name: Schema.String })),
  /** True when a bot can confirm a sign-in. */
  telegram: Schema.Boolean,
  /** The host name under which passkeys work; null: none. */
  passkeys: Schema.NullOr(Schema.String)
})

const OwnWays = Schema.Struct({
  accounts: Schema.Array(Schema.Struct({ id: WayKey, provider: Schema.String })),
  passkeys: Schema.Array(Schema.Struct({ id: WayKey, name: Schema.String })),
  /** The number of unused recovery codes. */
  recoveryCodes: Schema.Int,
  /** True for the roles that may add passkeys and recovery codes. */
  mayAdd: Schema.Boolean
})

/** The person behind the caller. A token has no sign-in methods. */
export const callingPerson = Effect.gen(function* () {
  const person = personOf((yield* Caller).actor)
  if (person === null) return yield* new NotFound({ detail: "A token has no sign-in methods. Sign in as a person." })
  return person
})

export const wayOperations = group("sign-in", {
  show: restOperation(
    "public",
    {
      method: "GET",
      path: "/sign-in",
      success: SignInWays,
      error: [Unavailable],
      description: "The sign-in methods that this installation offers besides links."
    },
    Effect.fnUntraced(function* () {
      const { provider } = yield* IdentityProvider
      const bot = yield* (yield* DeviceSignIn).bot.pipe(Effect.mapError(sessionsUnavailable))
      return {
        oidc: provider === null ? null : { name: provider.name },
        telegram: bot !== null,
        passkeys: (yield* Passkeys).site?.id ?? null
      }
    })
  ),
  own: restOperation(
    "own-session",
    {
      method: "GET",
      path: "/session/ways",
      success: OwnWays,
      error: commandProblems,
      description: "The caller's own sign-in methods."
    },
    Effect.fnUntraced(function* () {
      const id = yield* callingPerson
      // With those of the people who were merged into the caller: they sign the caller in as well.
      const all = (yield* waysOf(id).pipe(Effect.mapError(answerTo))).map(({ ways }) => ways)
      return {
        accounts: all.flatMap(({ identities }) =>
          identities.map(({ identity, provider }) => ({ id: identity, provider }))
        ),
        passkeys: all.flatMap(({ passkeys }) => passkeys.map(({ passkey, name }) => ({ id: passkey, name }))),
        recoveryCodes: all.flatMap(({ recovery }) => recovery).length,
        mayAdd: atLeast((yield* Principals).roleOf(personActor(id)), "admin")
      }
    })
  ),
  unlink: restOperation(
    "own-session",
    {
      method: "POST",
      path: "/session/accounts/:id/unlink",
      params: { id: WayKey },
      headers: commandHeaders,
      success: HttpApiSchema.NoContent,
      error: commandProblems,
      description:
        "Unlinks an account: it no longer signs the caller in. Open sessions stay open. 409 `last-way` for the last sign-in method."
    },
    Effect.fnUntraced(function* ({ params: { id }, headers }) {
      const person = yield* callingPerson
      const { key } = yield* idempotencyKey(headers["idempotency-key"])
      yield* unlinkAccount(person, id, key).pipe(Effect.mapError(answerTo))
    })
  )
})
