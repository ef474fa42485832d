import { describe, expect, test } from "vitest"
import { type CallKind, makeRateLimit, type RateLimit } from "./rateLimit.ts"

const group = -1_000_000_000_042
const person = 42
const waitIn = (rateLimit: RateLimit, chat: number, kind: CallKind, now: number) =>
  Math.max(rateLimit.waitOfChat(chat, kind, now), rateLimit.waitOfAll(now))

describe("the rate limit", () => {
  test("allows one message a second in a chat, and no chat waits for another", () => {
    const rateLimit = makeRateLimit()
    expect(waitIn(rateLimit, person, "send", 0)).toBe(0)
    rateLimit.spend(person, "send", 0, "a")
    expect(waitIn(rateLimit, person, "edit", 300)).toBe(700)
    expect(waitIn(rateLimit, group, "send", 300)).toBe(0)
    expect(waitIn(rateLimit, person, "send", 1000)).toBe(0)
  })

  test("allows at most 20 sends and 20 edits in any minute of a group", () => {
    const rateLimit = makeRateLimit()
    let now = 0
    const sentAt: Array<number> = []
    for (let i = 0; i < 45; i++) {
      now += waitIn(rateLimit, group, "send", now)
      rateLimit.spend(group, "send", now, "a")
      sentAt.push(now)
    }
    for (const at of sentAt)
      expect(sentAt.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(20)
    expect(sentAt.at(-1)).toBe(124_000)
    expect(waitIn(rateLimit, group, "edit", now + 1000)).toBe(0)
  })

  test("has no limit a minute in a private chat", () => {
    const rateLimit = makeRateLimit()
    for (let i = 0; i < 30; i++) rateLimit.spend(person, "send", i * 1000, "a")
    expect(waitIn(rateLimit, person, "send", 30_000)).toBe(0)
  })

  test("lets a reaction pass beside a card", () => {
    const rateLimit = makeRateLimit()
    rateLimit.spend(group, "react", 0, "a")
    expect(waitIn(rateLimit, group, "send", 0)).toBe(0)
    expect(waitIn(rateLimit, group, "react", 0)).toBe(1000)
  })

  test("allows fewer than 30 calls a second in all chats together", () => {
    const rateLimit = makeRateLimit()
    for (let chat = 1; chat <= 25; chat++) {
      expect(waitIn(rateLimit, chat, "send", 100)).toBe(0)
      rateLimit.spend(chat, "send", 100, "a")
    }
    expect(waitIn(rateLimit, 99, "send", 200)).toBe(900)
    expect(waitIn(rateLimit, 99, "send", 1100)).toBe(0)
  })

  test("counts a call from its answer, because Telegram may have counted it as late as that", () => {
    const rateLimit = makeRateLimit()
    rateLimit.spend(person, "send", 0, "a")
    rateLimit.answered(person, 800, "a")
    expect(waitIn(rateLimit, person, "send", 1000)).toBe(800)
    expect(rateLimit.callsOf(person, "a", 1000)).toEqual([{ at: 800, kind: "send" }])
  })

  test("counts the calls of the former process against the limit of all chats", () => {
    const rateLimit = makeRateLimit()
    for (let chat = 1; chat <= 25; chat++) rateLimit.restore(chat, "a", [{ at: 100, kind: "send" }], 200)
    expect(waitIn(rateLimit, 99, "send", 200)).toBe(900)
  })

  test("drops stored calls of an earlier minute, and counts a stored call with a time in the future as made now", () => {
    const rateLimit = makeRateLimit()
    const [now, hour] = [7_200_000, 3_600_000]
    rateLimit.restore(person, "a", [{ at: now - hour, kind: "send" }], now)
    expect(rateLimit.callsOf(person, "a", now - hour)).toEqual([])
    for (let chat = 1; chat <= 25; chat++) rateLimit.restore(chat, "a", [{ at: now + hour, kind: "send" }], now)
    expect([waitIn(rateLimit, 1, "send", now), waitIn(rateLimit, 99, "send", now)]).toEqual([1000, 1000])
  })

  test("continues from the calls that were stored with each post, and from a flood", () => {
    const before = makeRateLimit()
    for (let i = 0; i < 20; i++) before.spend(group, "send", i * 1000, i < 10 ? "a" : "b")
    const after = makeRateLimit()
    for (const key of ["b", "a"]) after.restore(group, key, before.callsOf(group, key, 20_000), 20_000)
    expect(waitIn(after, group, "send", 20_000)).toBe(40_000)
    after.flood(person, 90_000)
    expect(waitIn(after, person, "edit", 20_000)).toBe(70_000)
    expect(after.callsOf(group, "a", 61_500).map(({ at }) => at)).toEqual([
      2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000
    ])
  })
})
