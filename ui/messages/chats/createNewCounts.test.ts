import { createRoot, createSignal } from "solid-js"
import { afterEach, expect, test, vi } from "vitest"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { ChatSaid } from "../../../gateways/contract/messages.ts"
import { chatId, saidNumbered } from "../../kit/chat.ts"
import { createTable } from "../../sync/table/table.ts"
import { noteSeen } from "../seen/seenMessages.ts"
import { createNewCounts, mostNewShown, type NewCounts } from "./createNewCounts.ts"

afterEach(() => localStorage.clear())

const me = "person:me000000"
const see = (n: number) => noteSeen(me, chatId, { at: saidNumbered(n).sentAt, id: saidNumbered(n).id })
const listed = (last: number): ChatSaid => ({
  id: chatId,
  title: "Pier",
  source: "telegram",
  state: "bound",
  consent: true,
  members: 2,
  messages: last,
  last: saidNumbered(last)
})

const begin = (last: number, answers: ReadonlyArray<NewCounts>) => {
  const table = createTable<MessageRow>()
  const asked: Array<unknown> = []
  const [visited, setVisited] = createSignal<string | null>(null)
  const { newIn, end } = createRoot((end) => ({
    end,
    newIn: createNewCounts(
      table,
      me,
      () => [listed(last)],
      visited,
      (seen) => {
        asked.push(seen)
        return Promise.resolve(answers[asked.length - 1] ?? { items: [], seq: 0 })
      }
    )
  }))
  const arrive = (n: number, more: Partial<MessageRow> = {}) => {
    const row = saidNumbered(n, more)
    table.set([[row.id, row]])
  }
  return { newIn: () => newIn(chatId), arrive, asked, setVisited, end }
}
const counts = (count: number, seq: number): NewCounts => ({ items: [{ chat: chatId, count }], seq })

test("the server counts once, and messages of others that arrive later are added, each once", async () => {
  see(5)
  const { newIn, arrive, asked, end } = begin(8, [counts(3, 8)])
  expect(newIn()).toBeNull()
  await vi.waitFor(() => expect(newIn()).toBe(3))
  arrive(7)
  arrive(8)
  expect(newIn()).toBe(3)
  arrive(9)
  arrive(9, { text: "edited", edited: true })
  arrive(10, { author: me as MessageRow["author"] })
  expect(newIn()).toBe(4)
  expect(asked).toEqual([[{ chat: chatId, at: saidNumbered(5).sentAt }]])
  end()
})

test("a chat that was visited is counted again, without a request when nothing in it is new", async () => {
  see(5)
  const { newIn, asked, setVisited, end } = begin(8, [counts(3, 8)])
  await vi.waitFor(() => expect(newIn()).toBe(3))
  see(8)
  setVisited(chatId)
  await vi.waitFor(() => expect(newIn()).toBe(0))
  expect(asked).toHaveLength(1)
  end()
})

test("a chat that was never visited here has no count, and a long one no exact count", async () => {
  const never = begin(8, [])
  await Promise.resolve()
  expect([never.newIn(), never.asked]).toEqual([null, []])
  never.end()
  see(1)
  const long = begin(8, [counts(100, 8)])
  await vi.waitFor(() => expect(long.newIn()).toBe(mostNewShown + 1))
  long.arrive(9)
  expect(long.newIn()).toBe(mostNewShown + 1)
  long.end()
})
