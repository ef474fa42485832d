import { expect, test } from "vitest"
import { webhookTypeNames } from "../../../domain/endpoint/webhookTypes.ts"
import { asSent } from "./add/createNewWebhook.ts"
import { typeGroups, withTypes } from "./parts/typeGroups.ts"
import { redeliveryOf } from "./deliveries/SendAgain.tsx"
import { tryWords } from "./deliveries/tryWords.ts"
import { hookStateOf } from "./row/hookState.ts"
import { wordOfType, wordsOfTypes } from "./parts/typeWords.ts"

const tried = (outcome: "delivered" | "retry" | "failed") => ({
  at: "2026-11-26T10:00:00.000Z",
  outcome,
  fault: outcome === "delivered" ? null : ("timeout" as const),
  status: null
})
const hook = { state: "active" as const, failingSince: null, lastTry: tried("delivered") }

test("the newest try tells the state of an active webhook, and a day without a delivery counts more", () => {
  expect(hookStateOf(hook)).toBe("works")
  expect(hookStateOf({ ...hook, lastTry: null })).toBe("unused")
  expect(hookStateOf({ ...hook, lastTry: tried("retry") })).toBe("trying")
  expect(hookStateOf({ ...hook, lastTry: tried("failed") })).toBe("givenUp")
  expect(hookStateOf({ ...hook, failingSince: "2026-11-25T10:00:00.000Z" })).toBe("failing")
  expect(hookStateOf({ ...hook, state: "paused", lastTry: tried("retry") })).toBe("paused")
  expect(hookStateOf({ ...hook, state: "gone" })).toBe("gone")
})

test("every type is in one group and has words", () => {
  expect(typeGroups.flatMap(({ types }) => types).toSorted()).toEqual(webhookTypeNames.toSorted())
  expect(webhookTypeNames.filter((type) => wordOfType(type) === type)).toEqual([])
  expect(wordOfType("task.exploded")).toBe("task.exploded")
})

test("the chosen types name each thing once", () => {
  const tasks = webhookTypeNames.filter((type) => type.startsWith("task."))
  expect(wordsOfTypes([...tasks, "message.received", "message.edited"])).toBe("Tasks: all; Messages: received, edited")
})

test("a box of a thing adds and removes all of its types, and leaves the others", () => {
  const chosen = withTypes(["task.created", "run.closed"], ["task.created", "task.started"], true)
  expect(chosen).toEqual(["run.closed", "task.created", "task.started"])
  expect(withTypes(chosen, ["task.created", "task.started"], false)).toEqual(["run.closed"])
})

test("the request has the chosen types in the order of the vocabulary, and no types for all", () => {
  const typed = {
    name: " Builds ",
    url: " https://example.org/ ",
    kind: "standard",
    audience: "team",
    topics: null
  } as const
  expect(asSent({ ...typed, types: null })).toEqual({
    name: "Builds",
    url: "https://example.org/",
    kind: "standard",
    audience: "team"
  })
  expect(asSent({ ...typed, types: ["task.completed", "task.created"] }).types).toEqual([
    "task.created",
    "task.completed"
  ])
})

test("a range needs two positions in order, and failed events a time", () => {
  const now = Date.parse("2026-11-26T10:00:00Z")
  expect(redeliveryOf("3", "", "", now)).toEqual({ failedSince: "2026-11-23T10:00:00.000Z" })
  expect(redeliveryOf("range", "5", "9", now)).toEqual({ from: 5, to: 9 })
  for (const [from, to] of [
    ["9", "5"],
    ["", "5"],
    ["1.5", "2"],
    ["a", "b"],
    ["0", "3"]
  ] as const)
    expect(redeliveryOf("range", from, to, now)).toBe(null)
})

test("an outcome says why a try failed, and that it was the last one", () => {
  expect(tryWords({ outcome: "delivered", fault: null, status: 204 })).toBe("arrived, 204")
  expect(tryWords({ outcome: "retry", fault: "status", status: 500 })).toBe("failed: answer 500")
  expect(tryWords({ outcome: "failed", fault: "timeout", status: null })).toBe("given up: no answer in 10 seconds")
})
