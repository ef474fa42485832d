import { describe, expect, test } from "vitest"
import { makeRateLimit, type PacedKind, type RateLimit } from "./rateLimit.ts"

const group = -1_000_000_000_042
const person = 42

/** Counts a call that is answered at once. */
const spend = (limit: RateLimit, chat: number, kind: PacedKind, now: number) =>
  limit.end(limit.begin(chat, kind, now), now)

const waitIn = (limit: RateLimit, chat: number, kind: PacedKind, now: number) =>
  Math.max(
    limit.waitOfChat(chat, kind, now),
    limit.waitOfAll(now),
    kind === "find" || kind === "search" ? limit.waitOfProbes(now) : 0
  )

describe("the rate limit", () => {
  test("allows one message a second in a chat, and no chat waits for another", () => {
    const limit = makeRateLimit()
    expect(waitIn(limit, person, "send", 0)).toBe(0)
    spend(limit, person, "send", 0)
    expect(waitIn(limit, person, "edit", 300)).toBe(700)
    expect(waitIn(limit, group, "send", 300)).toBe(0)
    expect(waitIn(limit, person, "send", 1000)).toBe(0)
  })

  test("allows at most 20 sends and 20 edits in any minute of a group", () => {
    const limit = makeRateLimit()
    let now = 0
    const sentAt: Array<number> = []
    for (let i = 0; i < 45; i++) {
      now += waitIn(limit, group, "send", now)
      spend(limit, group, "send", now)
      sentAt.push(now)
    }
    for (const at of sentAt)
      expect(sentAt.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(20)
    expect(sentAt.at(-1)).toBe(124_000)
    expect(waitIn(limit, group, "edit", now + 1000)).toBe(0)
  })

  test("has no limit a minute in a private chat", () => {
    const limit = makeRateLimit()
    for (let i = 0; i < 30; i++) spend(limit, person, "send", i * 1000)
    expect(waitIn(limit, person, "send", 30_000)).toBe(0)
  })

  test("lets a reaction pass beside a card", () => {
    const limit = makeRateLimit()
    spend(limit, group, "react", 0)
    expect(waitIn(limit, group, "send", 0)).toBe(0)
    expect(waitIn(limit, group, "react", 0)).toBe(1000)
  })

  test("allows fewer than 30 calls a second in all chats together", () => {
    const limit = makeRateLimit()
    for (let chat = 1; chat <= 25; chat++) {
      expect(waitIn(limit, chat, "send", 100)).toBe(0)
      spend(limit, chat, "send", 100)
    }
    expect(waitIn(limit, 99, "send", 200)).toBe(900)
    expect(waitIn(limit, 99, "send", 1100)).toBe(0)
  })

  test("lets searches in many chats use a part of the limit only", () => {
    const limit = makeRateLimit()
    for (let chat = 1; chat <= 15; chat++) {
      expect(waitIn(limit, chat, "find", 100)).toBe(0)
      spend(limit, chat, "find", 100)
    }
    expect(waitIn(limit, 99, "find", 200)).toBe(900)
    expect(waitIn(limit, 99, "edit", 200)).toBe(0)
    expect(limit.callsOf(1, 200)).toEqual([{ at: 100, kind: "edit" }])
    expect(waitIn(limit, 99, "find", 1100)).toBe(0)
  })

  test("counts a call from its answer, because Telegram may have counted it as late as that", () => {
    const limit = makeRateLimit()
    limit.end(limit.begin(person, "send", 0), 800)
    expect(waitIn(limit, person, "send", 1000)).toBe(800)
    expect(limit.callsOf(person, 1000)).toEqual([{ at: 800, kind: "send" }])
  })

  test("lets other chats wait while 25 calls have no answer, and no longer than two seconds and one", () => {
    const limit = makeRateLimit()
    const calls = Array.from({ length: 25 }, (_, n) => limit.begin(n + 1, "send", 0))
    expect([1000, 1500, 2999].map((now) => waitIn(limit, 99, "send", now) > 0)).toEqual([true, true, true])
    expect(waitIn(limit, 99, "send", 3000)).toBe(0)
    for (const call of calls) limit.end(call, 2900)
    expect(waitIn(limit, 99, "send", 3000)).toBe(900)
  })

  test("counts the calls of the former process against the limit of all chats", () => {
    const limit = makeRateLimit()
    for (let chat = 1; chat <= 25; chat++) limit.restoreForAll([{ at: 100, kind: "send" }], 200)
    expect(waitIn(limit, 99, "send", 200)).toBe(900)
  })

  test("continues from the calls of the former process in a chat, and from a flood", () => {
    const before = makeRateLimit()
    for (let i = 0; i < 20; i++) spend(before, group, "send", i * 1000)
    const after = makeRateLimit()
    after.restore(group, before.callsOf(group, 20_000))
    expect(waitIn(after, group, "send", 20_000)).toBe(40_000)
    after.flood(person, 90_000)
    expect(waitIn(after, person, "edit", 20_000)).toBe(70_000)
    expect(after.callsOf(group, 61_500).map(({ at }) => at)).toEqual(
      Array.from({ length: 18 }, (_, i) => (i + 2) * 1000)
    )
  })
})
