/**
 * Senders post webhooks while the product is killed: every accepted one becomes one message or task. Forged, oversized and
 * repeated ones become none.
 *
 * `INBOUND_KILLS`: how often the product is killed. @default 3
 */
import { beforeAll, describe, expect, test } from "vitest"
import { githubExamples } from "../../../support/webhooks/githubExamples.ts"
import { byGithub, bySentry, type SignedWebhook } from "../../../support/webhooks/senders.ts"
import { sentryEventAlert, sentryIssue } from "../../../support/webhooks/sentryExamples.ts"
import { alerts, inboundScene, type RegisteredSource } from "./inboundScene.ts"

const kills = Number(process.env["INBOUND_KILLS"] ?? 3)
const sentryClientSecret = "5f0a2c1e9b7d4c3f8e6a1d2b3c4d5e6f5f0a2c1e9b7d4c3f8e6a1d2b3c4d5e6f"

const { killAndStart, messagesOf, post, register, titlesOf, until } = inboundScene()

let github: RegisteredSource
let sentry: RegisteredSource
let json: RegisteredSource

beforeAll(async () => {
  github = await register({ name: "Repositories", kind: "github" })
  sentry = await register({ name: "Errors", kind: "sentry", secret: sentryClientSecret })
  json = await register({ name: "Alerts", ...alerts })
})

const issue = (number: number, title = `Mend pier ${number}`) => ({
  action: "opened",
  issue: { number, title, html_url: `https://github.com/harbour/pier/issues/${number}`, body: "It creaks" },
  repository: { full_name: "harbour/pier" },
  sender: { login: "ada" }
})

test(
  `every accepted webhook becomes one message, over ${kills} kills`,
  { timeout: 60_000 + kills * 40_000 },
  async () => {
    const sent: Array<SignedWebhook> = []
    const expected: Array<string> = []
    for (let n = 0; n < kills; n++) {
      for (let i = 0; i < 4; i++) {
        const number = n * 10 + i
        const webhook = byGithub(github.secret, "issues", issue(number))
        expect(await post(github, webhook)).toBe(202)
        sent.push(webhook)
        expected.push(`ada opened issue #${number} in harbour/pier: Mend pier ${number}`)
      }
      // Most of the last ones are stored and not mapped yet.
      await killAndStart({ nats: n % 2 === 1 })
      // A sender repeats what it is unsure of.
      for (const webhook of sent.slice(-2)) expect(await post(github, webhook)).toBe(202)
    }
    await until(
      () => titlesOf(github),
      (titles) => expected.every((each) => titles.includes(each))
    )
    expect((await titlesOf(github)).toSorted()).toEqual(expected.toSorted())
    const message = (await messagesOf(github)).find((each) => String(each["text"]).includes("Mend pier 0"))
    expect(message).toMatchObject({
      text: "ada opened issue #0 in harbour/pier: Mend pier 0\nIt creaks\nhttps://github.com/harbour/pier/issues/0",
      source: "webhook",
      audience: "team",
      bot: true
    })
  }
)

describe("a webhook", () => {
  test("of GitHub's and Sentry's published examples becomes a readable message", async () => {
    const events = ["push", "pull_request", "issues", "issue_comment", "release"]
    for (const example of events.map((event) => githubExamples().find((each) => each.event === event)))
      expect(await post(github, byGithub(github.secret, example?.event ?? "", example?.payload))).toBe(202)
    expect(await post(sentry, bySentry(sentryClientSecret, "issue", sentryIssue))).toBe(202)
    expect(await post(sentry, bySentry(sentryClientSecret, "event_alert", sentryEventAlert))).toBe(202)
    await until(
      () => titlesOf(sentry),
      (titles) => titles.length === 2
    )
    const titles = await until(
      () => titlesOf(github),
      (all) => all.filter((title) => title.startsWith("Codertocat")).length === events.length
    )
    expect(titles.some((title) => title.includes("commented on issue #1 in Codertocat/Hello-World"))).toBe(true)
  })

  test("that is forged, oversized, no JSON or sent again under another id becomes none", async () => {
    const before = (await messagesOf(github)).length
    const genuine = byGithub(github.secret, "issues", issue(700), "d-700")
    expect(await post(github, byGithub("another secret", "issues", issue(701)))).toBe(401)
    expect(await post(github, { ...genuine, body: genuine.body.replace("700", "702") })).toBe(401)
    expect(await post(github, { body: genuine.body, headers: {} })).toBe(401)
    expect(await post({ path: "/hooks/in/aaaaaaaaaaaaaaaaaaaa" }, genuine)).toBe(404)
    expect(await post(github, byGithub(github.secret, "issues", issue(703, "x".repeat(1024 * 1024))))).toBe(413)
    const text = byGithub(github.secret, "issues", issue(704))
    expect(await post(sentry, text)).toBe(401)
    expect(await post(json, { body: "no json", headers: { authorization: `Bearer ${json.secret}` } })).toBe(400)

    for (const id of ["d-700", "d-700", "another-id"])
      expect(await post(github, { ...genuine, headers: { ...genuine.headers, "x-github-delivery": id } })).toBe(202)
    const last = byGithub(github.secret, "issues", issue(799))
    expect(await post(github, last)).toBe(202)
    const titles = await until(
      () => titlesOf(github),
      (all) => all.some((title) => title.includes("#799"))
    )
    expect(titles.length).toBe(before + 2)
  })

  test("of nearly one mebibyte that does not compress is stored", async () => {
    const noise = Array.from(
      { length: 700 },
      (_, i) => byGithub(`${i}`, "x", { i: i * 7919 }).headers["x-hub-signature-256"]
    )
    const body = { ...issue(800), noise: noise.join("").repeat(14).slice(0, 1_000_000) }
    expect(await post(github, byGithub(github.secret, "issues", body))).toBe(202)
    await until(
      () => titlesOf(github),
      (all) => all.some((title) => title.includes("#800"))
    )
  })
})
