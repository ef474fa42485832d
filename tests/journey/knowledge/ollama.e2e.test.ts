/** The model of an Ollama server classifies tasks. If the server fails, the built-in model does, and the task says so. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type ServerFault, startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

let ollama: TestOllama
let tracker: Product
let request: ReturnType<Product["as"]>
let n = 0

const classified = async (title: string) => {
  const { body } = await request("POST", "/api/tasks", { title }, `task-${n++}`)
  const answer = await waitUntil(
    () => request("GET", `/api/tasks/${body.id}`),
    (row) => row.status === 200 && row.body["classification"] !== "pending"
  )
  return answer.body
}

beforeAll(async () => {
  ollama = await startOllama()
  ollama.classifyAs({ category: "question", priority: "critical" })
  tracker = await product({ OLLAMA_URL: ollama.url, OLLAMA_MODEL: "test-chat", OLLAMA_EMBED_MODEL: "test-embed" })
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
})
afterAll(async () => {
  await tracker.remove()
  await ollama.stop()
})

test("a task is pending until the model answers, then has the model's values, and its history names the model", async () => {
  ollama.hold()
  const { body } = await request("POST", "/api/tasks", { title: "Rename the harbour" }, "held")
  await ollama.asked("/api/chat", 1)
  const pending = await request("GET", `/api/tasks/${body.id}?after=${body.seq}`)
  expect(pending.body).toMatchObject({ classification: "pending", category: null })
  ollama.release()
  const row = await waitUntil(
    () => request("GET", `/api/tasks/${body.id}`),
    (answer) => answer.body["classification"] === "classified"
  )
  expect(row.body).toMatchObject({
    category: "question",
    priority: "critical",
    model: { provider: "ollama", model: "test-chat", degraded: null }
  })
  const history = await request("GET", `/api/tasks/${body.id}/history`)
  expect(history.body.items?.map(({ event, actor }) => [event, String(actor).split(":")[0]])).toEqual([
    ["TaskCreated", "service"],
    ["TaskClassified", "reactor"]
  ])
})

test("a value that a person has set is not replaced", async () => {
  const { body } = await request("POST", "/api/tasks", { title: "Paint the pier", priority: "low" }, "spoken")
  const row = await waitUntil(
    () => request("GET", `/api/tasks/${body.id}`),
    (answer) => answer.body["classification"] === "classified"
  )
  expect(row.body).toMatchObject({ category: "question", priority: "low", suggested: ["category"] })
})

describe("if the server fails, the built-in model classifies the task, and the task says so", () => {
  test.each<ServerFault>([
    "invalid-json",
    "wrong-enum",
    "schema-copy",
    "whitespace",
    "cut-stream",
    "mid-stream-error",
    "busy",
    "reset",
    "html",
    "model-missing",
    "down"
  ])("%s", async (fault) => {
    await ollama.setFault(fault)
    const row = await classified("Urgent: the login page crashes")
    expect(row).toMatchObject({ classification: "classified", category: "bug", model: { provider: "builtin" } })
    expect((row["model"] as { readonly degraded: string }).degraded).toMatch(/^ollama-/)
  })

  test("after the server has recovered, its model classifies again", async () => {
    await ollama.setFault(null)
    const row = await waitUntil(
      () => classified("Urgent: the login page crashes"),
      (task) => (task["model"] as { readonly provider: string }).provider === "ollama"
    )
    expect(row).toMatchObject({ category: "question", model: { degraded: null } })
  })
})
