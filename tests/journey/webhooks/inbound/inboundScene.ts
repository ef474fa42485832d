/** A running product, its incoming webhooks, and what became of the requests to them. */
import { afterAll, beforeAll, expect } from "vitest"
import { type Product, product, type SendRequest, waitUntil } from "../../../support/product/product.ts"
import type { SignedWebhook } from "../../../support/webhooks/senders.ts"

export interface RegisteredSource {
  readonly id: string
  readonly path: string
  readonly secret: string
}

/** A source whose webhooks become tasks. */
export const alerts = {
  kind: "json",
  makes: "task",
  mapping: { title: "alert.name", text: "alert.text", link: "alert.url", author: null },
  sample: JSON.stringify({ alert: { name: "Disk is full" } })
}

/** A product for all tests of a file. Its functions work once the tests run. */
export const inboundScene = () => {
  let tracker: Product
  let request: SendRequest
  beforeAll(async () => {
    tracker = await product()
    await tracker.start()
    request = tracker.as(await tracker.token("admin"))
  })
  afterAll(() => tracker.remove())

  const messagesOf = async ({ id }: RegisteredSource) =>
    ((await request("GET", "/api/messages?limit=200")).body.items ?? []).filter(
      (each) => each["author"] === `service:${id}`
    )
  return {
    request: (...sent: Parameters<SendRequest>) => request(...sent),
    /** Kills the product, with `nats` its log too, and starts it again. */
    killAndStart: async (killed: { readonly nats: boolean }) => {
      await tracker.kill(killed)
      await tracker.start()
    },
    register: async (body: object): Promise<RegisteredSource> => {
      const { status, body: made } = await request("POST", "/api/sources", body)
      expect(status).toBe(201)
      return { id: String(made.id), path: String(made["path"]), secret: String(made["secret"]) }
    },
    /** The status of the answer. */
    post: async ({ path }: Pick<RegisteredSource, "path">, { headers, body }: SignedWebhook) =>
      (await fetch(`${tracker.origin}${path}`, { method: "POST", headers, body })).status,
    messagesOf,
    /** The first lines of the messages. */
    titlesOf: async (source: RegisteredSource) =>
      (await messagesOf(source)).map((each) => String(each["text"]).split("\n", 1)[0] ?? ""),
    /** The tasks of all sources. */
    tasks: async () =>
      ((await request("GET", "/api/tasks?limit=200")).body.items ?? []).filter((each) => each["source"] === "webhook"),
    until: <A>(read: () => Promise<A>, isMet: (value: A) => boolean) => waitUntil(read, isMet)
  }
}
