/** With an embedding model, search finds a message that shares no word with the query. Without one it uses words and likeness. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type TrackerClient, trackerClient } from "../../../clients/typescript/client.ts"
import { startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

let ollama: TestOllama
let tracker: Product
let client: TrackerClient

const find = (q: string) => client.search.find({ q })
/** Posts a message and waits until it has a vector. */
const post = async (text: string) => {
  const { id } = await client.messages.post({ text })
  await waitUntil(
    () => find(text),
    ({ behind, hits }) => behind === 0 && hits.some((hit) => hit.id === id)
  )
  return id
}

beforeAll(async () => {
  ollama = await startOllama({ vectors: { regatta: [1, 0, 0], "sailing boats": [0.98, 0.2, 0], invoice: [0, 0, 1] } })
  tracker = await product({ OLLAMA_URL: ollama.url, OLLAMA_MODEL: "test-chat", OLLAMA_EMBED_MODEL: "test-embed" })
  await tracker.start()
  client = trackerClient({ origin: tracker.origin, token: await tracker.token("member") })
})
afterAll(async () => {
  await tracker.remove()
  await ollama.stop()
})

test("a query that shares no word with a message finds it by meaning", async () => {
  const regatta = await post("The regatta starts on Monday")
  await post("Send the invoice, please")
  const { hits } = await find("sailing boats")
  expect(hits.map(({ id, by }) => ({ id, by }))).toEqual([{ id: regatta, by: ["meaning"] }])
})

test("an edited task is found by its new title", async () => {
  const { id } = await client.tasks.create({ title: "Pay the invoice", category: "chore" })
  await waitUntil(
    () => find("invoice"),
    ({ hits }) => hits.some((hit) => hit.id === id)
  )
  await client.tasks.retitle({ id, title: "Row to the regatta" })
  const found = await waitUntil(
    () => find("sailing boats"),
    ({ hits }) => hits.some((hit) => hit.id === id)
  )
  expect(found.hits.find((hit) => hit.id === id)).toMatchObject({ kind: "task", by: ["meaning"] })
})

test("while the model's server is down, search works by words and likeness", async () => {
  await ollama.setFault("down")
  const { id } = await client.messages.post({ text: "Lighthouse repainted" })
  const found = await waitUntil(
    () => find("lighthuose"),
    ({ hits }) => hits.some((hit) => hit.id === id)
  )
  expect(found.hits[0]).toMatchObject({ id, by: ["likeness"] })
})
