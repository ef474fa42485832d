import { describe, expect, test } from "vitest"
import { makePace } from "./pace.ts"

const group = -1_000_000_000_042
const person = 42

describe("the pace", () => {
  test("is one message a second in a chat, and no chat waits for another", () => {
    const pace = makePace()
    expect(pace.wait(person, "send", 0)).toBe(0)
    pace.spend(person, "send", 0)
    expect(pace.wait(person, "edit", 300)).toBe(700)
    expect(pace.wait(group, "send", 300)).toBe(0)
    expect(pace.wait(person, "send", 1000)).toBe(0)
  })

  test("is at most 20 sends and 20 edits in any minute of a group", () => {
    const pace = makePace()
    let now = 0
    const went: Array<number> = []
    for (let i = 0; i < 45; i++) {
      now += pace.wait(group, "send", now)
      pace.spend(group, "send", now)
      went.push(now)
    }
    for (const at of went)
      expect(went.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(20)
    expect(went.at(-1)).toBe(124_000)
    expect(pace.wait(group, "edit", now + 1000)).toBe(0)
  })

  test("lets a private chat go on, a message a second", () => {
    const pace = makePace()
    for (let i = 0; i < 30; i++) pace.spend(person, "send", i * 1000)
    expect(pace.wait(person, "send", 30_000)).toBe(0)
  })
})
