/**
 * Webhooks do not send the words of a comment that was deleted, events to an endpoint whose administrator has lost the right, and
 * events to a receiver that has answered 410 during a redelivery.
 */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product, type SendRequest, waitUntil } from "../../support/product/product.ts"
import { startReceiver } from "./receiver.ts"

/** The answer to comments, and the requests to `/redelivered` that get 200 before all others get 410. */
let toComments = 500
let welcome = Number.MAX_SAFE_INTEGER

let tracker: Product
let owner: SendRequest
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  receiver = await startReceiver({
    "/comments": () => toComments,
    "/left": () => 200,
    "/redelivered": () => (welcome-- > 0 ? 200 : 410)
  })
  tracker = await product({ TT_WEBHOOK_NETWORKS: "127.0.0.1" })
  await tracker.start()
  owner = tracker.as(await tracker.token("admin"))
})
afterAll(async () => {
  await tracker.remove()
  await receiver.stop()
})

const register = async (as: SendRequest, path: string, type: string) => {
  const { status, body } = await as("POST", "/api/webhooks", {
    name: path,
    url: `${receiver.origin}${path}`,
    types: [type]
  })
  expect(status).toBe(201)
  return String(body.id)
}
const send = async (path: string, body: object) => {
  const { status, body: receipt } = await owner("POST", path, body)
  expect([path, status < 300]).toEqual([path, true])
  return { id: String(receipt.id), seq: Number(receipt.seq) }
}
const makeTask = (n: number) => send("/api/tasks", { title: `Mend pier ${n}` })
const receivedAt = (path: string) => receiver.received.filter((each) => each.path === path)
const untilReceived = (path: string, count: number) =>
  waitUntil(
    () => Promise.resolve(receivedAt(path)),
    ({ length }) => length >= count
  )
const untilState = (id: string, state: string) =>
  waitUntil(
    async () => (await owner("GET", "/api/webhooks")).body.items?.find((each) => each["id"] === id)?.["state"],
    (now) => now === state
  )

test("a comment that was deleted while its webhook waited has no words in the later tries", async () => {
  const id = await register(owner, "/comments", "task.commented")
  const { id: task } = await makeTask(0)
  const { seq } = await send(`/api/tasks/${task}/comment`, { text: "The whale sleeps" })
  const [first] = await untilReceived("/comments", 1)
  expect(first?.body).toContain("The whale sleeps")

  const { body } = await owner("GET", `/api/tasks/${task}/history?after=${seq}`)
  const details = (body.items ?? []).map(({ detail }) => detail as { readonly comment?: string })
  await send(`/api/tasks/${task}/deleteComment`, { comment: details.find(({ comment }) => comment)?.comment })
  // One try may have been on its way at the deletion. The tries of one thing follow one another.
  const before = receivedAt("/comments").length
  await untilReceived("/comments", before + 1)
  toComments = 200
  const tries = await waitUntil(
    () => Promise.resolve(receivedAt("/comments")),
    (all) => all.some(({ answered }) => answered === 200)
  )
  const later = tries.slice(before + 1)
  expect(later.length).toBeGreaterThan(0)
  expect(later.filter(({ body: sent }) => sent.includes("whale"))).toEqual([])
  expect(new Set(tries.map((each) => each.id)).size).toBe(1)

  for (const { seq: at } of (await owner("GET", `/api/webhooks/${id}/deliveries`)).body.items ?? [])
    expect(JSON.stringify((await owner("GET", `/api/webhooks/${id}/deliveries/${String(at)}`)).body)).not.toContain(
      "whale"
    )
})

test("an endpoint whose administrator has lost the right waits until another one takes it over", async () => {
  const id = await register(tracker.as(await tracker.token("admin", "Leaver")), "/left", "task.created")
  await makeTask(1)
  await untilReceived("/left", 1)
  const tokens = (await owner("GET", "/api/tokens")).body.items ?? []
  await send(`/api/tokens/${String(tokens.find(({ name }) => name === "Leaver")?.["id"])}/revoke`, {})
  await untilState(id, "left")
  await makeTask(2)
  await send(`/api/webhooks/${id}/test`, {})
  // The test is the next request: the event of the task waits.
  await untilReceived("/left", 2)
  expect(receivedAt("/left").map(({ body }) => JSON.parse(body).type)).toEqual(["task.created", "webhook.test"])
  await send(`/api/webhooks/${id}/resume`, {})
  expect((await untilReceived("/left", 3)).at(-1)?.body).toContain("Mend pier 2")
})

test("the answer 410 during a redelivery stops it, and it goes on when the endpoint is resumed", async () => {
  const id = await register(owner, "/redelivered", "task.created")
  const positions: Array<number> = []
  for (let n = 10; n < 30; n++) positions.push((await makeTask(n)).seq)
  await untilReceived("/redelivered", positions.length)
  welcome = 5
  const { id: job } = await send(`/api/webhooks/${id}/redeliver`, { positions })
  await untilState(id, "gone")
  // A few tries were on their way when the endpoint was disabled.
  const stopped = receivedAt("/redelivered").length
  expect(stopped).toBeLessThan(2 * positions.length)
  welcome = Number.MAX_SAFE_INTEGER
  await send(`/api/webhooks/${id}/resume`, {})
  const arrivedAgain = () => {
    const again = receivedAt("/redelivered").slice(positions.length)
    return new Set(again.filter(({ answered }) => answered === 200).map((each) => each.id)).size
  }
  await waitUntil(
    () => Promise.resolve(arrivedAgain()),
    (count) => count === positions.length
  )
  const { body } = await owner("GET", `/api/webhooks/${id}/deliveries?limit=200`)
  expect(body.items?.filter((each) => each["job"] === job && each["fault"] === "gone").length).toBeGreaterThan(0)
})
