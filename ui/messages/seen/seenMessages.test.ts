import { afterEach, expect, test } from "vitest"
import { firstUnseen, hasUnseen, noteSeen, lastSeenIn } from "./seenMessages.ts"

afterEach(() => localStorage.clear())
const key = (minute: number, id = "said0001") => ({ at: `2026-11-27T08:0${minute}:00.000Z`, id })
const row = (minute: number, author: string) => ({
  id: `said000${minute}`,
  sentAt: `2026-11-27T08:0${minute}:00.000Z`,
  author
})

test("the last seen message is kept for each person and chat, and never goes back", () => {
  expect(lastSeenIn("person:ann00000", "chat0001")).toBeNull()
  noteSeen("person:ann00000", "chat0001", key(2))
  noteSeen("person:ann00000", "chat0001", key(1))
  noteSeen("person:ann00000", null, key(1))
  expect(lastSeenIn("person:ann00000", "chat0001")).toEqual(key(2))
  expect(lastSeenIn("person:ann00000", null)).toEqual(key(1))
  expect(lastSeenIn("person:bo000000", "chat0001")).toBeNull()
})

test("a kept text of another form counts as none", () => {
  for (const text of ["{", "3", '{"at":1,"id":"a"}']) {
    localStorage.setItem("seen:person:ann00000:all", text)
    expect(lastSeenIn("person:ann00000", null)).toBeNull()
  }
})

test("the mark is before the first message of others that was not seen", () => {
  const rows = [row(1, "bo"), row(2, "ann"), row(3, "bo"), row(4, "bo")]
  const isOwn = ({ author }: { readonly author: string }) => author === "ann"
  expect(firstUnseen(rows, key(1, "said0001"), isOwn)?.id).toBe("said0003")
  expect(firstUnseen(rows, key(4, "said0004"), isOwn)).toBeUndefined()
  expect(firstUnseen(rows, null, isOwn)).toBeUndefined()
})

test("a chat is new when neither it nor the list of all chats has shown its newest message", () => {
  const isNew = (minute: number) => hasUnseen("person:ann00000", "chat0001", key(minute).at)
  expect(isNew(9)).toBe(false)
  noteSeen("person:ann00000", "chat0001", key(2))
  expect([isNew(2), isNew(3)]).toEqual([false, true])
  noteSeen("person:ann00000", null, key(4))
  expect([isNew(4), isNew(5)]).toEqual([false, true])
})
