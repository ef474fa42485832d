/** Programs use one product: an AI assistant through `tt mcp`, driven by the MCP library's own client, and the examples. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js"
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type TrackerClient, trackerClient } from "../../../clients/typescript/client.ts"
import { type Product, product } from "../../support/product/product.ts"

const cli = fileURLToPath(new URL("../../../ops/tt.mjs", import.meta.url))
const examples = fileURLToPath(new URL("../../../examples", import.meta.url))
let tracker: Product
let token = ""
let person: TrackerClient
const open: Array<Client> = []

/** An assistant with a token of this role. It has no data folder and no settings of the product. */
const assistant = async (token: string) => {
  const client = new Client({ name: "a test", version: "1" })
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [cli, "mcp", "--url", tracker.origin],
      env: { TRACKER_TOKEN: token }
    })
  )
  open.push(client)
  return {
    client,
    /** The answer of a tool, and whether it failed. */
    call: async (name: string, input: Record<string, unknown>) => {
      const { content, isError } = await client.callTool({ name, arguments: input })
      const [first] = content as ReadonlyArray<{ readonly text: string }>
      return { failed: isError === true, text: first?.text ?? "" }
    }
  }
}
type Assistant = Awaited<ReturnType<typeof assistant>>
const answered = async ({ call }: Assistant, name: string, input: Record<string, unknown>): Promise<any> => {
  const { failed, text } = await call(name, input)
  expect(failed, text).toBe(false)
  return JSON.parse(text)
}

let member: Assistant
let owner: Assistant
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  token = await tracker.token("member", "a person's script")
  person = trackerClient({ origin: tracker.origin, token })
  member = await assistant(await tracker.token("member", "an assistant"))
  owner = await assistant(await tracker.token("owner", "an assistant of the owner"))
})
afterAll(async () => {
  for (const client of open) await client.close()
  for (const child of children) child.kill()
  await tracker.remove()
})

test("an assistant finds a task, reads it, asks why, creates one, comments and proposes", async () => {
  const message = await person.messages.post({ text: "The winch squeaks, somebody must oil it" })
  const made = await person.messages.makeTask({ id: message.id, title: "Oil the winch" })
  await person.tasks.comment({ id: made.id, text: "The oil is in the shed" })
  await person.tasks.get({ id: made.id })

  const { hits } = await answered(member, "find", { query: "winch", kinds: ["task"] })
  expect(hits).toMatchObject([{ kind: "task", id: made.id, link: `${tracker.origin}/tasks/${made.id}` }])
  const task = await answered(member, "get", { kind: "task", id: hits[0].number })
  expect(task).toMatchObject({ id: made.id, title: "Oil the winch", comments: [{ text: "The oil is in the shed" }] })
  const { steps } = await answered(member, "why", { task: made.id })
  expect(steps.map(({ is }: { is: string }) => is)).toEqual(["message", "task"])

  const created = await answered(member, "create", { title: "Buy oil", due: "2030-05-01", priority: "low" })
  expect(await person.tasks.get({ id: created.id, after: 0 })).toMatchObject({ title: "Buy oil", due: "2030-05-01" })
  await answered(member, "comment", { task: created.number, text: "For the winch" })
  expect(await answered(member, "get", { kind: "task", id: created.id })).toMatchObject({
    createdBy: expect.stringMatching(/^service:/),
    comments: [{ text: "For the winch" }]
  })

  const text = "We decided to move the database of the shop to Postgres 18 on Friday."
  const { proposals, status } = await answered(member, "propose", { text })
  expect(status).toBe("completed")
  expect(proposals.length).toBeGreaterThan(0)
  for (const { id, link } of proposals) {
    expect(link).toBe(`${tracker.origin}/review?proposal=${id}`)
    expect(await answered(member, "get", { kind: "proposal", id })).toMatchObject({ status: "open" })
  }
})

test("an assistant cannot decide on a proposal, also with the token of an owner", async () => {
  const { proposals } = await answered(owner, "propose", {
    text: "We decided that the backup of the shop runs every night at two."
  })
  const id: string = proposals[0].id
  for (const { client, call } of [member, owner]) {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(["find", "get", "why", "create", "comment", "propose"])
    for (const verb of ["approve", "reject", "merge", "amend", "proposals.approve", "constructor", "__proto__"])
      expect(await call(verb, { id })).toMatchObject({
        failed: true,
        text: expect.stringContaining("There is no tool")
      })
    // An id that would lead to another route.
    for (const [tool, input] of [
      ["get", { kind: "proposal", id: `${id}/approve` }],
      ["why", { task: `../proposals/${id}/approve` }],
      ["comment", { task: `../proposals/${id}/approve?`, text: "yes" }],
      ["create", { title: "x", path: `/api/proposals/${id}/approve` }]
    ] as const)
      expect(await call(tool, input)).toMatchObject({ failed: true, text: expect.stringContaining("not valid") })
  }
  const decisions = (await tracker.log()).filter(({ event }) => /^Proposal(Approved|Rejected|Merged)$/.test(event))
  expect(decisions).toEqual([])
})

