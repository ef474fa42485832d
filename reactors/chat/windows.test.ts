import { describe, expect, test } from "vitest"
import { Audience } from "../../domain/values.ts"
import { chatMessage } from "../kit/sampleChat.ts"
import { cutText, messagesToRead, splitWindow, windowsOf } from "./windows.ts"

const thread = (from: number, minutes: ReadonlyArray<number>, more: Parameters<typeof chatMessage>[4] = {}) => ({
  messages: minutes.map((minute, i) => chatMessage(from + i, "ann", minute, "ten chars.", more))
})
const steady = (count: number, start = 0) => Array.from({ length: count }, (_, i) => start + i)
const sizes = (windows: ReturnType<typeof windowsOf>) => windows.map((window) => messagesToRead(window).length)
const readIn = (windows: ReturnType<typeof windowsOf>) => windows.flatMap(messagesToRead)

test("short threads share a window, in the order of time", () => {
  const [late, early] = [thread(10, [5, 7]), thread(20, [0, 6])]
  const [window, ...more] = windowsOf([late, early])
  expect(more).toEqual([])
  const minutes = window?.messages.map(({ at }) => new Date(at).getUTCMinutes())
  expect(minutes).toEqual([0, 5, 6, 7])
  expect(window?.threads).toEqual([early.messages, late.messages])
})

test("no window exceeds the limits of messages and characters, and no message is lost", () => {
  const threads = [thread(0, steady(95)), thread(100, steady(30, 200)), thread(200, steady(11, 300))]
  const windows = windowsOf(threads)
  expect(Math.max(...sizes(windows))).toBeLessThanOrEqual(40)
  expect(readIn(windows)).toHaveLength(136)
  const small = windowsOf(threads, { mostCharacters: 100 })
  expect(Math.max(...sizes(small))).toBeLessThanOrEqual(10)
  expect(readIn(small)).toHaveLength(136)
})

test("a long thread is cut at a long silence, otherwise at the longest pause near its middle", () => {
  expect(sizes(windowsOf([thread(0, [0, ...steady(40, 100)])]))).toEqual([1, 40])
  expect(sizes(windowsOf([thread(0, [0, ...steady(20, 10), ...steady(21, 35)])]))).toEqual([21, 21])
})

test("chats and audiences have separate windows, even within a thread", () => {
  const own = { audience: Audience.make("person:ann00000") }
  const mixed = { messages: [...thread(0, [0]).messages, ...thread(1, [1], own).messages] }
  expect(sizes(windowsOf([mixed, thread(2, [2], own), thread(3, [3], { chat: null })]))).toEqual([1, 2, 1])
})

test("a message that is too long has a window of its own", () => {
  const long = {
    messages: [chatMessage(1, "ann", 0), chatMessage(2, "ann", 1, "x".repeat(30_000)), chatMessage(3, "ann", 2)]
  }
  expect(sizes(windowsOf([long]))).toEqual([1, 1, 1])
})

test("equal messages have an equal key, and other messages another one", () => {
  const key = (...from: ReadonlyArray<number>) => windowsOf(from.map((each) => thread(each, [each])))[0]?.key
  expect(key(1, 2)).toBe(key(1, 2))
  expect(key(1, 2)).not.toBe(key(1, 3))
  expect(key(1)).toMatch(/^[a-z0-9]{26}$/u)
})

const noWindow = { key: "", messages: [], context: new Set<never>(), threads: [] }

describe("a window that is too long for a model", () => {
  const only = (minutes: ReadonlyArray<number>) => windowsOf([thread(0, minutes)])[0] ?? noWindow

  test("is halved at the longest pause near the middle", () => {
    const window = only([0, 20, 21, 22, 30, 31, 32, 33])
    const halves = splitWindow(window) ?? []
    expect(sizes(halves)).toEqual([4, 4])
    expect(readIn(halves)).toEqual(window.messages)
    expect(new Set([window.key, ...halves.map(({ key }) => key)]).size).toBe(3)
  })

  test("can be halved until one message is left", () => {
    expect(sizes(splitWindow(only([0, 1])) ?? [])).toEqual([1, 1])
    expect(splitWindow(only([0]))).toBeNull()
  })
})

describe("around the messages to read", () => {
  const windows = windowsOf([thread(0, steady(60))], {
    skipped: thread(100, [10.5, 45.5]).messages,
    before: thread(200, [-9, -8, -7, -6, -5, -4]).messages
  })

  test("a window shows the five messages before it, and those that were skipped", () => {
    const contexts = windows.map(({ messages, context }) => messages.flatMap(({ id }) => (context.has(id) ? [id] : [])))
    const [first, second] = windows
    expect(windows).toHaveLength(2)
    expect(contexts[0]).toHaveLength(6)
    expect(first?.messages.slice(0, 5).map(({ id }) => id)).toEqual(contexts[0]?.slice(0, 5))
    expect(second?.messages.slice(0, 5)).toEqual(first?.messages.slice(-5))
    expect(second?.context.size).toBe(6)
  })

  test("no window goes back in time, and its key follows from the messages to read alone", () => {
    for (const { messages } of windows) {
      const times = messages.map(({ at }) => Date.parse(at))
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
    expect(windows.map(({ key }) => key)).toEqual(windowsOf([thread(0, steady(60))]).map(({ key }) => key))
  })

  test("the messages of bots are context, and alone make no window", () => {
    const bot = thread(300, [1, 2], { bot: true })
    expect(windowsOf([bot])).toEqual([])
    const [window] = windowsOf([bot, thread(0, [0, 3])])
    expect(window?.messages).toHaveLength(4)
    expect([...(window?.context ?? [])]).toEqual(bot.messages.map(({ id }) => id))
  })

  test("halves of a window keep its context", () => {
    const [first, second] = splitWindow(windows[0] ?? noWindow) ?? [noWindow, noWindow]
    expect(first.messages.slice(0, 5)).toEqual(windows[0]?.messages.slice(0, 5))
    expect(second.messages.slice(0, 5)).toEqual(first.messages.slice(-5))
    expect(readIn([first, second])).toEqual(readIn(windows.slice(0, 1)))
  })
})

test("a cut goes through as few conversations as possible", () => {
  const [talk, other] = [thread(0, steady(21)), thread(50, steady(21, 21))]
  const ends = windowsOf([talk, other]).map((window) => messagesToRead(window).at(-1)?.id)
  expect(ends).toEqual([talk.messages.at(-1)?.id, other.messages.at(-1)?.id])
})

describe("a text is cut", () => {
  test("only when it is too long", () => expect(cutText("short", 5)).toBe("short"))

  test("never within a grapheme", () => {
    expect(cutText("ab👍🏽c", 5)).toBe("ab")
    expect(cutText("ab👩‍👩‍👧c", 9)).toBe("ab")
    expect(cutText("abe\u0301c", 3)).toBe("ab")
    expect(cutText("a".repeat(100) + "👍", 101)).toBe("a".repeat(100))
  })

  test("within a pile of combining marks, if there is no other place", () => {
    const cut = cutText(`e${"\u0301".repeat(30_000)}`, 1_000)
    expect(cut).toHaveLength(1_000)
    expect(cutText("👍".repeat(20_000), 12_001).isWellFormed()).toBe(true)
  })
})
