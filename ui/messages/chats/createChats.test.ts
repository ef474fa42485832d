import { createRoot } from "solid-js"
import { expect, test } from "vitest"
import { ChatId } from "../../../domain/ids.ts"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { ChatSaid } from "../../../gateways/contract/messages.ts"
import { chatId, saidNumbered } from "../../kit/chat.ts"
import { createTable } from "../../sync/table/table.ts"
import { createChats } from "./createChats.ts"

const chat = (more: Partial<ChatSaid> = {}) =>
  ({ id: chatId, title: "Pier", source: "telegram", last: null, messages: 1, members: 2, ...more }) as ChatSaid
const settle = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}
const begin = (answers: ReadonlyArray<ReadonlyArray<ChatSaid>>) => {
  const table = createTable<MessageRow>()
  let asked = 0
  const put = (row: MessageRow) => table.set([[row.id, row]])
  const { chats, end } = createRoot((end) => ({
    end,
    chats: createChats(table, () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? []))
  }))
  return { table, put, chats, end, asked: () => asked }
}

test("the last message of a chat is the newer one of the fetched and those that arrived; the rows stay as they are", async () => {
  const { table, put, chats, end } = begin([[chat({ last: { ...saidNumbered(5), text: "Fetched" } })]])
  await settle()
  const first = saidNumbered(6, { text: "First" })
  put(first)
  put(saidNumbered(7, { text: "Second" }))
  put(saidNumbered(2, { text: "Old" }))
  expect(chats.lastOf(chats.chats()[0]!)?.text).toBe("Second")
  expect(table.peek(first.id)).toEqual(saidNumbered(6, { text: "First" }))
  end()
})

test("a message that is erased, and a message of a chat that is not listed, fetch the list again", async () => {
  const { put, chats, end, asked } = begin([[chat()], [chat({ title: "Renamed" })]])
  await settle()
  put(saidNumbered(6, { text: "Secret" }))
  put(saidNumbered(6, { text: "", redacted: true }))
  await settle()
  expect([asked(), chats.titleOf(chatId), chats.lastOf(chats.chats()[0]!)]).toEqual([2, "Renamed", null])
  put(saidNumbered(7, { chat: ChatId.make("chat0001") }))
  await settle()
  expect(asked()).toBe(3)
  end()
})
