/** The secrets that sign webhooks. They are derived from a key of the installation, so no secret is stored. */
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"

/** How long the previous secret also signs after a rotation. Milliseconds. */
export const formerSecretMillis = 24 * 3600 * 1000

type Keys = Pick<NaturalKeys["Service"], "secretFor">

/**
 * `whsec_` and 32 bytes in base64. Source: Standard Webhooks 1.0, "Signature scheme".
 *
 * @param kind of the secrets; another kind has other secrets for the same id
 */
export const derivedSecret = ({ secretFor }: Keys, kind: "webhook" | "source", id: string, version: number): string =>
  `whsec_${Buffer.from(secretFor(kind, id, String(version)), "base64url").toString("base64")}`

export const webhookSecret = (keys: Keys, endpoint: string, version: number): string =>
  derivedSecret(keys, "webhook", endpoint, version)

/** The key that a secret encodes. */
export const keyOfSecret = (secret: string): Buffer => Buffer.from(secret.slice("whsec_".length), "base64")
