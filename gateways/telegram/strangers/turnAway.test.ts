import { expect, test } from "vitest"
import { makeAllowance } from "./turnAway.ts"

const hour = 3_600_000

test("one person gets a sentence once an hour, and a wrong code five times", () => {
  const isAllowed = makeAllowance()
  const count = (name: "stranger" | "code-unknown", now: number) =>
    Array.from({ length: 50 }, () => isAllowed(name, 1, 1, now)).filter(Boolean).length
  expect([count("stranger", 0), count("stranger", hour - 1), count("stranger", hour)]).toEqual([1, 0, 1])
  expect([count("code-unknown", 0), count("code-unknown", hour)]).toEqual([5, 5])
})

test("all strangers together get twenty answers a minute", () => {
  const isAllowed = makeAllowance()
  const count = (now: number) =>
    Array.from({ length: 500 }, (_, person) => isAllowed("stranger", person, person + now, now)).filter(Boolean).length
  expect([count(0), count(59_999), count(60_000)]).toEqual([20, 0, 20])
})
