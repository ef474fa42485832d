/** Secrets that open a door: made here, shown once, and stored only as hashes. */
import { randomBytes } from "node:crypto"
import { sha256 } from "../../../streams/commit/identity.ts"

/** 256 bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url")
export const hashOf = (secret: string): string => sha256(secret)
