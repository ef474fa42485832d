/** An exported chat is stored completely and once, and can be searched. A broken file is refused and stores nothing. */
import { existsSync, readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fileOfAll, oddLeftOut, oddReadable } from "../../../ops/verbs/import/telegram/oddities/file.ts"
import { chatExport } from "../../support/import/chatExport.ts"
import {
  runImport,
  meetingExport,
  storedMessages,
  storedTexts,
  noMeetingExport,
  writeExport
} from "../../support/import/importVerb.ts"
import { type Product, product } from "../../support/product/product.ts"
import { followLive } from "../../support/product/windowClient.ts"

type Hit = {
  readonly by: ReadonlyArray<string>
  readonly snippet: ReadonlyArray<{ readonly text: string }>
}

let tracker: Product
let request: ReturnType<Product["as"]>
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
})
afterAll(() => tracker.remove())

/** The best hit: the rankings that found it, and its snippet. */
const found = async (q: string) => {
  const { body } = await request("GET", `/api/search?q=${encodeURIComponent(q)}`)
  const best = (body["hits"] as ReadonlyArray<Hit>)[0]
  return { by: best?.by, text: best?.snippet.map(({ text }) => text).join("") }
}

describe("a chat of three people in three languages", () => {
  const { file, texts, skipped } = chatExport(1, 400)

  test("is stored completely, and a second import stores nothing", async () => {
    const path = writeExport(tracker, JSON.stringify(file, null, 1))
    const losses = [{ sort: "left-out", kind: "service pin_message", count: skipped }]
    const dry = { chat: "Pier 1", id: "1", kind: "private_supergroup", messages: texts.length, skipped, losses }
    expect(await runImport(tracker, path, "--dry-run")).toEqual(dry)
    expect(await storedTexts(tracker)).toEqual([])
    const done = { chat: "Pier 1", skipped, losses }
    expect(await runImport(tracker, path)).toEqual({ ...done, stored: texts.length, alreadyThere: 0 })
    expect(await runImport(tracker, path)).toEqual({ ...done, stored: 0, alreadyThere: texts.length })
    expect(await storedTexts(tracker)).toEqual(texts.toSorted())
  })

  test("keeps author, time and reply of each message", async () => {
    const people = await followLive(tracker.origin, await tracker.token("viewer"), ["people"])
    const nameOf = (author: string) =>
      people.rowsIn("people").flatMap((row) => (row.id === author && "name" in row ? [row.name] : []))[0]
    const rows = (await storedMessages(tracker)).map(({ data, subject }) => ({ ...data, id: subject.split(".")[2] }))
    const byText = (text: string) => rows.find((row) => row.text === text)
    const first = byText("The gangway lamp is out again, 1/1")
    expect(first).toMatchObject({
      source: "import",
      sentAt: "2026-09-01T09:00:00.000Z",
      audience: "team",
      replyTo: null
    })
    expect(byText("Хто полагодить ліхтар на трапі?, 1/5")?.replyTo).toBe(
      byText("The gangway lamp is out again, 1/4 at https://pier.example/lamp now")?.id
    )
    expect(new Set(rows.map(({ author }) => nameOf(author)))).toEqual(
      new Set(["Ann Harbour", "Богдан Причал", "Deleted account"])
    )
    people.close()
  })

  test.each([
    ["gangway", /gangway/, "words"],
    ["gagnway", /gangway/, "likeness"],
    ["полагодить", /полагодить/, "words"],
    ["полагодть", /полагодить/, "likeness"],
    ["пятнице", /пятнице/, "words"]
  ])("is found by %s", async (q, text, by) => {
    const best = await found(q)
    expect(best.by).toContain(by)
    expect(best.text).toMatch(text)
  })
})

