import { describe, expect, test } from "vitest"
import type { TelegramMessage } from "./update.ts"
import { intentOf } from "./intent.ts"

const me = { id: 4242, username: "tracker_bot", readsAll: true }
const ann = { id: 1, is_bot: false, first_name: "Ann" }
const bo = { id: 2, is_bot: false, first_name: "Bo" }
const tracker = { id: 4242, is_bot: true, first_name: "Tracker" }

type Some = Partial<TelegramMessage>
const privately = (text: string, more: Some = {}): TelegramMessage => ({
  message_id: 7,
  chat: { id: 1, type: "private" },
  date: 0,
  from: ann,
  ...(text === "" ? {} : { text }),
  ...more
})
const inGroup = (text: string, more: Some = {}): TelegramMessage => ({
  ...privately(text, more),
  chat: { id: -1_000_000_000_009, type: "supergroup", title: "Team" }
})
const mention = (text: string, name = "@tracker_bot"): Some => ({
  entities: [{ type: "mention", offset: text.toLowerCase().indexOf(name), length: name.length }]
})
const messageOfBo = {
  message_id: 5,
  chat: { id: -1_000_000_000_009, type: "supergroup" as const },
  date: 0,
  from: bo,
  text: "the login is broken"
}

describe("in private", () => {
  test("any text is a task", () =>
    expect(intentOf(privately("Fix it\nsoon"), me)).toMatchObject({ is: "task", words: "Fix it\nsoon" }))
  test("a caption is text", () =>
    expect(intentOf(privately("", { photo: [], caption: "This page" }), me)).toMatchObject({
      is: "task",
      words: "This page"
    }))
  test("a voice message is a task of its facts, and a reply to the bot with one is an answer", () => {
    const voice = privately("", { voice: {} })
    expect(intentOf(voice, me)).toEqual({ is: "task", source: voice, words: "" })
    const reply = { ...voice, reply_to_message: { ...messageOfBo, message_id: 6, from: tracker } }
    expect(intentOf(reply, me)).toEqual({ is: "answer", to: 6, words: "" })
  })
  test.each([{ sticker: {} }, { dice: {} }])(
    "%j may become a task by a press, and is an answer to the bot",
    (content) => {
      const message = privately("", content)
      expect(intentOf(message, me)).toEqual({ is: "task", source: message, words: "" })
      const reply = { ...message, reply_to_message: { ...messageOfBo, message_id: 6, from: tracker } }
      expect(intentOf(reply, me)).toEqual({ is: "answer", to: 6, words: "" })
    }
  )
  test("a kind of a later version is wordless, and a service message of Telegram is nothing", () => {
    expect(intentOf(privately("", {}), me)).toEqual({ is: "wordless" })
    expect(intentOf(privately("", { pinned_message: {} }), me)).toEqual({ is: "nothing" })
  })
  test("text that shows nothing is wordless only with something beside it", () => {
    expect(intentOf(privately("\u200B\u202E"), me)).toEqual({ is: "nothing" })
    expect(intentOf(privately("", { invoice: {}, caption: "\u200B" }), me)).toEqual({ is: "wordless" })
  })
  test("a question has its words, and an unknown command is one", () => {
    expect(intentOf(privately("/find the login"), me)).toEqual({ is: "query", name: "find", argument: "the login" })
    expect(intentOf(privately("/find the\u0000\ud800\nlogin"), me)).toMatchObject({ argument: "the� login" })
    expect(intentOf(privately(`/find ${"x".repeat(4000)}`), me)).toMatchObject({
      argument: expect.stringMatching(/^x{499}…$/u)
    })
    expect(intentOf(privately("/frobnicate"), me)).toEqual({ is: "unknown-command" })
  })
  test("/start has its code", () =>
    expect(intentOf(privately("/start abc-DEF"), me)).toEqual({ is: "command", name: "start", argument: "abc-DEF" }))
  test("a reply to the bot is not a task", () =>
    expect(
      intentOf(privately("done on monday", { reply_to_message: { ...messageOfBo, message_id: 6, from: tracker } }), me)
    ).toEqual({ is: "answer", to: 6, words: "done on monday" }))
})

