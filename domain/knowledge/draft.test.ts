import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { Draft } from "./draft.ts"
import { AtomId, TopicId } from "../ids.ts"
import { atomDraft, taskDraft, topicDraft } from "../kit/knowledgeSamples.ts"

const decode = Schema.decodeUnknownSync(Draft)
/** `because`: the wrong field, or a part of the error message. */
const refuses = (draft: object, because: string) => expect(() => decode(draft)).toThrow(because)
const ids = (count: number) => Array.from({ length: count }, (_, i) => `known${String(i).padStart(4, "0")}`)

describe("a draft", () => {
  test.each([topicDraft, atomDraft, taskDraft])("of a $kind is decoded as that kind", (draft) =>
    expect(decode(draft)).toEqual(draft)
  )

  test("of an unknown kind is refused", () => {
    refuses({ ...topicDraft, kind: "person" }, "Expected {")
    const { kind: _, ...none } = topicDraft
    refuses(none, "Expected {")
  })

  test.each([topicDraft, atomDraft, taskDraft])("of a $kind names the author of its words", (draft) => {
    refuses({ ...draft, wordsOf: null }, "wordsOf")
    refuses({ ...draft, wordsOf: "ada" }, "must be kind:id")
  })
})

describe("a topic's draft", () => {
  test.each(["", " ", "\u200b", "x".repeat(121)])("cannot have the name %j", (name) =>
    refuses({ ...topicDraft, name }, "name")
  )
  test("has a clean name", () =>
    expect(decode({ ...topicDraft, name: "two\nlines, pay \u202einvoice" })).toMatchObject({
      name: "two lines, pay invoice"
    }))
  test("may have an empty summary", () =>
    expect(decode({ ...topicDraft, name: "x".repeat(120), summary: "" })).toMatchObject({ summary: "" }))
  test("has a summary of limited length", () =>
    refuses({ ...topicDraft, summary: "x".repeat(2_001) }, "at most 2000 characters"))
})

describe("an atom's draft", () => {
  test.each(["", "\n", "x".repeat(1_001)])("cannot have the text %j", (text) => refuses({ ...atomDraft, text }, "text"))
  test("may name a topic that is only proposed", () =>
    expect(decode({ ...atomDraft, topic: TopicId.make("propose1") })).toMatchObject({ topic: "propose1" }))
  test("has one of the known types", () => refuses({ ...atomDraft, type: "promise" }, "type"))
  test("has at most 12 tags of 60 characters, none of them blank", () => {
    expect(decode({ ...atomDraft, tags: Array.from({ length: 12 }, () => "x".repeat(60)) })).toMatchObject({
      kind: "atom"
    })
    refuses({ ...atomDraft, tags: Array.from({ length: 13 }, () => "tls") }, "at most 12")
    refuses({ ...atomDraft, tags: ["x".repeat(61)] }, "at most 60 characters")
    refuses({ ...atomDraft, tags: ["  "] }, "must not be blank")
  })
})

describe("a task's draft", () => {
  test("may omit the assignee and the due date, and nothing else", () => {
    expect(decode({ ...taskDraft, assignee: null, due: null })).toMatchObject({ assignee: null, due: null })
    refuses({ ...taskDraft, priority: null }, "priority")
    refuses({ ...taskDraft, category: null }, "category")
  })
  test("is due on a day that exists", () => refuses({ ...taskDraft, due: "2026-02-30" }, "must be a day that exists"))
  test("has a title of limited length, on one line", () => {
    refuses({ ...taskDraft, title: "" }, "must not be blank")
    refuses({ ...taskDraft, title: "x".repeat(301) }, "at most 300 characters")
  })
  test("is based on at most 40 atoms and 12 topics", () => {
    const atoms = ids(40).map((id) => AtomId.make(id))
    const topics = ids(12).map((id) => TopicId.make(id))
    expect(decode({ ...taskDraft, atoms, topics })).toEqual({ ...taskDraft, atoms, topics })
    refuses({ ...taskDraft, atoms: ids(41) }, "at most 40")
    refuses({ ...taskDraft, topics: ids(13) }, "at most 12")
  })
})
