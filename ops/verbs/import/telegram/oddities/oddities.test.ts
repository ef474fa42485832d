import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { countOf, lossLines } from "../../source/losses.ts"
import { type Export, parseTelegramExport } from "../telegramSource.ts"
import { mediaOddities, type Oddity, textOddities } from "./oddities.ts"
import { frameOddities, noMessages, senderOddities } from "./senders.ts"

const all = [...textOddities, ...mediaOddities, ...senderOddities, ...frameOddities]
const usual = {
  id: "1",
  date: '"2026-09-01T12:00:00"',
  date_unixtime: '"1788253200"',
  from: '"Ann"',
  from_id: '"user1"'
}

/** The JSON of a message: the usual fields that the oddity does not have, and its own. */
const messageOf = ({ json }: Oddity, id: number) =>
  `{${[
    ...Object.entries({ ...usual, id: String(id) }).flatMap(([name, value]) =>
      json.includes(`"${name}":`) ? [] : [`"${name}":${value}`]
    ),
    json
  ].join(",")}}`
const exportOf = (messages: ReadonlyArray<string>, head = '"name":"Pier","type":"private_supergroup","id":9') =>
  `{${head},"messages":[${messages.join(",\n")}]}`
const read = (text: string): Export => Result.getOrThrow(parseTelegramExport(text))

const zed = `{"id":99,"type":"message","date_unixtime":"1788253100","from":"Zed","text":"hello"}`
const whole = read(exportOf([zed, ...all.map((oddity, i) => messageOf(oddity, 100 + i)), ...noMessages]))

describe("one message of a file of ordinary ones:", () => {
  test.each(all)("$called", (oddity) => {
    const { messages, losses } = read(exportOf([zed, messageOf(oddity, 1)]))
    // Zed's message comes first.
    expect(messages.slice(1)).toMatchObject(oddity.read === null ? [] : [oddity.read])
    expect(messages[1]?.bot).toBe(oddity.read?.bot)
    expect(losses.map(({ kind }) => kind)).toEqual(oddity.lost ?? [])
  })
  test.each(noMessages)("%s, which is no message", (json) => {
    const { messages, losses } = read(exportOf([zed, json]))
    expect(messages).toHaveLength(1)
    expect(losses).toEqual([{ sort: "left-out", kind: "not a message", count: 1 }])
  })
})

describe("a file of all kinds", () => {
  test("is read, and every message is stored or counted", () => {
    expect(all.length).toBeGreaterThan(60)
    const readable = all.filter((oddity) => oddity.read !== null).length
    expect(whole.messages).toHaveLength(readable + 1)
    expect(whole.messages.length + countOf(whole.losses, "left-out")).toBe(1 + all.length + noMessages.length)
  })
  test("has one line for what is left out, and one for what is reduced", () => {
    const [leftOut, reduced, ...more] = lossLines(whole.losses)
    expect(leftOut).toMatch(/^not stored: not a message 4, .*service pin_message 1/)
    expect(reduced).toMatch(/^stored without: .*reactions 1/)
    expect(more).toEqual([])
  })
})

describe("the head of a file", () => {
  const of = (head: string) => read(exportOf([zed], head)).chat
  test.each([
    ['"name":"\u3164","type":"private_group","id":5', { id: "5", title: "Chat 5" }],
    ['"name":"\u200b","id":5', { id: "5", title: "Chat 5" }],
    ['"name":"A\u202dB\u202c","id":5', { id: "5", title: "AB" }],
    ['"name":null,"type":"personal_chat","id":5', { id: "5", title: "Chat 5" }],
    ['"type":"saved_messages","id":5', { id: "5", title: "Saved messages" }],
    ['"name":"Pier","id":"5"', { id: "5", title: "Pier" }],
    ['"name":"Pier"', { id: "name:Pier", title: "Pier" }]
  ])("%s", (head, chat) => expect(of(head)).toEqual(chat))

  test("may follow the messages", () =>
    expect(read(`{"messages":[${zed}],"type":"private_group","name":"Pier","id":5}`).chat).toEqual({
      id: "5",
      title: "Pier"
    }))
})