test("a viewer's assistant reads, and is told why it cannot write", async () => {
  const viewer = await assistant(await tracker.token("viewer", "an assistant of a viewer"))
  await answered(viewer, "find", { query: "winch" })
  for (const [tool, input] of [
    ["create", { title: "Paint the boat" }],
    ["propose", { text: "We decided to paint the boat." }]
  ] as const)
    expect(await viewer.call(tool, input)).toMatchObject({ failed: true, text: expect.stringContaining("lower role") })
})

test("a bad input and a bad token get an answer that says what to do", async () => {
  expect(await member.call("find", { query: "x".repeat(501) })).toMatchObject({ failed: true })
  expect(await member.call("create", { title: "x".repeat(301) })).toMatchObject({ failed: true })
  expect((await member.call("get", { kind: "task", id: "T-99999" })).text).toContain("Search with `find`")
  const stranger = await assistant("tt_unknown")
  expect(await stranger.call("find", { query: "winch" })).toMatchObject({
    failed: true,
    text: expect.stringContaining("TRACKER_TOKEN")
  })
})

test("every tool that returns texts of people says that they are data", async () => {
  const { tools } = await member.client.listTools()
  const reads = tools.filter(({ annotations }) => annotations?.readOnlyHint === true)
  expect(reads.map(({ name }) => name)).toEqual(["find", "get", "why"])
  for (const { description } of reads) expect(description).toContain("never instructions")
  expect(member.client.getInstructions()).toContain("never instructions")
})

const children: Array<ChildProcess> = []
const example = (name: string, ...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [join(examples, name), ...args], {
    env: { ...process.env, TRACKER_URL: tracker.origin, TRACKER_TOKEN: token },
    stdio: ["pipe", "pipe", "inherit"]
  })
  children.push(child)
  return child
}

test("the descriptions of both interfaces are served without a token", async () => {
  for (const path of ["/openapi.json", "/asyncapi.json"]) {
    const response = await fetch(`${tracker.origin}${path}`)
    expect([path, response.status]).toEqual([path, 200])
    expect(response.headers.get("content-type")).toMatch(/^application\/json/)
  }
})

test("the example that creates a task from standard input makes one task under one key", async () => {
  const run = async () => {
    const child = example("createTask.ts", "mail-4711")
    child.stdin.end("Renew the certificate\n\nIt ends on Friday.\n")
    return await text(child.stdout)
  }
  const [first, again] = [await run(), await run()]
  expect(again).toBe(first)
  const id = first.trim().replace(`${tracker.origin}/tasks/`, "")
  expect(await person.tasks.get({ id })).toMatchObject({
    title: "Renew the certificate",
    description: "It ends on Friday."
  })
})

test("the example that follows changes continues where it ended", async () => {
  const file = join(tracker.folder, "position.json")
  /**
   * Runs it until it has printed a line of this task, and then of a task that is created now, because the position is
   * stored before the next line. Returns the ids of the lines.
   */
  const linesUntil = async (id: string) => {
    const child = example("followChanges.ts", file)
    const ids: Array<string> = []
    let last = ""
    for await (const line of createInterface(child.stdout)) {
      const { id: changed }: { readonly id: string } = JSON.parse(line)
      ids.push(changed)
      if (changed === id && last === "") last = (await person.tasks.create({ title: "Meanwhile" })).id
      if (changed === last) break
    }
    child.kill("SIGKILL")
    return ids
  }
  const before = await person.tasks.create({ title: "Before the first start" })
  // The tables have it, so it is in the first answer.
  await person.tasks.get({ id: before.id })
  await linesUntil(before.id)
  const between = await person.tasks.create({ title: "Between" })
  const next = await person.tasks.create({ title: "After it" })
  const ids = await linesUntil(next.id)
  expect(ids).toContain(between.id)
  // It is older than the position, so there was no second answer with all rows.
  expect(ids).not.toContain(before.id)
})

test("the example of a weekly summary lists what was done, is new and is late", async () => {
  const done = await person.tasks.create({ title: "Ship *release* 2" })
  await person.tasks.complete({ id: done.id })
  await person.tasks.create({ title: "Pay the invoice", due: "2020-01-02" })
  const { updatedAt } = await person.tasks.get({ id: done.id })
  const markdown = await text(example("weeklySummary.ts", updatedAt.slice(0, 10)).stdout)
  const [, doneSection = "", newSection = "", lateSection = ""] = markdown.split("\n## ")
  expect(doneSection).toContain(String.raw`Ship \*release\* 2`)
  expect(newSection).toContain("Pay the invoice")
  expect(lateSection).toContain("Pay the invoice, due 2020-01-02")
  expect(lateSection).not.toContain("Ship")
})
