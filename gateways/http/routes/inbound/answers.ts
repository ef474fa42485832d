/** The answers to the senders of webhooks. None is a 500: a sender would repeat the request, or end the webhook. */
import { HttpServerResponse } from "effect/http"
import { jsonBoundsSentence } from "../../../../domain/text/json/jsonBounds.ts"
import type { SourceKind } from "../../../../domain/source/sourceVocabulary.ts"
import { problemResponse } from "../../problems/everyProblem.ts"

/** Bytes. */
export const mostWebhookBytes = 1024 * 1024

/** The webhook is on disk. A repeated one gets the same answer. */
export const accepted = HttpServerResponse.jsonUnsafe({ accepted: true }, { status: 202 })

export const noSuchSource = problemResponse(404, {
  type: "/problems/not-found",
  title: "There is no such incoming webhook.",
  detail: "Copy the address again: Settings, Incoming webhooks."
})
const expectedFrom: { readonly [K in SourceKind]: string } = {
  json: "Sign by Standard Webhooks 1.0, or send the header Authorization: Bearer, with the secret of this incoming webhook.",
  github: "The header X-Hub-Signature-256 must be the HMAC-SHA256 of the body, by the secret of this incoming webhook.",
  gitlab:
    "The header X-Gitlab-Token must be the secret of this incoming webhook, or the signing token must be this secret.",
  sentry:
    "The header Sentry-Hook-Signature must be the HMAC-SHA256 of the body, by the client secret of the integration."
}
export const wrongSignature = (kind: SourceKind) =>
  problemResponse(401, { type: "/problems/unauthorized", title: "The signature is wrong.", detail: expectedFrom[kind] })
export const staleWebhook = problemResponse(401, {
  type: "/problems/unauthorized",
  title: "The webhook is too old.",
  detail:
    "Its webhook-timestamp differs from the clock of the tracker by more than five minutes. Check the clock of the sender."
})
export const removedSource = problemResponse(410, {
  type: "/problems/gone",
  title: "This incoming webhook was removed.",
  detail: "Nothing is accepted here any more. Remove the webhook at the sender too."
})
export const pausedSource = problemResponse(409, {
  type: "/problems/conflict",
  title: "This incoming webhook is paused.",
  detail:
    "Nothing was stored. An administrator can resume it: Settings, Incoming webhooks. Then send the request again."
})
export const tooLarge = problemResponse(413, {
  type: "/problems/body-too-large",
  title: "The body is too large.",
  detail: `A webhook has at most ${mostWebhookBytes} bytes.`
})
export const notJson = problemResponse(400, {
  type: "/problems/bad-request",
  title: "The body is not JSON.",
  detail: "Send a JSON object or list in UTF-8."
})
export const tooComplex = problemResponse(400, {
  type: "/problems/bad-request",
  title: "The JSON is too deep or has too many fields.",
  detail: `Nothing was stored. ${jsonBoundsSentence}`
})
export const tooManyWebhooks = (waitMillis: number) => {
  const retryAfter = Math.max(1, Math.ceil(waitMillis / 1000))
  return problemResponse(429, {
    type: "/problems/too-many-requests",
    title: "Too many webhooks.",
    detail: `Nothing was stored. Send the webhook again in ${retryAfter} seconds.`,
    retryAfter
  })
}
/** Seconds. People must look at the failed webhooks meanwhile. */
const sourceFullSeconds = 600
export const sourceFull = problemResponse(429, {
  type: "/problems/too-many-requests",
  title: "Too many webhooks of this sender wait.",
  detail: `Nothing was stored. An administrator can retry or drop the failed ones: Settings, Incoming webhooks. Send the webhook again in ${sourceFullSeconds} seconds.`,
  retryAfter: sourceFullSeconds
})
export const notStored = problemResponse(503, {
  type: "/problems/unavailable",
  title: "The webhook was not stored.",
  detail: "The log does not answer, or too many webhooks wait. Send the webhook again in a minute.",
  retryAfter: 60
})
