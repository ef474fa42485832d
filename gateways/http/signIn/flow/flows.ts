/**
 * Attempts to sign in, in bucket `SIGN_INS`. An attempt is bound to one browser by the secret in its cookie, works once, and
 * ends after 10 minutes. The bucket has only the hash of the secret; a state, a nonce or a challenge is derived from it. So is
 * the key that seals the entry, because the page to return to may contain a text, such as the words of a search.
 */
import { Clock, Context, Effect, Layer, Option, Result, Schema } from "effect"
import { createHmac } from "node:crypto"
import { ActorId } from "../../../../domain/ids.ts"
import { keyFrom, seal, unseal } from "../../../../streams/cipher/sealing.ts"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { SignInAttempt } from "../caller.ts"
import { hashOf, newSecret } from "../secrets.ts"

export type FlowKind = "oidc" | "passkey" | "new-passkey"

export const flowMillis = 10 * 60 * 1000

/** `actor`: the person who was signed in at the start; null when no person was. `returnTo`: a path of the page. */
const Flow = Schema.Struct({ actor: Schema.NullOr(ActorId), returnTo: Schema.String })
export type Flow = typeof Flow.Type

const Stored = Schema.fromJsonString(Schema.Struct({ ...Flow.fields, until: Schema.Int }))
const decode = Schema.decodeUnknownOption(Stored)
const encode = Schema.encodeSync(Stored)

const sealingKeyOf = (secret: string) => keyFrom(createHmac("sha256", secret).update("the entry").digest())
const sealed = (key: string, secret: string, stored: typeof Stored.Type) =>
  seal(sealingKeyOf(secret), Buffer.from(encode(stored)), key)
/** Null for an entry of another version. */
const opened = (key: string, secret: string, value: Uint8Array) =>
  Result.try(() => unseal(sealingKeyOf(secret), value, key).toString()).pipe(Result.getOrNull, decode, Option.getOrNull)

const entryOf = (kind: FlowKind, secret: string) => `flow-${kind}.${hashOf(secret)}`

/** A value for one purpose of one attempt: 256 bits, base64url. The secret cannot be computed from it. */
export const derivedFrom = (secret: string, purpose: string): string =>
  createHmac("sha256", secret).update(purpose).digest("base64url")

export class Flows extends Context.Service<
  Flows,
  {
    /** Begins an attempt. Returns the secret for the cookie of the browser. */
    readonly start: (kind: FlowKind, flow: Flow) => Effect.Effect<string, StreamUnavailable>
    /** Ends the attempt; null when it has ended, or belongs to another browser. */
    readonly finish: (kind: FlowKind, secret: string) => Effect.Effect<Flow | null, StreamUnavailable>
  }
>()("tracker/gateways/http/Flows") {
  static readonly layer = Layer.effect(
    Flows,
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("SIGN_INS")
      return Flows.of({
        start: Effect.fnUntraced(function* (kind, flow) {
          // A flood of started sign-ins must not fill the bucket.
          ;(yield* SignInAttempt).isOpen = true
          const secret = newSecret()
          const until = (yield* Clock.currentTimeMillis) + flowMillis
          const key = entryOf(kind, secret)
          yield* bucket.put(key, sealed(key, secret, { ...flow, until }))
          return secret
        }),
        finish: Effect.fnUntraced(function* (kind, secret) {
          const key = entryOf(kind, secret)
          const entry = yield* bucket.get(key)
          // Of two uses at the same moment only one succeeds, because only one can remove the entry.
          if (entry === null || !(yield* bucket.remove(key, entry.revision))) return null
          const stored = opened(key, secret, entry.value)
          if (stored === null || (yield* Clock.currentTimeMillis) > stored.until) return null
          return { actor: stored.actor, returnTo: stored.returnTo }
        })
      })
    })
  )
}
