import { describe, expect, test } from "vitest"
import type { Message } from "./update.ts"
import { askOf } from "./ask.ts"

const me = { id: 4242, username: "tracker_bot" }
const ann = { id: 1, is_bot: false, first_name: "Ann" }
const bo = { id: 2, is_bot: false, first_name: "Bo" }
const tracker = { id: 4242, is_bot: true, first_name: "Tracker" }

type Some = Partial<Message>
const privately = (text: string, more: Some = {}): Message => ({
  message_id: 7,
  chat: { id: 1, type: "private" },
  date: 0,
  from: ann,
  ...(text === "" ? {} : { text }),
  ...more
})
const inGroup = (text: string, more: Some = {}): Message => ({
  ...privately(text, more),
  chat: { id: -1_000_000_000_009, type: "supergroup", title: "Team" }
})
const mention = (text: string, name = "@tracker_bot"): Some => ({
  entities: [{ type: "mention", offset: text.toLowerCase().indexOf(name), length: name.length }]
})
const saidByBo = {
  message_id: 5,
  chat: { id: -1_000_000_000_009, type: "supergroup" as const },
  date: 0,
  from: bo,
  text: "the login is broken"
}

describe("in private", () => {
  test("any text is a task", () =>
    expect(askOf(privately("Fix it\nsoon"), me)).toMatchObject({ is: "task", words: "Fix it\nsoon" }))
  test("a caption is text", () =>
    expect(askOf(privately("", { photo: [], caption: "This page" }), me)).toMatchObject({
      is: "task",
      words: "This page"
    }))
  test("a voice message is wordless", () => expect(askOf(privately("", { voice: {} }), me)).toEqual({ is: "wordless" }))
  test("text that shows nothing is wordless only with something beside it", () => {
    expect(askOf(privately("\u200B\u202E"), me)).toEqual({ is: "nothing" })
    expect(askOf(privately("", { sticker: {}, caption: "\u200B" }), me)).toEqual({ is: "wordless" })
  })
  test("a command that we do not know asks for help", () =>
    expect(askOf(privately("/my"), me)).toEqual({ is: "command", name: "help", argument: "" }))
  test("/start brings its code", () =>
    expect(askOf(privately("/start abc-DEF"), me)).toEqual({ is: "command", name: "start", argument: "abc-DEF" }))
  test("an answer to the bot is no task", () =>
    expect(
      askOf(privately("done on monday", { reply_to_message: { ...saidByBo, message_id: 6, from: tracker } }), me)
    ).toEqual({ is: "answer", to: 6, words: "done on monday" }))
})

describe("in a group", () => {
  test("plain talk is talk", () => expect(askOf(inGroup("good morning"), me)).toEqual({ is: "talk" }))
  test("/task takes its own words", () =>
    expect(askOf(inGroup("/task Fix @ann p1"), me)).toMatchObject({
      is: "task",
      words: "Fix @ann p1",
      source: { message_id: 7 }
    }))
  test("/task takes words on the next line", () =>
    expect(askOf(inGroup("/task\nFix it"), me)).toMatchObject({ is: "task", words: "Fix it" }))
  test("/task is addressed by name, in any letters", () =>
    expect(askOf(inGroup("/TASK@Tracker_Bot Fix"), me)).toMatchObject({ is: "task", words: "Fix" }))
  test("another bot's /task is not ours", () =>
    expect(askOf(inGroup("/task@other_bot Fix"), me)).toEqual({ is: "nothing" }))
  test("/task as an answer makes a task of what it answers", () =>
    expect(askOf(inGroup("/task", { reply_to_message: saidByBo }), me)).toMatchObject({
      is: "task",
      words: "the login is broken",
      source: { message_id: 5 }
    }))
  test("/task of nothing asks what to do", () => {
    expect(askOf(inGroup("/task"), me)).toEqual({ is: "task-usage" })
    expect(askOf(inGroup("/task", { reply_to_message: { ...saidByBo, text: "\u200B" } }), me)).toEqual({
      is: "task-usage"
    })
    expect(askOf(inGroup("/task", { reply_to_message: { ...saidByBo, from: tracker } }), me)).toEqual({
      is: "task-usage"
    })
  })
  test("the message that began a topic is no answer", () =>
    expect(
      askOf(
        inGroup("/task", {
          message_thread_id: 3,
          is_topic_message: true,
          reply_to_message: { ...saidByBo, forum_topic_created: {} }
        }),
        me
      )
    ).toEqual({ is: "task-usage" }))
  test("naming the bot makes a task of the rest", () => {
    expect(askOf(inGroup("hey @Tracker_Bot, fix it", mention("hey @tracker_bot, fix it")), me)).toMatchObject({
      is: "task",
      words: "hey, fix it"
    })
    expect(
      askOf(inGroup("@tracker_bot", { ...mention("@tracker_bot"), reply_to_message: saidByBo }), me)
    ).toMatchObject({ is: "task", words: "the login is broken" })
  })
  test("naming it first leaves no comma behind", () =>
    expect(askOf(inGroup("@tracker_bot: fix  it\nnow", mention("@tracker_bot: fix  it\nnow")), me)).toMatchObject({
      is: "task",
      words: "fix it\nnow"
    }))
  test("a name that only looks like the bot's is talk", () => {
    expect(askOf(inGroup("@tracker_bot2 hi", mention("@tracker_bot2 hi", "@tracker_bot2")), me)).toEqual({ is: "talk" })
    expect(askOf(inGroup("mail to me@tracker_bot"), me)).toEqual({ is: "talk" })
  })
  test("a command that we do not know is somebody else's", () =>
    expect(askOf(inGroup("/poll lunch?"), me)).toEqual({ is: "nothing" }))
  test("a picture without words is nothing", () =>
    expect(askOf(inGroup("", { photo: [] }), me)).toEqual({ is: "nothing" }))
})

test("a channel's post is nothing", () =>
  expect(askOf({ ...privately("news"), chat: { id: -1_000_000_000_001, type: "channel" } }, me)).toEqual({
    is: "nothing"
  }))
