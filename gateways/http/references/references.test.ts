import { describe, expect, test } from "vitest"
import { boundedBy } from "./visibleTo.ts"
import { unknownItem, unknownPerson } from "./hidden.ts"
import { referencesOf } from "./references.ts"

const closed = new Map([
  ["task00closed1", ["person:ada00000"]],
  ["person:zed00000", ["chat:chat0001"]]
])
const outside = (value: unknown) => boundedBy(value, closed, ["team", "person:bo000000"])

describe("the references of a value", () => {
  test("are ids, people, chats, subjects and causes, and no words of people", () =>
    expect([
      ...referencesOf({
        id: "task0001",
        by: "person:ada00000",
        at: ["chat:chat0001", "evt.task.task0002@7", "evt.person.bo000000"],
        status: "classified",
        title: "task0003"
      })
    ]).toEqual(["task0001", "person:ada00000", "chat0001", "task0002", "person:bo000000"]))
})

describe("a value without hidden items", () => {
  test("is the value itself when nothing is closed", () => {
    const value = { links: [] }
    expect(boundedBy(value, new Map(), ["team"])).toBe(value)
  })

  test.each([
    ["a link", { links: [{ relation: "blocks", to: "task00closed1" }] }, { links: [] }],
    ["an entry of a list", { tasks: ["task00closed1", "task0001"] }, { tasks: ["task0001"] }],
    ["a row", { items: [{ id: "task00closed1", seq: 1 }] }, { items: [] }],
    [
      "a single reference",
      { items: [{ id: "m0000001", message: "task00closed1" }] },
      { items: [{ id: "m0000001", message: null }] }
    ],
    [
      "a reference that is never null",
      { origin: { is: "run", id: "task00closed1" } },
      { origin: { is: "run", id: unknownItem } }
    ],
    ["a cause", { causation: "evt.task.task00closed1@4" }, { causation: null }],
    ["a person", { actor: "person:zed00000" }, { actor: unknownPerson }],
    [
      "an event about the item",
      { items: [{ id: "3.1", event: "TaskLinked", detail: { relation: "blocks", to: "task00closed1" } }] },
      { items: [] }
    ],
    [
      "a reference of the first event",
      { items: [{ id: "3.1", event: "TaskCreated", detail: { message: "task00closed1", title: "x" } }] },
      { items: [{ id: "3.1", event: "TaskCreated", detail: { message: null, title: "x" } }] }
    ]
  ])("has no %s", (_, value, shown) => expect(outside(value)).toEqual(shown))

  test("keeps a text that is the id of a closed item, because another answer would tell that it exists", () =>
    expect(outside({ title: "task00closed1" })).toEqual({ title: "task00closed1" }))

  test("is whole for a reader who may see the items", () => {
    const value = { links: [{ relation: "blocks", to: "task00closed1" }], actor: "person:zed00000" }
    expect(boundedBy(value, closed, ["team", "person:ada00000", "chat:chat0001"])).toEqual(value)
  })
})
