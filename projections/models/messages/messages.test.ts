import { describe, expect, test } from "vitest"
import { ChatId, MessageId, TaskId } from "../../../domain/ids.ts"
import type { Event } from "../../../domain/message/message.ts"
import type { Event as TaskEvent } from "../../../domain/task/task.ts"
import { Audience, team } from "../../../domain/values.ts"
import { commit, givenRows } from "../../kit/given.ts"
import { messages } from "./messages.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const given = givenRows(messages)
const id = MessageId.make("said0000")
const on = (seq: number, ...events: ReadonlyArray<Event>) => commit(seq, "message", id, ...events)
const received: Event = {
  _tag: "MessageReceived",
  source: "telegram",
  chat: ChatId.make("chat0000"),
  author: bo,
  text: "The login is broken",
  sentAt: "2026-11-24T09:00:00Z",
  replyTo: MessageId.make("before00"),
  thread: "7",
  audience: Audience.make("chat:chat0000")
}
const row = {
  chat: ChatId.make("chat0000"),
  author: bo,
  text: "The login is broken",
  sentAt: "2026-11-24T09:00:00.000Z",
  source: "telegram",
  replyTo: MessageId.make("before00"),
  thread: "7",
  edited: false,
  redacted: false,
  audience: Audience.make("chat:chat0000"),
  broughtBy: null,
  bot: false,
  tasks: [],
  files: [],
  album: null
} as const
const taskOf = (seq: number, task: string, message: string | null) => {
  const event: TaskEvent = {
    _tag: "TaskCreated",
    wordsOf: ada,
    title: "Fix the login",
    description: "",
    audience: team,
    message: message === null ? null : MessageId.make(message),
    priority: null,
    category: null,
    assignee: null,
    due: null
  }
  return commit(seq, "task", task, event)
}

describe("the messages", () => {
  test("hold the exact text and all fields of each message", () =>
    expect(given(on(1, received)).rows).toEqual({ [id]: row }))

  test("list the kind and size of each file, and lose them with the text", () => {
    const files = JSON.stringify([
      { kind: "photo", id: "AgAC", unique: "AQAD", size: 1200 },
      { kind: "voice", id: "AwAC", unique: "AgAD" }
    ])
    const shown = [
      { kind: "photo", size: 1200 },
      { kind: "voice", size: null }
    ]
    expect(given(on(1, { ...received, files })).rows).toEqual({ [id]: { ...row, files: shown } })
    expect(given(on(1, { ...received, files }), on(2, { _tag: "MessageRedacted" })).rows).toEqual({
      [id]: { ...row, text: "", redacted: true }
    })
  })

  test("name who brought forwarded words, and say that a bot wrote them", () =>
    expect(given(on(1, { ...received, broughtBy: ada, bot: true })).rows).toEqual({
      [id]: { ...row, broughtBy: ada, bot: true }
    }))

  test.each([
    ["2026-11-24T09:00:00Z", "2026-11-24T09:00:00.000Z"],
    ["2026-11-24T09:00:00.5Z", "2026-11-24T09:00:00.500Z"],
    ["2026-11-24T09:00:00.123Z", "2026-11-24T09:00:00.123Z"]
  ])("give the time %s the one form whose order is the order of time", (sentAt, kept) =>
    expect(given(on(1, { ...received, sentAt })).rows[id]).toMatchObject({ sentAt: kept })
  )

  test("show the edited text and mark the message as edited", () =>
    expect(
      given(
        on(1, received),
        on(2, { _tag: "MessageEdited", author: bo, text: "Mended", editedAt: "2026-11-24T09:05:00Z" })
      ).rows
    ).toEqual({ [id]: { ...row, text: "Mended", edited: true } }))

  test("keep the row of a redacted message without its text", () =>
    expect(
      given(
        on(1, received),
        on(2, { _tag: "MessageEdited", author: bo, text: "A secret", editedAt: "2026-11-24T09:05:00Z" }),
        on(3, { _tag: "MessageRedacted" })
      ).rows
    ).toEqual({ [id]: { ...row, text: "", edited: true, redacted: true } }))

  test("list the tasks that were made from them, oldest first", () =>
    expect(
      given(on(1, received), taskOf(2, "task0002", id), taskOf(3, "task0001", id), taskOf(4, "task0003", null)).rows
    ).toEqual({
      [id]: { ...row, tasks: [TaskId.make("task0002"), TaskId.make("task0001")] }
    }))

  test("rise in position when a task is made from them", () =>
    expect(given(on(1, received), taskOf(2, "task0002", id)).changedAt).toEqual({ [id]: 2 }))

  test("never leave their audience", () =>
    expect(given(on(1, received), taskOf(2, "task0002", id), on(3, { _tag: "MessageRedacted" })).left).toEqual([]))

  test("are not changed by events of an unknown message", () => {
    expect(given(on(1, { _tag: "MessageRedacted" })).rows).toEqual({})
    expect(
      given(on(1, { _tag: "MessageEdited", author: bo, text: "Mended", editedAt: "2026-11-24T09:05:00Z" })).rows
    ).toEqual({})
    expect(given(taskOf(1, "task0002", id)).rows).toEqual({})
  })
})
