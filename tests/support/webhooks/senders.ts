/** Signs webhooks as each sender does. */
import { createHmac, randomUUID } from "node:crypto"
import { Webhook } from "standardwebhooks"

const hex = (secret: string, body: string) => createHmac("sha256", secret).update(body).digest("hex")
const json = { "content-type": "application/json" }

export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const signed = (payload: unknown, headersOf: (body: string) => SignedWebhook["headers"]): SignedWebhook => {
  const body = JSON.stringify(payload)
  return { body, headers: { ...json, ...headersOf(body) } }
}

export const byGithub = (secret: string, event: string, payload: unknown, delivery: string = randomUUID()) =>
  signed(payload, (body) => ({
    "x-github-event": event,
    "x-github-delivery": delivery,
    "x-hub-signature-256": `sha256=${hex(secret, body)}`
  }))

export const bySentry = (secret: string, resource: string, payload: unknown, id: string = randomUUID()) =>
  signed(payload, (body) => ({
    "request-id": id,
    "sentry-hook-resource": resource,
    "sentry-hook-timestamp": "1764151200",
    "sentry-hook-signature": hex(secret, body)
  }))

export const byGitlab = (secret: string, payload: unknown, key: string = randomUUID()) =>
  signed(payload, () => ({ "x-gitlab-token": secret, "x-gitlab-event": "Issue Hook", "idempotency-key": key }))

/** With the reference library of Standard Webhooks. */
export const byStandard = (secret: string, payload: unknown, id: string, at: Date) =>
  signed(payload, (body) => ({
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body)
  }))
