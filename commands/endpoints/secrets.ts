/** The secrets that sign webhooks. They are derived from a key of the installation, so no secret is stored. */
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"

/** How long the previous secret also signs after a rotation. Milliseconds. */
export const formerSecretMillis = 24 * 3600 * 1000

/** `whsec_` and 32 bytes in base64. Source: Standard Webhooks 1.0, "Signature scheme". */
export const webhookSecret = (
  { secretFor }: Pick<NaturalKeys["Service"], "secretFor">,
  endpoint: string,
  version: number
): string => `whsec_${Buffer.from(secretFor("webhook", endpoint, String(version)), "base64url").toString("base64")}`

/** The key that a secret encodes. */
export const keyOfSecret = (secret: string): Buffer => Buffer.from(secret.slice("whsec_".length), "base64")
