/** The Ed25519 keys of an installation, which sign the checkpoints of its audit chain. */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes
} from "node:crypto"

export interface SigningKey {
  /** SPKI, DER, base64. */
  readonly publicKey: string
  readonly fingerprint: string
  /** Base64. */
  readonly sign: (text: Uint8Array) => string
}

/** The header of a private key in PKCS #8 before its 32 bytes. Source: RFC 8410, section 7. */
const pkcs8Header = Buffer.from("302e020100300506032b657004220420", "hex")

/**
 * The signing key of a secret of 32 bytes. The secret is kept like the keys of people: wrapped by the master key, in bucket
 * `KEYS`. The same secret has the same signing key.
 */
export const signingKeyFrom = (secret: KeyObject): SigningKey => {
  const seed = createHmac("sha256", secret).update("tracker-audit-1 signing key").digest()
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Header, seed]), format: "der", type: "pkcs8" })
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64")
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (text) => signBytes(null, text, key).toString("base64")
  }
}

/** SHA-256 of the public key (SPKI, DER), hexadecimal. */
export const fingerprintOf = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex")

/** False also for a key or a signature of another form. */
export const isSignedBy = (publicKey: string, text: Uint8Array, signature: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" })
    return key.asymmetricKeyType === "ed25519" && verifyBytes(null, text, key, Buffer.from(signature, "base64"))
  } catch {
    return false
  }
}
