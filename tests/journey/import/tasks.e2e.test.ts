/** A CSV file of another product: its mapping is shown first, and its tasks are stored once. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

let tracker: Product
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
})
afterAll(() => tracker.remove())

const board = [
  "Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name,Archived,Comment Count",
  '5f5e1000aaaaaaaaaaaaaaaa,Paint the pier,"Two coats,\nwhite",bug (red),Ann Bell,2026-12-04T09:00:00.000Z,Doing,false,2',
  "5f5e1001aaaaaaaaaaaaaaaa,Mend the lamp,,,,,Done,false,0",
  "5f5e1002aaaaaaaaaaaaaaaa,,no name,,,,Doing,false,0"
].join("\r\n")

const write = (name: string, content: string) => {
  const file = join(tracker.folder, name)
  writeFileSync(file, content)
  return file
}
const refusal = (...args: ReadonlyArray<string>) =>
  tracker.tt("import", ...args).then(
    () => "it was accepted",
    (error: unknown) => (error instanceof Error ? error.message : "")
  )
const stored = async () =>
  (await tracker.log()).flatMap(({ event, data }) => (event === "TaskCreated" ? [data as Record<string, unknown>] : []))

describe("a board of Trello", () => {
  test("is shown with --dry-run, and stores nothing", async () => {
    const shown = JSON.parse(await tracker.tt("import", write("board.csv", board), "--dry-run", "--json"))
    expect(shown).toMatchObject({ source: "Trello", tasks: 2, skipped: 1, assignees: ["Ann Bell"] })
    expect(shown.mapping).toContainEqual({
      column: "Card Name",
      to: "title",
      examples: ["Paint the pier", "Mend the lamp"]
    })
    expect(await stored()).toEqual([])
  })

  test("is not stored without --yes when no terminal can answer", async () => {
    expect(await refusal(write("board.csv", board))).toMatch(/the 2 tasks were not stored: add --yes/)
    expect(await stored()).toEqual([])
  })

  test("is stored once with --yes, also from its folder", async () => {
    const folder = join(tracker.folder, "trello")
    mkdirSync(folder)
    writeFileSync(join(folder, "copy.csv"), board)
    const run = async (path: string) => JSON.parse(await tracker.tt("import", path, "--yes", "--json"))
    const done = { source: "Trello", changed: 0, skipped: 1 }
    expect(await run(write("board.csv", board))).toMatchObject({
      ...done,
      stored: 2,
      alreadyThere: 0,
      unknownPeople: ["Ann Bell"]
    })
    expect(await run(folder)).toMatchObject({ ...done, stored: 0, alreadyThere: 2, unknownPeople: [] })
    // The log has one word for chats and files; the table tells them apart.
    expect(await stored()).toMatchObject([{ source: "import", audience: "team" }, { source: "import" }])
    const request = tracker.as(await tracker.token("member"))
    const { body } = await waitUntil(
      () => request("GET", "/api/tasks/T-1"),
      ({ status }) => status === 200
    )
    expect(body).toMatchObject({ title: expect.stringMatching(/Paint the pier|Mend the lamp/), source: "file" })
  })

  test.each(["Nobody", "chat:zzzzzzzz", "person:zzzzzzzz"])(
    "is refused for the reader %s, who does not exist",
    async (reader) =>
      expect(await refusal(write("board.csv", board), "--yes", "--audience", reader)).toContain(
        `there is no chat or person ${JSON.stringify(reader)}`
      )
  )
})

test("a ZIP archive is refused in one line", async () =>
  expect(await refusal(write("board.zip", "PK\u0003\u0004"))).toMatch(/ZIP archive: unpack it/))

describe("a chat from JSON and from HTML", () => {
  const json = JSON.stringify({
    id: 71,
    name: "Pier",
    messages: [{ id: 1, type: "message", date_unixtime: "1771524184", from: "Ann", from_id: "user5", text: "Paint it" }]
  })
  const html = `<html><body><div class="page_header"><div class="text bold">Pier</div></div>
<div class="message default" id="message1"><div class="body">
<div class="date details" title="19.02.2026 20:03:04 UTC+02:00">20:03</div><div class="from_name">Ann</div>
<div class="text">Paint it</div></div></div></body></html>`

  test("is stored once with its number, and not without a decision", async () => {
    await tracker.tt("import", write("result.json", json))
    const page = write("messages.html", html)
    expect(await refusal(page)).toMatch(/a chat with the name "Pier" is stored already.*--chat-number/)
    const run = async (number: string) =>
      JSON.parse(await tracker.tt("import", page, "--json", "--chat-number", number))
    expect(await run("71")).toMatchObject({ stored: 0, alreadyThere: 1 })
    expect(await run("none")).toMatchObject({ stored: 1, alreadyThere: 0 })
  })
})
