import { expect, test } from "vitest"
import { type BotHealth, healthText } from "./healthText.ts"

const style = { language: "en", zone: "UTC", now: Date.parse("2026-11-27T12:00:00Z") } as const
const calm: BotHealth = { connected: true, waiting: 0, floodedUntil: 0, unreachable: 0, groups: [] }
const linesOf = (health: Partial<BotHealth>) => healthText({ ...calm, ...health }, style).split("\n")

test("the way of the updates is named", () => {
  expect(linesOf({ mode: "polling" })[1]).toBe("Updates: I poll Telegram for them")
  expect(linesOf({ mode: "webhook" })[1]).toBe("Updates: Telegram sends them to the webhook")
})

test("the last error of the webhook has its time and the sentence of Telegram", () => {
  const lastError = { at: "2026-11-27T11:50:00Z", message: "Connection timed out" }
  const line = linesOf({ mode: "webhook", lastError })[2]
  expect(line).toContain("11:50")
  expect(line).toContain("Connection timed out")
})

test("work that fails is named, and a line of one kind hides none of another", () => {
  const failing = [{ name: "digests", since: "2026-11-27T11:00:00Z" }] as const
  expect(linesOf({ failing })).toContain("Some of my work fails now. The page System of the tracker says which.")
  expect(linesOf({ failing, mode: "polling", unreachable: 2, groups: ["Design", "Sales"] })).toHaveLength(8)
})
