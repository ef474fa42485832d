import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { Command, Event, message, Text } from "./message.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { team } from "../values.ts"
import { ada } from "../kit/people.ts"

const given = givenFor(message)
const said = {
  source: "telegram",
  chat: null,
  author: ada,
  text: "Login fails on Safari",
  sentAt: "2026-11-20T09:00:00Z",
  replyTo: null,
  thread: null,
  audience: team
} as const
const received: Event = { _tag: "MessageReceived", ...said }
const edit = (text: string, minute: number) => ({ text, editedAt: `2026-11-20T09:0${minute}:00Z` })
const edited = (text: string, minute: number): Event => ({ _tag: "MessageEdited", author: ada, ...edit(text, minute) })
const redacted: Event = { _tag: "MessageRedacted", author: ada }
const certificate = {
  position: 9,
  proposals: [],
  tasks: 1,
  knowledge: 0,
  vectors: 1,
  snapshots: 0,
  posts: 0,
  tables: 9
}

describe("a message", () => {
  test("is received", () =>
    given()
      .when({ _tag: "ReceiveMessage", ...said })
      .records(received))

  test("received twice records nothing the second time", () =>
    given(received)
      .when({ _tag: "ReceiveMessage", ...said })
      .recordsNothing())

  test("that was received live is not changed by a later import", () =>
    given(received, edited("Login fails on Safari 26", 1))
      .when({ _tag: "ReceiveMessage", ...said, source: "import" })
      .recordsNothing())

  test("is edited by its author", () =>
    given(received)
      .when({ _tag: "EditMessage", ...edit("Login fails on Safari 26", 1) })
      .records(edited("Login fails on Safari 26", 1)))

  test("edited twice to the same text records nothing the second time", () =>
    given(received, edited("new", 1))
      .when({ _tag: "EditMessage", ...edit("new", 1) })
      .recordsNothing())

  test("edited to its own text records nothing", () =>
    given(received)
      .when({ _tag: "EditMessage", ...edit(said.text, 1) })
      .recordsNothing())

  test("keeps its newest text when an older edit arrives late", () =>
    given(received, edited("newest", 2))
      .when({ _tag: "EditMessage", ...edit("older", 1) })
      .recordsNothing())

  test("takes each newer edit", () =>
    given(received, edited("first", 1))
      .when({ _tag: "EditMessage", ...edit("second", 2) })
      .records(edited("second", 2)))

  test("compares the times of edits, not their spelling", () =>
    given(received, { _tag: "MessageEdited", author: ada, text: "newest", editedAt: "2026-11-20T09:01:00Z" })
      .when({ _tag: "EditMessage", text: "same moment", editedAt: "2026-11-20T09:01:00.000Z" })
      .recordsNothing())

  test("that was received after an edit takes only later edits", () => {
    const late: Event = { _tag: "MessageReceived", ...said, editedAt: "2026-11-20T09:02:00Z" }
    given(late)
      .when({ _tag: "EditMessage", ...edit("older", 1) })
      .recordsNothing()
    given(late)
      .when({ _tag: "EditMessage", ...edit("newer", 3) })
      .records(edited("newer", 3))
  })

  test("that was never received cannot be edited", () =>
    given()
      .when({ _tag: "EditMessage", ...edit("new", 1) })
      .refuses({ because: "not-found" }))

  test("is redacted", () => given(received).when({ _tag: "RedactMessage" }).records(redacted))

  test("redacted twice records nothing the second time", () =>
    given(received, redacted).when({ _tag: "RedactMessage" }).recordsNothing())

  test("keeps who redacted it, and why", () => {
    const asked = { by: ada, because: "It has a password" }
    given(received)
      .when({ _tag: "RedactMessage", ...asked })
      .records({ ...redacted, ...asked })
  })

  test("has one certificate of its erasure, and none before it is redacted", () => {
    const record: Command = { _tag: "RecordRedaction", ...certificate }
    given(received).when(record).refuses({ because: "not-redacted" })
    given(received, redacted)
      .when(record)
      .records({ _tag: "MessageErased", ...certificate })
    given(received, redacted, { _tag: "MessageErased", ...certificate })
      .when(record)
      .recordsNothing()
  })

  test("that was never received cannot be redacted", () =>
    given().when({ _tag: "RedactMessage" }).refuses({ because: "not-found" }))

  test("cannot be edited after it was redacted", () =>
    given(received, redacted)
      .when({ _tag: "EditMessage", ...edit("back", 1) })
      .refuses({ because: "redacted" }))

  test("is not restored by an import after it was redacted", () =>
    given(received, redacted)
      .when({ _tag: "ReceiveMessage", ...said, source: "import" })
      .recordsNothing())

  test("has no text in the state after it was redacted", () =>
    expect([received, redacted].reduce(message.evolve, message.initial)).toEqual({
      is: "redacted",
      audience: team,
      erased: false
    }))

  keepsItsProperties(message, { Command, Event })
})

describe("the text of a message", () => {
  test.each(["", "right-to-left \u202e stays", "a\tb\r\nc", "👩🏽‍💻", "a".repeat(40_000)])(
    "is stored unchanged: %j",
    (text) => expect(Schema.is(Text)(text)).toBe(true)
  )

  test.each([
    ["a NUL, which no table can hold", "a\0b", "NUL"],
    ["half of a surrogate pair", "a\ud83d", "well-formed"],
    ["more than 40,000 characters", "a".repeat(100_000), "at most 40000"]
  ])("is refused with %s", (_, text, because) =>
    expect(() => Schema.decodeUnknownSync(Schema.toType(Text))(text)).toThrow(because)
  )
})
