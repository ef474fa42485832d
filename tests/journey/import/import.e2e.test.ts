/** An exported chat is stored completely and once, and can be searched. A broken file is refused and stores nothing. */
import { existsSync, readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
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
import { followView } from "../../support/product/socketClient.ts"

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
    expect(await runImport(tracker, path)).toEqual({ chat: "Pier 1", stored: texts.length, alreadyThere: 0, skipped })
    expect(await runImport(tracker, path)).toEqual({ chat: "Pier 1", stored: 0, alreadyThere: texts.length, skipped })
    expect(await storedTexts(tracker)).toEqual(texts.toSorted())
  })

  test("keeps author, time and reply of each message", async () => {
    const people = followView(tracker.origin, await tracker.token("viewer"), "people")
    await people.when(() => people.cursor() !== null)
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
    expect(new Set(rows.map(({ author }) => people.rows.get(author)?.["name"]))).toEqual(
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
  /** Breaks the last message, so that all others are read before it. */
  const last = (change: Readonly<Record<string, unknown>>) => {
    const { file } = chatExport(2, 60)
    const messages = [...file.messages.slice(0, -1), { ...file.messages.at(-1), ...change }]
    return JSON.stringify({ ...file, messages })
  }
  test.each([
    ["cut off", whole.slice(0, whole.length / 2), /the file is not JSON: .*position \d+/],
    ["no JSON, over several lines", '{\n"messages": nothing\n}', /the file is not JSON/],
    [
      "a day that does not exist",
      last({ date: "2026-02-31T10:00:00", date_unixtime: undefined }),
      /message 60 .* date /
    ],
    ["no chat", '{"about": "all my data", "chats": {"list": []}}', /not one chat's export/],
    [
      "without an id",
      last({ id: undefined }),
      /message 60 of the file \(without an id\) is broken: .*id.*Nothing was stored/
    ],
    ["an invalid id", last({ id: "sixty" }), /message 60 of the file .*id/],
    [
      "an invalid date",
      last({ date: "yesterday", date_unixtime: undefined }),
      /message 60 of the file \(id 60\).* date /
    ],
    ["invalid seconds", last({ date_unixtime: "soon" }), /message 60 of the file \(id 60\).*seconds since 1970/],
    ["an invalid text", last({ text: 5 }), /message 60 of the file \(id 60\)/]
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
