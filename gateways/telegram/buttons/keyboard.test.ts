import { describe, expect, test } from "vitest"
import { appOriginOf, keyboardOf } from "./keyboard.ts"

const origin = "https://tasks.example.org"
const [privateChat, group] = [424_242, -1_001_234_567_890]
const opened = (
  url: string,
  chat: number,
  ways = { origin: appOriginOf(origin), mainAppOf: "team_bot" as string | null }
) => keyboardOf([[{ text: "Open", url }]], chat, ways).inline_keyboard[0]?.[0]

describe("a button to a task", () => {
  const url = `${origin}/tasks/Ab_9-x`

  test("opens the Mini App in a private chat", () =>
    expect(opened(url, privateChat)).toEqual({
      text: "Open",
      web_app: { url: `${origin}/app?startapp=task-Ab_9-x` }
    }))

  test("opens the main Mini App of the bot in a group, where Telegram allows no other", () =>
    expect(opened(url, group)).toEqual({ text: "Open", url: "https://t.me/team_bot?startapp=task-Ab_9-x" }))

  test("opens the browser in a group while BotFather knows no Mini App", () =>
    expect(opened(url, group, { origin, mainAppOf: null })).toEqual({ text: "Open", url }))

  test("opens the browser when the product has no https", () => {
    const plain = "http://192.168.1.4:3000"
    const ways = { origin: appOriginOf(plain), mainAppOf: "team_bot" }
    expect(opened(`${plain}/tasks/Ab`, privateChat, ways)).toEqual({ text: "Open", url: `${plain}/tasks/Ab` })
  })
})

test("a button to a proposal opens it in the Mini App", () =>
  expect(opened(`${origin}/review?proposal=p1`, privateChat)).toMatchObject({
    web_app: { url: `${origin}/app?startapp=proposal-p1` }
  }))

test.each([
  `${origin}/notifications`,
  `${origin}/tasks`,
  `${origin}/tasks/a/b`,
  `${origin}.evil.example/tasks/a`,
  "https://t.me/c/1/2"
])("a button to %s opens the browser", (url) => {
  expect(opened(url, privateChat)).toEqual({ text: "Open", url })
  expect(opened(url, group)).toEqual({ text: "Open", url })
})

test("a button with data sends it back", () =>
  expect(keyboardOf([[{ text: "Done", data: "d.1" }]], group, { origin, mainAppOf: null })).toEqual({
    inline_keyboard: [[{ text: "Done", callback_data: "d.1" }]]
  }))
