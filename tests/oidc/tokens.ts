/** Signed ID tokens (JWS, RFC 7515), and the ways in which a hostile provider spoils them. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto"

export interface SigningKey {
  readonly kid: string
  readonly secret: KeyObject
  /** As the provider publishes it. */
  readonly jwk: Readonly<Record<string, unknown>>
}

export const newSigningKey = (kid: string): SigningKey => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  return { kid, secret: privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid, alg: "ES256", use: "sig" } }
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
export type TokenClaims = Readonly<Record<string, unknown>>

export const signedToken = (claims: TokenClaims, { kid, secret }: SigningKey): string => {
  const content = `${part({ alg: "ES256", kid, typ: "JWT" })}.${part(claims)}`
  const signature = sign("sha256", Buffer.from(content), { key: secret, dsaEncoding: "ieee-p1363" })
  return `${content}.${signature.toString("base64url")}`
}

/** `alg: none`, with an empty signature. */
export const tokenWithoutAlgorithm = (claims: TokenClaims): string => `${part({ alg: "none" })}.${part(claims)}.`

/** The header of a signed token, without its signature. */
export const tokenWithoutSignature = (claims: TokenClaims, key: SigningKey): string =>
  `${signedToken(claims, key).split(".").slice(0, 2).join(".")}.`

/** Signed with the public key as the secret of a MAC: a verifier that trusts `alg` would accept it. */
export const tokenWithMac = (claims: TokenClaims, { kid, jwk }: SigningKey): string => {
  const content = `${part({ alg: "HS256", kid, typ: "JWT" })}.${part(claims)}`
  return `${content}.${createHmac("sha256", JSON.stringify(jwk)).update(content).digest("base64url")}`
}

/** Other claims under the signature of the true ones. */
export const tokenWithChangedClaims = (claims: TokenClaims, changes: TokenClaims, key: SigningKey): string => {
  const [head = "", , signature = ""] = signedToken(claims, key).split(".")
  return `${head}.${part({ ...claims, ...changes })}.${signature}`
}
