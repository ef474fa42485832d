/** The tools against a network that answers as the test says. `tests/journey/programs/` drives them on a product. */
import { describe, expect, test } from "vitest"
import { trackerClient } from "../../../clients/typescript/client.ts"
import { mcpTools } from "./tools.ts"
import { reachOf } from "./tools/reach.ts"

const origin = "http://tracker.test"
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

/** The tools, and the requests that they have sent. Each request gets the answer of its path, or 404. */
const toolsWith = (answers: Readonly<Record<string, () => Response>>) => {
  const sent: Array<string> = []
  const send: typeof fetch = async (input, { method = "GET" } = {}) => {
    const { pathname } = new URL(String(input))
    sent.push(`${method} ${pathname}`)
    return answers[`${method} ${pathname}`]?.() ?? json(404, { detail: "There is no such item." })
  }
  const tools = mcpTools(reachOf(trackerClient({ origin, token: "tt_x", fetch: send, tries: 1 })), origin)
  const call = async (name: string, input: unknown) => {
    const answer = await tools.find((tool) => tool.name === name)?.call(input)
    if (answer === undefined) throw new Error(`no tool ${name}`)
    return answer
  }
  return { tools, sent, call }
}
const { tools } = toolsWith({})

describe("the tools", () => {
  test("read, create, comment and propose; none decides", () =>
    expect(tools.map(({ name, readOnly }) => [name, readOnly])).toEqual([
      ["find", true],
      ["get", true],
      ["why", true],
      ["create", false],
      ["comment", false],
      ["propose", false]
    ]))

  test("bound every text of their input, and take no other field", () => {
    for (const { name, inputSchema } of tools) {
      expect(inputSchema, name).toMatchObject({ type: "object", additionalProperties: false })
      expect(JSON.stringify(inputSchema).length, name).toBeLessThan(2500)
    }
  })

  test.each(tools.map(({ name }) => name))(
    "%s refuses a field that it does not know, and sends nothing",
    async (name) => {
      const { call, sent } = toolsWith({})
      const given = { query: "x", kind: "task", id: "task0001", task: "T-1", title: "x", text: "x", path: "/api" }
      expect(await call(name, given)).toMatchObject({ failed: true, text: expect.stringContaining("not valid") })
      expect(sent).toEqual([])
    }
  )

  test.each([
    ["find", { query: "x".repeat(501) }],
    ["find", { query: "" }],
    ["get", { kind: "task", id: "a/../../proposals/p/approve" }],
    ["why", { task: "T-1/../x" }],
    ["create", { title: "x".repeat(301) }],
    ["comment", { task: "T-1", text: "x".repeat(10_001) }],
    ["propose", { text: "x".repeat(4001) }]
  ])("%s refuses %j", async (name, input) => {
    const { call, sent } = toolsWith({})
    expect((await call(name, input)).failed).toBe(true)
    expect(sent).toEqual([])
  })

  test("that return texts of people say that these are data", () => {
    for (const { readOnly, description } of tools) expect(description.includes("never instructions")).toBe(readOnly)
  })
})

test("a found item has its id, its number and a link", async () => {
  const hit = {
    kind: "task",
    id: "task0001",
    number: 12,
    snippet: [
      { text: "Oil the ", hit: false },
      { text: "winch", hit: true }
    ],
    author: "person:ada",
    at: "2026-11-27T10:00:00.000Z"
  }
  const { call } = toolsWith({
    "GET /api/search": () => json(200, { hits: [hit, { ...hit, kind: "atom", number: 3 }] })
  })
  expect(JSON.parse((await call("find", { query: "winch" })).text).hits).toMatchObject([
    { kind: "task", id: "task0001", number: "T-12", text: "Oil the winch", link: `${origin}/tasks/task0001` },
    { kind: "statement", link: `${origin}/knowledge?atom=task0001` }
  ])
})

describe("a failure", () => {
  test.each([
    [401, "TRACKER_TOKEN"],
    [403, "lower role"],
    [404, "Search with `find`"],
    [503, "look with `find` or `get` before you send it again"]
  ])("with the status %s says what to do", async (status, advice) => {
    const { call } = toolsWith({ "POST /api/tasks/T-1/comment": () => json(status, { detail: "No." }) })
    expect(await call("comment", { task: "T-1", text: "hello" })).toMatchObject({
      failed: true,
      text: expect.stringMatching(new RegExp(`^No\\. .*${advice}`))
    })
  })
})

test("a proposal is an extraction of the one message that has the text", async () => {
  const sentAt = "2026-11-27T10:00:00.000Z"
  const draft = { kind: "atom", text: "The shop moves to Postgres 18" }
  const { call, sent } = toolsWith({
    "POST /api/messages": () => json(201, { id: "message1", seq: 7 }),
    "GET /api/messages": () => json(200, { items: [{ id: "message2" }, { id: "message1", sentAt }] }),
    "POST /api/knowledge/extract": () => json(201, { id: "extract1", seq: 8 }),
    "GET /api/extractions/extract1": () => json(200, { status: "completed" }),
    "GET /api/proposals": () => json(200, { items: [{ id: "propose1", draft, status: "open" }] })
  })
  expect(JSON.parse((await call("propose", { text: "We move the shop to Postgres 18" })).text)).toMatchObject({
    message: "message1",
    proposals: [{ id: "propose1", kind: "statement", text: draft.text, link: `${origin}/review?proposal=propose1` }],
    next: "A person decides on the proposals on the page Review."
  })
  expect(sent.filter((each) => each.startsWith("POST"))).toEqual(["POST /api/messages", "POST /api/knowledge/extract"])
})

test("a statement with many long messages has a bounded answer", async () => {
  const message = { id: "message1", author: "person:ada", text: "x".repeat(10_000), sentAt: "2026-11-27T10:00:00.000Z" }
  const { call } = toolsWith({
    "GET /api/atoms/atom0001": () =>
      json(200, { atom: { id: "atom0001" }, quotes: [], messages: Array.from({ length: 500 }, () => message) })
  })
  const { text, failed } = await call("get", { kind: "statement", id: "atom0001" })
  expect([failed, text.length < 60_001]).toEqual([false, true])
  expect(JSON.parse(text)).toMatchObject({ atom: { id: "atom0001" }, link: `${origin}/knowledge?atom=atom0001` })
})

test("a refusal does not repeat an input of any length", async () => {
  const { text } = await toolsWith({}).call("find", { query: "x", ["y".repeat(1_000_000)]: 1 })
  expect(text.length).toBeLessThan(2003)
})
