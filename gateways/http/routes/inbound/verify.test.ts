import { describe, expect, test } from "vitest"
import type { SourceKind } from "../../../../domain/source/sourceVocabulary.ts"
import {
  byGithub,
  byGitlab,
  bySentry,
  byStandard,
  type SignedWebhook
} from "../../../../tests/support/webhooks/senders.ts"
import { verifyWebhook } from "./verify.ts"

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`
const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`
const now = Date.parse("2026-11-26T10:00:00Z")
const at = new Date(now)
const payload = { title: "The pier creaks", action: "opened" }

const verify = (
  kind: SourceKind,
  { headers, body }: SignedWebhook,
  secrets: ReadonlyArray<string> = [secret],
  when = now
) => verifyWebhook(kind, { headers, body: Buffer.from(body), now: when }, secrets)
const webhookOf = (...asked: Parameters<typeof verify>) => {
  const verdict = verify(...asked)
  if (verdict.is !== "genuine") throw new Error(`it is ${verdict.is}`)
  return verdict.webhook
}

/** Each scheme with a genuine webhook, by a secret. */
const schemes: ReadonlyArray<readonly [string, SourceKind, (by: string) => SignedWebhook]> = [
  ["GitHub's signature", "github", (by) => byGithub(by, "issues", payload, "d-1")],
  ["Sentry's signature", "sentry", (by) => bySentry(by, "issue", payload, "r-1")],
  ["GitLab's token", "gitlab", (by) => byGitlab(by, payload, "k-1")],
  ["GitLab's signature", "gitlab", (by) => byStandard(by, payload, "m-1", at)],
  ["Standard Webhooks", "json", (by) => byStandard(by, payload, "m-1", at)],
  [
    "a bearer token",
    "json",
    (by) => ({ body: JSON.stringify(payload), headers: { authorization: `Bearer ${by}`, "webhook-id": "m-1" } })
  ]
]

describe.each(schemes)("%s", (_, kind, signedBy) => {
  test("is genuine by its secret, also by the former one after a rotation", () => {
    expect(verify(kind, signedBy(secret)).is).toBe("genuine")
    expect(verify(kind, signedBy(secret), [other, secret]).is).toBe("genuine")
  })
  test("is forged by another secret, without its headers, and for a source without that scheme", () => {
    const { body, headers } = signedBy(secret)
    expect(verify(kind, signedBy(other)).is).toBe("forged")
    expect(verify(kind, { body, headers: {} }).is).toBe("forged")
    for (const each of (["github", "sentry"] as const).filter((other) => other !== kind))
      expect(verify(each, { body, headers }).is).toBe("forged")
  })
  test("with an empty or a cut value in each header is forged or has another id", () => {
    const { body, headers } = signedBy(secret)
    const name = Object.keys(headers).find((each) => /signature|token|authorization/.test(each)) ?? ""
    for (const value of ["", headers[name]?.slice(0, -1) ?? "", `${headers[name] ?? ""}x`])
      expect([value, verify(kind, { body, headers: { ...headers, [name]: value } }).is]).toEqual([value, "forged"])
  })
})

test.each(schemes.filter(([name]) => !/token/.test(name)))("%s covers every byte of the body", (_, kind, signedBy) => {
  const { body, headers } = signedBy(secret)
  expect(verify(kind, { body: `${body} `, headers }).is).toBe("forged")
  expect(verify(kind, { body: body.replace("pier", "Pier"), headers }).is).toBe("forged")
})

describe("a captured webhook that is sent again", () => {
  test.each(schemes.filter(([, kind]) => kind === "github" || kind === "sentry"))(
    "under another id has the same identity, by %s",
    (_, kind, signedBy) => {
      const { body, headers } = signedBy(secret)
      const first = webhookOf(kind, { body, headers })
      const again = webhookOf(kind, { body, headers: { ...headers, "x-github-delivery": "new", "request-id": "new" } })
      expect(again.identity).toBe(first.identity)
    }
  )
  test("is too old after five minutes when its time is signed", () => {
    const sent = byStandard(secret, payload, "m-1", at)
    for (const minutes of [-5, 5]) expect(verify("json", sent, [secret], now + minutes * 60_000).is).toBe("genuine")
    for (const minutes of [-6, 6]) expect(verify("json", sent, [secret], now + minutes * 60_000).is).toBe("stale")
    const moved = { ...sent, headers: { ...sent.headers, "webhook-timestamp": String(now / 1000 + 360) } }
    expect(verify("json", moved, [secret], now + 360_000).is).toBe("forged")
  })
})

test("GitLab's shared id of webhooks that led to one another does not make them one", () => {
  const shared = (title: string) => ({
    body: JSON.stringify({ title }),
    headers: { "x-gitlab-token": secret, "x-gitlab-event-uuid": "u-1" }
  })
  expect(webhookOf("gitlab", shared("a")).identity).not.toBe(webhookOf("gitlab", shared("b")).identity)
  expect(webhookOf("gitlab", shared("a")).identity).toBe(webhookOf("gitlab", shared("a")).identity)
})

test("a sender without ids has a new webhook in each request", () =>
  expect(webhookOf("json", { body: "{}", headers: { authorization: `Bearer ${secret}` } })).toEqual({
    identity: null,
    event: ""
  }))

test("the name of an event has no markup", () =>
  expect(webhookOf("github", byGithub(secret, "<b>push", payload)).event).toBe(""))
