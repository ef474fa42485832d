/** With an embedding model, search finds a message that shares no word with the query. Without one it uses words and likeness. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

let ollama: TestOllama
let tracker: Product
let request: ReturnType<Product["as"]>

const find = async (q: string) => {
  const { body } = await request("GET", `/api/search?q=${encodeURIComponent(q)}`)
  return { behind: body["behind"], hits: body["hits"] as ReadonlyArray<Record<string, unknown>> }
}
/** Posts a message and waits until it has a vector. */
const post = async (text: string, key: string) => {
  const { body } = await request("POST", "/api/messages", { text }, key)
  await waitUntil(
    () => find(text),
    ({ behind, hits }) => behind === 0 && hits.some(({ id }) => id === body.id)
  )
  return body.id
}

beforeAll(async () => {
  ollama = await startOllama({ vectors: { regatta: [1, 0, 0], "sailing boats": [0.98, 0.2, 0], invoice: [0, 0, 1] } })
  tracker = await product({ OLLAMA_URL: ollama.url, OLLAMA_MODEL: "test-chat", OLLAMA_EMBED_MODEL: "test-embed" })
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
})
afterAll(async () => {
  await tracker.remove()
  await ollama.stop()
})

test("a query that shares no word with a message finds it by meaning", async () => {
  const regatta = await post("The regatta starts on Monday", "one")
  await post("Send the invoice, please", "two")
  const { hits } = await find("sailing boats")
  expect(hits.map(({ id, by }) => ({ id, by }))).toEqual([{ id: regatta, by: ["meaning"] }])
})

test("an edited task is found by its new title", async () => {
  const { body } = await request("POST", "/api/tasks", { title: "Pay the invoice", category: "chore" }, "three")
  await waitUntil(
    () => find("invoice"),
    ({ hits }) => hits.some(({ id }) => id === body.id)
  )
  await request("POST", `/api/tasks/${String(body.id)}/retitle`, { title: "Row to the regatta" }, "four")
  const found = await waitUntil(
    () => find("sailing boats"),
    ({ hits }) => hits.some(({ id }) => id === body.id)
  )
  expect(found.hits.find(({ id }) => id === body.id)).toMatchObject({ kind: "task", by: ["meaning"] })
})

test("while the model's server is down, search works by words and likeness", async () => {
  await ollama.setFault("down")
  const { body } = await request("POST", "/api/messages", { text: "Lighthouse repainted" }, "five")
  const found = await waitUntil(
    () => find("lighthuose"),
    ({ hits }) => hits.some(({ id }) => id === body.id)
  )
  expect(found.hits[0]).toMatchObject({ id: body.id, by: ["likeness"] })
})
