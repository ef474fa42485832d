/** Passkeys (WebAuthn). This file is the gate to `@simplewebauthn/server`. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse
} from "@simplewebauthn/server"
import { Context, Effect, Layer, Schema } from "effect"
import { isIP } from "node:net"

/** The relying party: the site that passkeys belong to. */
interface RelyingParty {
  /** The host name. A browser refuses an address as the id of a site. */
  readonly id: string
  readonly origin: string
}

/** Null when people open the product by an address, such as `http://127.0.0.1`. */
export class Passkeys extends Context.Service<Passkeys, { readonly site: RelyingParty | null }>()(
  "tracker/gateways/http/Passkeys"
) {
  /** `origin`: the address that people open. */
  static readonly layer = (origin: string) => Layer.succeed(Passkeys, { site: siteOf(origin) })
}

/** On this machine, passkeys work under the name `localhost`. */
const siteOf = (origin: string): RelyingParty | null => {
  const url = new URL(origin)
  if (url.hostname === "127.0.0.1" || url.hostname === "[::1]") url.hostname = "localhost"
  const isAddress = isIP(url.hostname.replaceAll(/[[\]]/g, "")) !== 0
  return isAddress ? null : { id: url.hostname, origin: url.origin }
}

/** The answer of an authenticator does not prove the passkey. */
export class NotProven extends Schema.TaggedError<NotProven>()("NotProven", { cause: Schema.Defect() }) {}

export interface NewCredential {
  readonly id: string
  readonly publicKey: string
  readonly counter: number
}

const proven = <A>(verify: () => Promise<A>): Effect.Effect<A, NotProven> =>
  Effect.tryPromise({ try: verify, catch: (cause) => new NotProven({ cause }) })

/** The options as plain JSON. The library sets some fields to undefined, which JSON cannot represent. */
const asJson = (options: object) => JSON.parse(JSON.stringify(options)) as Readonly<Record<string, unknown>>

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64url"))

/** `challenge`: base64url. `person`: the id that a sign-in returns; `name`: as the browser shows it. */
export const creationOptions = (
  site: RelyingParty,
  challenge: string,
  { person, name, known }: { readonly person: string; readonly name: string; readonly known: ReadonlyArray<string> }
) =>
  Effect.promise(() =>
    generateRegistrationOptions({
      rpName: "Task Tracker",
      rpID: site.id,
      userID: new Uint8Array(Buffer.from(person)),
      userName: name,
      userDisplayName: name,
      challenge: bytesOf(challenge),
      attestationType: "none",
      excludeCredentials: known.map((id) => ({ id })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" }
    }).then(asJson)
  )

/** `response`: as the browser sent it. */
export const verifyCreation = (site: RelyingParty, challenge: string, response: object) =>
  proven(async (): Promise<NewCredential> => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // The library checks each field.
      response: response as Parameters<typeof verifyRegistrationResponse>[0]["response"],
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true
    })
    if (!verified) throw new Error("the registration is not valid")
    const { id, publicKey, counter } = registrationInfo.credential
    return { id, publicKey: Buffer.from(publicKey).toString("base64url"), counter }
  })

/** No credential is named: the person chooses a passkey in the browser. */
export const requestOptions = (site: RelyingParty, challenge: string) =>
  Effect.promise(() =>
    generateAuthenticationOptions({
      rpID: site.id,
      challenge: bytesOf(challenge),
      userVerification: "required"
    }).then(asJson)
  )

/** Returns the new counter. The command `UsePasskey` compares it, so that the log refuses one of two concurrent uses. */
export const verifyUse = (
  site: RelyingParty,
  challenge: string,
  response: object,
  { id, publicKey }: Pick<NewCredential, "id" | "publicKey">
) =>
  proven(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: { id, publicKey: bytesOf(publicKey), counter: 0 }
    })
    if (!verified) throw new Error("the signature is not valid")
    return authenticationInfo.newCounter
  })
