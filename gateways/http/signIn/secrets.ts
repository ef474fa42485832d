import { randomBytes } from "node:crypto"
import { sha256 } from "../../../streams/commit/identity.ts"

/** A secret that is shown once and stored as a hash only: 256 bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url")
export const hashOf = (secret: string): string => sha256(secret)
