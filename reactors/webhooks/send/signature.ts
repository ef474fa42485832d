/** The headers of Standard Webhooks 1.0. Source: github.com/standard-webhooks/standard-webhooks, spec. */
import { createHmac } from "node:crypto"
import { keyOfSecret } from "../../../commands/endpoints/secrets.ts"

/** `seconds`: Unix time of this try. Each secret gives a signature, so that a receiver may have either one. */
export const signedHeaders = (
  id: string,
  seconds: number,
  body: string,
  secrets: ReadonlyArray<string>
): Readonly<Record<string, string>> => ({
  "webhook-id": id,
  "webhook-timestamp": String(seconds),
  "webhook-signature": secrets.map((secret) => `v1,${signatureOf(id, seconds, body, secret)}`).join(" ")
})

const signatureOf = (id: string, seconds: number, body: string, secret: string) =>
  createHmac("sha256", keyOfSecret(secret)).update(`${id}.${seconds}.${body}`).digest("base64")
