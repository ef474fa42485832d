/** Webhooks that are posted to a source: how often each is stored, and how it is counted. */
import { Effect, Metric } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eve } from "../../../../domain/kit/people.ts"
import { type InboundRequest, SourceInbox } from "../../../../streams/inbox/sourceInbox.ts"
import { inboundWebhooks } from "./inboundMetrics.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { byGithub } from "../../../../tests/support/webhooks/senders.ts"

const scene = restScene()
let origin: string
beforeAll(async () => {
  await scene.begin()
  origin = await scene.listen()
})
afterAll(scene.end)

/** The requests that wait, oldest first. */
const waiting = Effect.gen(function* () {
  const { next } = yield* SourceInbox
  const requests: Array<InboundRequest | null> = []
  for (let found = yield* next(0); found !== null; found = yield* next(found.position)) requests.push(found.request)
  return requests
})

test("a captured webhook that is sent again under other ids and events is stored once", async () => {
  const { body } = await scene.as(eve)("POST", "/sources", { name: "Repository", kind: "github" })
  const genuine = byGithub(String(body["secret"]), "issues", { action: "opened", issue: { title: "Ebb" } }, "d-1")
  const post = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(`${origin}${String(body["path"])}`, { method: "POST", headers, body: genuine.body })).status
  for (const event of ["issues", "push", "release"])
    for (const id of ["d-1", "d-2", "d-3"])
      expect(await post({ ...genuine.headers, "x-github-event": event, "x-github-delivery": id })).toBe(202)
  // Its commits and log lines have the correlation of the HTTP request, which is a random id.
  expect(await scene.run(waiting)).toMatchObject([
    { event: "issues", correlation: expect.stringMatching(/^[\da-f-]{36}$/) }
  ])
})

test("the list of incoming webhooks counts those that are kept of each, and says whether there is room", async () => {
  const { body } = await scene.as(eve)("POST", "/sources", { name: "Counted", kind: "github" })
  const first = async () => {
    const items = (await scene.as(eve)("GET", "/sources")).body["items"]
    return Array.isArray(items) ? (items[0] as unknown) : null
  }
  expect(await first()).toMatchObject({ id: body.id, kept: 0, isNearlyFull: false })
  for (const title of ["Ebb", "Flood"]) {
    const { headers, body: sent } = byGithub(String(body["secret"]), "issues", { action: "opened", issue: { title } })
    await fetch(`${origin}${String(body["path"])}`, { method: "POST", headers, body: sent })
  }
  await expect.poll(first, { timeout: 20_000 }).toMatchObject({ kept: 2, isNearlyFull: false })
})

test("a webhook that is too large is counted as such, and not as forged", async () => {
  const { body } = await scene.as(eve)("POST", "/sources", { name: "Dumps", kind: "github" })
  const countOf = (outcome: string) =>
    scene.run(Effect.map(Metric.value(Metric.withAttributes(inboundWebhooks, { outcome })), ({ count }) => count))
  const before = [await countOf("too-large"), await countOf("forged")]
  const { headers, body: large } = byGithub(String(body["secret"]), "issues", { text: "x".repeat(1024 * 1024) })
  const { status } = await fetch(`${origin}${String(body["path"])}`, { method: "POST", headers, body: large })
  expect(status).toBe(413)
  const counted = async () => [await countOf("too-large"), await countOf("forged")]
  await expect.poll(counted, { timeout: 20_000 }).toEqual([Number(before[0]) + 1, Number(before[1])])
})
