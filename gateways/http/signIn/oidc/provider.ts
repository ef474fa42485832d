/**
 * The identity provider: OpenID Connect, authorization code flow with PKCE. This file is the gate to `openid-client`.
 *
 * The metadata and the keys are read again for each sign-in, so a rotated key works at once.
 */
import { Context, Duration, Effect, Layer, Redacted, Schema } from "effect"
import * as oidc from "openid-client"
import { derivedFrom } from "../flow/flows.ts"
import { claimsIn, lacksClaims } from "./claims.ts"
import type { Claims, JoinRule } from "./joinRule.ts"

export interface ProviderSettings {
  /** `https:`; `http:` only on loopback. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: Redacted.Redacted | null
  readonly scopes: string
  /** The name on the button. */
  readonly name: string
  readonly join: JoinRule
  /** The page of this installation to which the provider sends the browser back. */
  readonly redirectUri: string
}

/** The provider gave no answer. A later attempt may succeed. */
export class ProviderAway extends Schema.TaggedError<ProviderAway>()("ProviderAway", { cause: Schema.Defect() }) {}

/** The answer of the provider is not valid, or the person cancelled. `fault`: a code without personal data. */
export class AnswerRefused extends Schema.TaggedError<AnswerRefused>()("AnswerRefused", {
  isCancelled: Schema.Boolean,
  fault: Schema.String
}) {}

interface Provider extends ProviderSettings {
  /** The address at the provider that the browser must open. `secret`: the secret of the attempt. */
  readonly address: (secret: string) => Effect.Effect<string, ProviderAway | AnswerRefused>
  /** Checks the query with which the browser came back, and exchanges the code. */
  readonly claims: (query: string, secret: string) => Effect.Effect<Claims, ProviderAway | AnswerRefused>
}

/** Null when the settings name no provider. */
export class IdentityProvider extends Context.Service<IdentityProvider, { readonly provider: Provider | null }>()(
  "tracker/gateways/http/IdentityProvider"
) {
  static readonly layer = (settings: ProviderSettings | null) =>
    Layer.succeed(IdentityProvider, { provider: settings === null ? null : makeProvider(settings) })
}

const longestWait = Duration.seconds(10)

/** The values that bind the answer of the provider to this browser. */
const boundTo = (secret: string) => ({
  state: derivedFrom(secret, "state"),
  nonce: derivedFrom(secret, "nonce"),
  verifier: derivedFrom(secret, "verifier")
})

const makeProvider = (settings: ProviderSettings): Provider => {
  const { issuer, clientId, clientSecret, scopes, redirectUri } = settings
  const isLocal = new URL(issuer).protocol === "http:"
  const configured = request(() =>
    oidc.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(Redacted.value(clientSecret)),
      {
        timeout: Duration.toSeconds(longestWait),
        // Without it, the library does not check the signature of an ID token that it received over TLS.
        execute: [oidc.enableNonRepudiationChecks, ...(isLocal ? [oidc.allowInsecureRequests] : [])]
      }
    )
  )
  return {
    ...settings,
    address: Effect.fnUntraced(function* (secret) {
      const { state, nonce, verifier } = boundTo(secret)
      const configuration = yield* configured
      const challenge = yield* request(() => oidc.calculatePKCECodeChallenge(verifier))
      return oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: scopes,
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: "S256"
      }).href
    }),
    claims: Effect.fnUntraced(function* (query, secret) {
      const { state, nonce, verifier } = boundTo(secret)
      const configuration = yield* configured
      const answered = new URL(redirectUri)
      answered.search = query
      const tokens = yield* request(() =>
        oidc.authorizationCodeGrant(configuration, answered, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true
        })
      )
      const signed = tokens.claims()
      if (signed === undefined) return yield* new AnswerRefused({ isCancelled: false, fault: "no-id-token" })
      // Some providers give mail and groups only here. The library compares the subjects.
      const more =
        lacksClaims(settings.join, signed) && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? yield* request(() => oidc.fetchUserInfo(configuration, tokens.access_token, signed.sub))
          : {}
      return claimsIn({ ...more, ...signed }, settings)
    })
  }
}

const request = <A>(run: () => Promise<A>): Effect.Effect<A, ProviderAway | AnswerRefused> =>
  Effect.tryPromise({ try: run, catch: faultOf })

/** Never repeats the description of the provider: it may contain personal data. */
const faultOf = (cause: unknown): ProviderAway | AnswerRefused => {
  if (cause instanceof oidc.AuthorizationResponseError)
    return new AnswerRefused({ isCancelled: cause.error === "access_denied", fault: codeOf(cause.error) })
  if (cause instanceof oidc.ResponseBodyError)
    return cause.status >= serverFault
      ? new ProviderAway({ cause })
      : new AnswerRefused({ isCancelled: false, fault: codeOf(cause.error) })
  if (cause instanceof oidc.ClientError && !isAway(cause))
    return new AnswerRefused({ isCancelled: false, fault: codeOf(cause.code ?? "invalid") })
  return new ProviderAway({ cause })
}

const serverFault = 500
/** A timeout, a connection that was refused, or an answer of a broken server. */
const isAway = ({ code, cause }: oidc.ClientError): boolean =>
  code === "OAUTH_TIMEOUT" ||
  code === "OAUTH_ABORT" ||
  (cause instanceof Response && cause.status >= serverFault) ||
  (cause instanceof TypeError && cause.message === "fetch failed")

const codeOf = (code: string) =>
  code
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