describe("in a group", () => {
  test("plain talk is talk", () => expect(intentOf(inGroup("good morning"), me)).toEqual({ is: "talk" }))
  test("/task uses its own words", () =>
    expect(intentOf(inGroup("/task Fix @ann p1"), me)).toMatchObject({
      is: "task",
      words: "Fix @ann p1",
      source: { message_id: 7 }
    }))
  test("/task uses the words on the next line", () =>
    expect(intentOf(inGroup("/task\nFix it"), me)).toMatchObject({ is: "task", words: "Fix it" }))
  test("/task may name the bot, in any case", () =>
    expect(intentOf(inGroup("/TASK@Tracker_Bot Fix"), me)).toMatchObject({ is: "task", words: "Fix" }))
  test("/task of another bot is ignored", () =>
    expect(intentOf(inGroup("/task@other_bot Fix"), me)).toEqual({ is: "nothing" }))
  test("/task as a reply makes a task of the message that it replies to", () =>
    expect(intentOf(inGroup("/task", { reply_to_message: messageOfBo }), me)).toMatchObject({
      is: "task",
      words: "the login is broken",
      source: { message_id: 5 }
    }))
  test("/task without any words asks for them", () => {
    expect(intentOf(inGroup("/task"), me)).toEqual({ is: "task-usage" })
    expect(intentOf(inGroup("/task", { reply_to_message: { ...messageOfBo, text: "\u200B" } }), me)).toEqual({
      is: "task-usage"
    })
    expect(intentOf(inGroup("/task", { reply_to_message: { ...messageOfBo, from: tracker } }), me)).toEqual({
      is: "task-usage"
    })
  })
  test("the first message of a forum topic is not replied to", () =>
    expect(
      intentOf(
        inGroup("/task", {
          message_thread_id: 3,
          is_topic_message: true,
          reply_to_message: { ...messageOfBo, forum_topic_created: {} }
        }),
        me
      )
    ).toEqual({ is: "task-usage" }))
  test("a mention of the bot makes a task of the rest", () => {
    expect(intentOf(inGroup("hey @Tracker_Bot, fix it", mention("hey @tracker_bot, fix it")), me)).toMatchObject({
      is: "task",
      words: "hey, fix it"
    })
    expect(
      intentOf(inGroup("@tracker_bot", { ...mention("@tracker_bot"), reply_to_message: messageOfBo }), me)
    ).toMatchObject({ is: "task", words: "the login is broken" })
  })
  test("a mention at the start leaves no comma behind", () =>
    expect(intentOf(inGroup("@tracker_bot: fix  it\nnow", mention("@tracker_bot: fix  it\nnow")), me)).toMatchObject({
      is: "task",
      words: "fix it\nnow"
    }))
  test("a similar name is talk", () => {
    expect(intentOf(inGroup("@tracker_bot2 hi", mention("@tracker_bot2 hi", "@tracker_bot2")), me)).toEqual({
      is: "talk"
    })
    expect(intentOf(inGroup("mail to me@tracker_bot"), me)).toEqual({ is: "talk" })
  })
  test("an unknown command is for another bot", () =>
    expect(intentOf(inGroup("/poll lunch?"), me)).toEqual({ is: "nothing" }))
  test.each([{ photo: [] }, { poll: {} }, { checklist: {} }, { voice: {} }, { sticker: {} }])(
    "%j without words is talk",
    (content) => expect(intentOf(inGroup("", content), me)).toEqual({ is: "talk" })
  )
  test("a task keeps the addresses of its links", () => {
    const link = (offset: number) => ({
      entities: [{ type: "text_link", offset, length: 4, url: "https://pier.example" }]
    })
    const words = "read [plan](https://pier.example)"
    expect(intentOf(inGroup("/task read plan", link(11)), me)).toMatchObject({ is: "task", words })
    expect(intentOf(privately("read plan", link(5)), me)).toMatchObject({ is: "task", words })
    const replied = { ...messageOfBo, text: "read plan", ...link(5) }
    expect(intentOf(inGroup("/task", { reply_to_message: replied }), me)).toMatchObject({ is: "task", words })
    const mentioned = { entities: [...(mention("@tracker_bot read plan").entities ?? []), ...link(18).entities] }
    expect(intentOf(inGroup("@tracker_bot read plan", mentioned), me)).toMatchObject({ is: "task", words })
  })
  test("a message without words and content has no intent", () =>
    expect(intentOf(inGroup("\u200B"), me)).toEqual({ is: "nothing" }))
})

test("a post of a channel has no intent", () =>
  expect(intentOf({ ...privately("news"), chat: { id: -1_000_000_000_001, type: "channel" } }, me)).toEqual({
    is: "nothing"
  }))
