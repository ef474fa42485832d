import { createHash } from "node:crypto"

/** SHA-256 in hex: tells later whether two answers were made with the same thing. */
export const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex")
