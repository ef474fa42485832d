import { describe, expect, test } from "vitest"
import { makeRateLimit } from "./rateLimit.ts"

const group = -1_000_000_000_042
const person = 42

describe("the rate limit", () => {
  test("allows one message a second in a chat, and no chat waits for another", () => {
    const rateLimit = makeRateLimit()
    expect(rateLimit.wait(person, "send", 0)).toBe(0)
    rateLimit.spend(person, "send", 0)
    expect(rateLimit.wait(person, "edit", 300)).toBe(700)
    expect(rateLimit.wait(group, "send", 300)).toBe(0)
    expect(rateLimit.wait(person, "send", 1000)).toBe(0)
  })

  test("allows at most 20 sends and 20 edits in any minute of a group", () => {
    const rateLimit = makeRateLimit()
    let now = 0
    const sentAt: Array<number> = []
    for (let i = 0; i < 45; i++) {
      now += rateLimit.wait(group, "send", now)
      rateLimit.spend(group, "send", now)
      sentAt.push(now)
    }
    for (const at of sentAt)
      expect(sentAt.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(20)
    expect(sentAt.at(-1)).toBe(124_000)
    expect(rateLimit.wait(group, "edit", now + 1000)).toBe(0)
  })

  test("has no limit a minute in a private chat", () => {
    const rateLimit = makeRateLimit()
    for (let i = 0; i < 30; i++) rateLimit.spend(person, "send", i * 1000)
    expect(rateLimit.wait(person, "send", 30_000)).toBe(0)
  })
})
