import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { countOf, lossLines } from "../../source/losses.ts"
import { type Export, parseTelegramExport } from "../telegramSource.ts"
import { fileOfAll, oddLeftOut, oddExport, oddities, oddMessage, oddReadable, zed } from "./file.ts"
import { noMessages } from "./senders.ts"

const read = (text: string): Export => Result.getOrThrow(parseTelegramExport(text))

const whole = read(fileOfAll)

describe("one message of a file of ordinary ones:", () => {
  test.each(oddities)("$called", (oddity) => {
    const { messages, losses } = read(oddExport([zed, oddMessage(oddity, 1)]))
    // Zed's message comes first.
    expect(messages.slice(1)).toMatchObject(oddity.read === null ? [] : [oddity.read])
    expect(messages[1]?.bot).toBe(oddity.read?.bot)
    expect(losses.map(({ kind }) => kind)).toEqual(oddity.lost ?? [])
  })
  test.each(noMessages)("%s, which is no message", (json) => {
    const { messages, losses } = read(oddExport([zed, json]))
    expect(messages).toHaveLength(1)
    expect(losses).toEqual([{ sort: "left-out", kind: "not a message", count: 1 }])
  })
})

describe("a file of all kinds", () => {
  test("is read, and every message is stored or counted", () => {
    expect(oddities.length).toBeGreaterThan(60)
    expect(whole.messages).toHaveLength(oddReadable)
    expect(countOf(whole.losses, "left-out")).toBe(oddLeftOut)
  })
  test("has one line for what is left out, and one for what is reduced", () => {
    const [first, reduced, ...more] = lossLines(whole.losses)
    expect(first).toMatch(/^not stored: not a message 4, .*service pin_message 1/)
    expect(reduced).toMatch(/^stored without: .*reactions 1/)
    expect(more).toEqual([])
  })
})

describe("the head of a file", () => {
  const of = (head: string) => read(oddExport([zed], head)).chat
  test.each([
    ['"name":"\u3164","type":"private_group","id":5', { id: "5", title: "Chat 5" }],
    ['"name":"\u200b","id":5', { id: "5", title: "Chat 5" }],
    ['"name":"A\u202dB\u202c","id":5', { id: "5", title: "AB" }],
    ['"name":null,"type":"personal_chat","id":5', { id: "5", title: "Chat 5" }],
    ['"type":"saved_messages","id":5', { id: "5", title: "Saved messages" }],
    ['"name":"Pier","id":"5"', { id: "5", title: "Pier" }],
    ['"name":{"toString":1},"type":{"toString":null},"id":5', { id: "5", title: "Chat 5" }],
    ['"name":"Pier"', { id: "name:Pier", title: "Pier" }]
  ])("%s", (head, chat) => expect(of(head)).toEqual(chat))

  test("may have a list of any depth as the name", () =>
    expect(of(`"name":${"[".repeat(20_000)}${"]".repeat(20_000)},"id":5`)).toEqual({ id: "5", title: "Chat 5" }))

  test("may follow the messages", () =>
    expect(read(`{"messages":[${zed}],"type":"private_group","name":"Pier","id":5}`).chat).toEqual({
      id: "5",
      title: "Pier"
    }))
})
