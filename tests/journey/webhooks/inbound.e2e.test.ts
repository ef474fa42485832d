/**
 * Senders post webhooks while the product is killed: every accepted one becomes one message or task. Forged, oversized and
 * repeated ones become none.
 *
 * `INBOUND_KILLS`: how often the product is killed. @default 3
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product, type SendRequest, waitUntil } from "../../support/product/product.ts"
import { githubExamples } from "../../support/webhooks/githubExamples.ts"
import { byGithub, byGitlab, bySentry, byStandard, type SignedWebhook } from "../../support/webhooks/senders.ts"
import { sentryEventAlert, sentryIssue } from "../../support/webhooks/sentryExamples.ts"

const kills = Number(process.env["INBOUND_KILLS"] ?? 3)
const sentryClientSecret = "5f0a2c1e9b7d4c3f8e6a1d2b3c4d5e6f5f0a2c1e9b7d4c3f8e6a1d2b3c4d5e6f"

let tracker: Product
let request: SendRequest

interface Registered {
  readonly id: string
  readonly path: string
  readonly secret: string
}
const register = async (body: object): Promise<Registered> => {
  const { status, body: made } = await request("POST", "/api/sources", body)
  expect(status).toBe(201)
  return { id: String(made.id), path: String(made["path"]), secret: String(made["secret"]) }
}
const post = async ({ path }: Pick<Registered, "path">, { headers, body }: SignedWebhook) =>
  (await fetch(`${tracker.origin}${path}`, { method: "POST", headers, body })).status

const messagesOf = async ({ id }: Registered) =>
  ((await request("GET", "/api/messages?limit=200")).body.items ?? []).filter(
    (each) => each["author"] === `service:${id}`
  )
const textsOf = async (source: Registered) => (await messagesOf(source)).map((each) => String(each["text"]))
const titlesOf = async (source: Registered) => (await textsOf(source)).map((text) => text.split("\n", 1)[0] ?? "")
const tasks = async () =>
  ((await request("GET", "/api/tasks?limit=200")).body.items ?? []).filter((each) => each["source"] === "webhook")
const until = <A>(read: () => Promise<A>, isMet: (value: A) => boolean) => waitUntil(read, isMet)

let github: Registered
let sentry: Registered
let json: Registered

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("admin"))
  github = await register({ name: "Repositories", kind: "github" })
  sentry = await register({ name: "Errors", kind: "sentry", secret: sentryClientSecret })
  json = await register({
    name: "Alerts",
    kind: "json",
    makes: "task",
    mapping: { title: "alert.name", text: "alert.text", link: "alert.url", author: null },
    sample: JSON.stringify({ alert: { name: "Disk is full" } })
  })
})
afterAll(() => tracker.remove())

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
      await tracker.kill({ nats: n % 2 === 1 })
      await tracker.start()
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

  test("becomes a task by its mapping, with words that act on nothing", async () => {
    const alert = { name: "/done T-1 <img src=x> @ada", text: "**93 %**", url: "https://alerts.example.org/1" }
    expect(await post(json, byStandard(json.secret, { alert }, "msg-1", new Date()))).toBe(202)
    const [task] = await until(tasks, (all) => all.length === 1)
    expect(task).toMatchObject({ title: "/done T-1 <img src=x> @ada", audience: "team", status: "open" })
    expect(await post(json, byStandard(json.secret, { alert }, "msg-1", new Date()))).toBe(202)
  })

  test("that cannot be mapped is a dead letter, and is handled once its mapping is mended", async () => {
    expect(await post(json, byStandard(json.secret, { event: { label: "Ebb" } }, "msg-2", new Date()))).toBe(202)
    const failures = async () => (await request("GET", "/api/sources/failures")).body.items ?? []
    const [failure] = await until(failures, (all) => all.length === 1)
    expect(failure).toMatchObject({
      source: json.id,
      why: "the webhook has no text at alert.name",
      tries: 1,
      state: "waiting"
    })
    const changed = await request("POST", `/api/sources/${json.id}/change`, {
      name: "Alerts",
      makes: "task",
      mapping: { title: "event.label", text: null, link: null, author: null },
      sample: JSON.stringify({ event: { label: "Flood" } })
    })
    expect(changed.status).toBe(200)
    await tracker.kill({ nats: false })
    await tracker.start()
    expect((await request("POST", `/api/sources/failures/${String(failure?.["id"])}/retry`, {})).status).toBe(200)
    await until(failures, (all) => all.length === 0)
    await until(tasks, (all) => all.some(({ title }) => title === "Ebb"))
    expect((await tasks()).length).toBe(2)
  })

  test("of a paused or removed source is refused, and the sender is told", async () => {
    const gitlab = await register({ name: "Pipelines", kind: "gitlab" })
    const act = async (verb: string) => (await request("POST", `/api/sources/${gitlab.id}/${verb}`, {})).status
    const hook = () => byGitlab(gitlab.secret, { object_kind: "issue", object_attributes: { title: "Ebb", iid: 1 } })
    expect(await act("pause")).toBe(200)
    await until(
      () => post(gitlab, hook()),
      (status) => status === 409
    )
    expect(await act("resume")).toBe(200)
    await until(
      () => post(gitlab, hook()),
      (status) => status === 202
    )
    const rotated = (await request("POST", `/api/sources/${gitlab.id}/rotate`, { version: 1 })).body
    // Both secrets are accepted for a day.
    await until(
      () => post(gitlab, byGitlab(String(rotated["secret"]), { object_kind: "push" })),
      (status) => status === 202
    )
    expect(await post(gitlab, hook())).toBe(202)
    expect(await act("remove")).toBe(200)
    await until(
      () => post(gitlab, hook()),
      (status) => status === 410
    )
  })
})
