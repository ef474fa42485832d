/**
 * Sign-in with an account of the identity provider. The page sends the browser to the provider, and posts the query of its
 * return address to this server.
 */
import { Effect, Schema } from "effect"
import type { HttpServerRequest } from "effect/http"
import { Session } from "../../../contract.ts"
import { idempotencyKey } from "../../api/keys/idempotencyKey.ts"
import { group, restOperation } from "../../api/operation.ts"
import { commandProblems, Unauthorized, Unavailable } from "../../problems/problems.ts"
import { Credentials } from "../../signIn/authenticate.ts"
import { beginSession, sessionOf, sessionsUnavailable } from "../../signIn/beginSession.ts"
import { sessionCookie } from "../../entry/sessionCookie.ts"
import { flowSecretIn, setFlowCookie } from "../../signIn/flow/flowCookie.ts"
import { Flows } from "../../signIn/flow/flows.ts"
import { returnPathOf } from "../../signIn/flow/returnPath.ts"
import { type AnswerRefused, IdentityProvider, type ProviderAway } from "../../signIn/oidc/provider.ts"
import { linkTo, signInByAccount } from "../../signIn/oidc/signInByAccount.ts"
import { noteRefusal, NotSignedIn, notSignedIn } from "../../signIn/flow/refusal.ts"
import { hashOf } from "../../signIn/secrets.ts"
import { Secret as InvitationSecret } from "../team/invitations.ts"

const providerAway = (name: string) =>
  new Unavailable({ detail: `${name} does not answer. Try again in a moment, or use another way to sign in.` })

/** The person who is signed in in this browser; null when none is. */
const signedInActor = (request: HttpServerRequest.HttpServerRequest) =>
  Effect.flatMap(Credentials, ({ bySession }) => bySession(request.cookies[sessionCookie] ?? "")).pipe(
    Effect.mapError(sessionsUnavailable)
  )

const theProvider = Effect.flatMap(IdentityProvider, ({ provider }) =>
  provider === null ? Effect.fail(notSignedIn("no-provider")) : Effect.succeed(provider)
)

/** The log gets the code of the fault: the provider's own text may contain personal data. */
const explained = (name: string) =>
  Effect.fnUntraced(function* (error: ProviderAway | AnswerRefused) {
    if (error._tag === "ProviderAway") {
      yield* Effect.logWarning("the identity provider does not answer")
      return yield* providerAway(name)
    }
    yield* Effect.logWarning("an answer of the identity provider was refused", { fault: error.fault })
    return yield* notSignedIn(error.isCancelled ? "cancelled" : "answer-invalid")
  })

/** The invitation with its keyed key, the same as the route that accepts without an account has. */
const openedInvitation = Effect.fnUntraced(function* (
  given: { readonly secret: string; readonly key: string } | undefined
) {
  if (given === undefined) return null
  return { invitation: given.secret, key: (yield* idempotencyKey(given.key)).key }
})

export const oidcOperations = group("single sign-on", {
  begin: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/oidc",
      payload: Schema.Struct({ returnTo: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(2000))) }),
      success: Schema.Struct({ address: Schema.String }),
      error: [NotSignedIn, Unavailable],
      description:
        "Begins a sign-in. It is valid for 10 minutes, and in this browser only. Send the browser to `address`. A person who is signed in links the account instead."
    },
    Effect.fnUntraced(function* ({ payload, request }) {
      const provider = yield* theProvider
      const actor = yield* signedInActor(request)
      const secret = yield* (yield* Flows)
        .start("oidc", { actor, returnTo: returnPathOf(payload.returnTo) })
        .pipe(Effect.mapError(sessionsUnavailable))
      const address = yield* provider.address(secret).pipe(Effect.catch(explained(provider.name)))
      yield* setFlowCookie("oidc", secret, request)
      return { address }
    })
  ),
  finish: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/oidc/finish",
      payload: Schema.Struct({
        /** The query of the return address. */
        query: Schema.String.check(Schema.isMaxLength(8000)),
        invitation: Schema.optionalKey(
          Schema.Struct({ secret: InvitationSecret, key: Schema.String.check(Schema.isPattern(/^[\w-]{8,100}$/)) })
        )
      }),
      success: Schema.Struct({ session: Session, returnTo: Schema.String, linked: Schema.Boolean }),
      error: [...commandProblems, NotSignedIn, Unauthorized],
      description:
        "Ends the attempt of this browser. With `invitation`, a person without an account here accepts it with this account."
    },
    Effect.fnUntraced(
      function* ({ payload, request }) {
        const secret = flowSecretIn("oidc", request)
        const flow = yield* (yield* Flows).finish("oidc", secret).pipe(Effect.mapError(sessionsUnavailable))
        if (flow === null) return yield* notSignedIn("flow-over")
        const provider = yield* theProvider
        const claims = yield* provider.claims(payload.query, secret).pipe(Effect.catch(explained(provider.name)))
        const key = hashOf(secret)
        const present = yield* signedInActor(request)
        if (present !== flow.actor) return yield* notSignedIn("other-person")
        if (present !== null) {
          yield* linkTo(present, { issuer: claims.issuer, subject: claims.subject }, key)
          return { session: yield* sessionOf(present), returnTo: flow.returnTo, linked: true }
        }
        const opened = yield* openedInvitation(payload.invitation)
        const actor = yield* signInByAccount(claims, provider.join, opened, key)
        return { session: yield* beginSession(actor, request, "oidc"), returnTo: flow.returnTo, linked: false }
      },
      Effect.tapError(noteRefusal("oidc"))
    )
  )
})
