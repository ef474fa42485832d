/**
 * Checks that a request is from the sender of its source, by the scheme of the sender. Every comparison takes constant time.
 *
 * GitHub and Sentry sign the body alone. Their ids, events and times are not signed, so a captured request can be sent again under
 * another id or event: the digest of the body names such a webhook.
 */
import { createHash, createHmac } from "node:crypto"
import { keyOfSecret } from "../../../../commands/endpoints/secrets.ts"
import { isSameSecret } from "../../../../streams/cipher/sameSecret.ts"
import type { SourceKind } from "../../../../domain/source/sourceVocabulary.ts"

export interface ReceivedWebhook {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
  /** The present time. Milliseconds. */
  readonly now: number
}

export interface Genuine {
  /** Names the webhook for ever: the same for every delivery of it; null: each request is another webhook. */
  readonly identity: string | null
  /** The kind of the event. Empty when no header names it. */
  readonly event: string
}

/** `stale`: its time differs too much from the present time. */
export type WebhookVerdict = { readonly is: "genuine"; readonly webhook: Genuine } | { readonly is: "forged" | "stale" }

/** The largest difference of a signed time. Source: Standard Webhooks 1.0, "Verifying webhook authenticity". */
const mostSkewMillis = 5 * 60_000
const mostHeader = 200

/** Compares with every secret, so the time does not tell which one fits. */
const fitsOne = (secrets: ReadonlyArray<string>, fits: (secret: string) => boolean) => secrets.map(fits).includes(true)

const digestOf = (body: Uint8Array) => createHash("sha256").update(body).digest("hex")
const signed = (secret: string, body: Uint8Array) => createHmac("sha256", secret).update(body).digest("hex")
const header = ({ headers }: ReceivedWebhook, name: string) => (headers[name] ?? "").slice(0, mostHeader)
const idIn = (sent: ReceivedWebhook, ...names: ReadonlyArray<string>) =>
  names.map((name) => header(sent, name)).find((value) => value !== "") ?? null
/** The name of an event is part of a sentence. */
const eventIn = (sent: ReceivedWebhook, name: string) => {
  const event = header(sent, name)
  return /^[\w ]{1,60}$/.test(event) ? event : ""
}

const forged: WebhookVerdict = { is: "forged" }
const genuine = (webhook: Genuine): WebhookVerdict => ({ is: "genuine", webhook })

type Check = (sent: ReceivedWebhook, secrets: ReadonlyArray<string>) => WebhookVerdict

/** Source: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
const github: Check = (sent, secrets) => {
  const given = header(sent, "x-hub-signature-256")
  if (!fitsOne(secrets, (secret) => isSameSecret(given, `sha256=${signed(secret, sent.body)}`))) return forged
  const event = eventIn(sent, "x-github-event")
  return genuine({ identity: digestOf(sent.body), event })
}

/** Source: https://docs.sentry.io/integrations/integration-platform/webhooks/ */
const sentry: Check = (sent, secrets) => {
  const given = header(sent, "sentry-hook-signature")
  if (!fitsOne(secrets, (secret) => isSameSecret(given, signed(secret, sent.body)))) return forged
  const event = eventIn(sent, "sentry-hook-resource")
  return genuine({ identity: digestOf(sent.body), event })
}

/** `webhook-id`, `webhook-timestamp` and `webhook-signature`. Source: Standard Webhooks 1.0. */
const standard: Check = (sent, secrets) => {
  const id = header(sent, "webhook-id")
  const seconds = header(sent, "webhook-timestamp")
  if (id === "" || !/^\d{1,12}$/.test(seconds)) return forged
  const given = (sent.headers["webhook-signature"] ?? "").split(" ").slice(0, 10)
  const fits = fitsOne(secrets.filter(isStandard), (secret) => {
    const hmac = createHmac("sha256", keyOfSecret(secret)).update(`${id}.${seconds}.`).update(sent.body)
    const expected = `v1,${hmac.digest("base64")}`
    return fitsOne(given, (each) => isSameSecret(each, expected))
  })
  if (!fits) return forged
  const isRecent = Math.abs(sent.now - Number(seconds) * 1000) <= mostSkewMillis
  return isRecent ? genuine({ identity: id, event: "" }) : { is: "stale" }
}
const isStandard = (secret: string) => secret.startsWith("whsec_")

const hasSignature = ({ headers }: ReceivedWebhook) => headers["webhook-signature"] !== undefined

/**
 * The token in a header, or the newer signature. Before version 17.4, GitLab has only an id that webhooks share when one has led
 * to another, so it counts together with the body.
 *
 * Source: https://docs.gitlab.com/user/project/integrations/webhooks/
 */
const gitlab: Check = (sent, secrets) => {
  if (hasSignature(sent)) return standard(sent, secrets)
  const given = header(sent, "x-gitlab-token")
  if (!fitsOne(secrets, (secret) => isSameSecret(given, secret))) return forged
  const shared = idIn(sent, "x-gitlab-event-uuid", "x-gitlab-webhook-uuid") ?? ""
  const id = idIn(sent, "idempotency-key") ?? `${shared}:${digestOf(sent.body)}`
  return genuine({ identity: id, event: eventIn(sent, "x-gitlab-event") })
}

/** The signature of Standard Webhooks, or the secret itself as a bearer token, for a sender that cannot sign. */
const json: Check = (sent, secrets) => {
  if (hasSignature(sent)) return standard(sent, secrets)
  const given = /^Bearer (\S+)$/i.exec(header(sent, "authorization"))?.[1] ?? ""
  if (!fitsOne(secrets, (secret) => isSameSecret(given, secret))) return forged
  const id = idIn(sent, "webhook-id", "idempotency-key", "request-id")
  return genuine({ identity: id, event: "" })
}

const checks: { readonly [K in SourceKind]: Check } = { json, github, gitlab, sentry }

export const verifyWebhook = (
  kind: SourceKind,
  sent: ReceivedWebhook,
  secrets: ReadonlyArray<string>
): WebhookVerdict => checks[kind](sent, secrets)