describe("a broken file is refused in one line, and stores nothing:", () => {
  const whole = JSON.stringify(chatExport(2, 60).file)
  test.each([
    ["cut off", whole.slice(0, whole.length / 2), /the file is not JSON: .*position \d+/],
    ["no JSON, over several lines", '{\n"messages": nothing\n}', /the file is not JSON/],
    ["no chat", '{"about": "all my data", "chats": {"list": []}}', /not one chat's export/],
    ["no export", "[1, 2]", /not one chat's export/]
  ])("%s", async (_, content, says) => {
    const refusal = await runImport(tracker, writeExport(tracker, content)).then(
      () => "it was accepted",
      (error: unknown) => (error instanceof Error ? error.message : "")
    )
    expect(refusal.trim()).toMatch(/^tt: [^\n]*$/)
    expect(refusal).toMatch(says)
    expect(await storedTexts(tracker, 2)).toEqual([])
  })

  test("the repaired file is accepted", async () => {
    const { texts } = chatExport(2, 60)
    expect(await runImport(tracker, writeExport(tracker, whole))).toMatchObject({ stored: texts.length })
  })
})

describe("an export with every odd kind of message", () => {
  test("tells its losses first, is stored, and stored once", async () => {
    const path = writeExport(tracker, fileOfAll)
    const before = await storedTexts(tracker)
    const report = await tracker.tt("import", path, "--dry-run")
    expect(report).toMatch(new RegExp(`^Pier: ${oddReadable} messages would be stored`, "u"))
    expect(report).toMatch(/\n {2}not stored: .*service pin_message 1/u)
    expect(report).toMatch(/\n {2}stored without: .*reactions 1/u)
    expect(await storedTexts(tracker)).toEqual(before)
    const first = await runImport(tracker, path)
    expect(first).toMatchObject({ stored: oddReadable, alreadyThere: 0, skipped: oddLeftOut })
    expect(await runImport(tracker, path)).toMatchObject({ stored: 0, alreadyThere: oddReadable, skipped: oddLeftOut })
    expect(await storedTexts(tracker)).toEqual(
      expect.arrayContaining(["step\u000btwo", "📊 When?\n- Mon (2)\n- Tue (1)"])
    )
  })
})

describe("a whole account", () => {
  const [one, two] = [chatExport(6, 40), chatExport(7, 40)]
  const account = JSON.stringify({
    about: "all my data",
    contacts: { list: [{ first_name: "Ann" }] },
    chats: { list: [one.file] },
    left_chats: { list: [two.file] }
  })

  test("is not imported without a choice, and the chats are listed", async () => {
    const refusal = await runImport(tracker, writeExport(tracker, account)).then(
      () => "it was accepted",
      (error: unknown) => (error instanceof Error ? error.message : "")
    )
    expect(refusal).toMatch(/the file has 2 chats: choose one with --chat/)
    expect(await storedTexts(tracker, 6)).toEqual([])
  })

  test("is imported chat by chat, or as a whole", async () => {
    const path = writeExport(tracker, account)
    expect(await runImport(tracker, path, "--chat", "2")).toMatchObject({ chat: "Pier 7", stored: two.texts.length })
    expect(await storedTexts(tracker, 6)).toEqual([])
    const both = (await tracker.tt("import", path, "--json", "--all")).trim().split("\n")
    expect(both.map((line) => JSON.parse(line))).toMatchObject([
      { chat: "Pier 6", stored: one.texts.length, alreadyThere: 0 },
      { chat: "Pier 7", stored: 0, alreadyThere: two.texts.length }
    ])
  })
})

describe("1,121 messages of real meetings", () => {
  test("are stored once, and found by a word and by a misspelling", async (context) => {
    if (!existsSync(meetingExport)) return context.skip(noMeetingExport)
    const before = await storedTexts(tracker)
    expect(await runImport(tracker, meetingExport)).toEqual({
      chat: "ubuntu-meeting",
      stored: 1121,
      alreadyThere: 0,
      skipped: 0
    })
    expect(await runImport(tracker, meetingExport)).toMatchObject({ stored: 0, alreadyThere: 1121 })
    const said: ReadonlyArray<{ readonly text: string }> = JSON.parse(readFileSync(meetingExport, "utf8")).messages
    expect(await storedTexts(tracker)).toEqual([...before, ...said.map(({ text }) => text)].toSorted())
    expect(await found("haildb")).toEqual({
      by: expect.arrayContaining(["words"]),
      text: expect.stringContaining("haildb")
    })
    expect(await found("hialdb")).toEqual({
      by: expect.arrayContaining(["likeness"]),
      text: expect.stringContaining("haildb")
    })
    return undefined
  })
})
