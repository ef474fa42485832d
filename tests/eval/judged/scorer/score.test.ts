import { existsSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { builtinModel } from "../../../../models/builtin/builtinModel.ts"
import { differences, writeProposals } from "../compareWithScorer.ts"
import { type Item, type Labels, readJudged } from "../data.ts"
import { extractChat } from "../extraction.ts"
import type { Proposed } from "./matching.ts"
import { scoreOf } from "./score.ts"
import { sharedPart, spansOf } from "./spans.ts"

const texts = new Map([
  [1, "Bo, please grease the north winch by Friday"],
  [2, "The buoy lamp is dead"],
  [3, "No need to paint the hut"]
])
const item = (id: string, type: Item["type"], message: number, quote: string, more: Partial<Item> = {}): Item => ({
  id,
  type,
  title: id,
  weight: "must",
  status: "open",
  evidence: [{ message, quote, role: "core" }],
  ...more
})
const labels: Labels = {
  chat: "harbour",
  file: "harbour.json",
  from: 1,
  to: 3,
  messages: 3,
  language: "en",
  zone: "UTC",
  people: { user1: "Bo" },
  items: [
    item("winch", "task", 1, "grease the north winch", { owner: "user1", due: "2026-11-27" }),
    item("lamp", "problem", 2, "buoy lamp is dead", { weight: "nice", status: "done" })
  ],
  traps: [{ id: "hut", trap: "negation", looksLike: "task", evidence: [{ message: 3, quote: "paint the hut" }] }]
}
const proposed = (type: string, message: number, quote: string, more: Partial<Proposed> = {}): Proposed => ({
  kind: "atom",
  type,
  text: quote,
  evidence: [{ message, quote }],
  ...more
})
const verdicts = (...proposals: ReadonlyArray<Proposed>) =>
  scoreOf(labels, texts, proposals).judged.map(({ verdict }) => verdict)

describe("a proposal", () => {
  test("is right with the item's words and a type that fits", () =>
    expect(verdicts(proposed("requirement", 1, "please grease the north winch"))).toEqual(["right"]))

  test.each([
    ["an item's words with another type", proposed("idea", 1, "grease the north winch"), "wrong-type"],
    ["words of no item", proposed("requirement", 1, "by Friday"), "no-item"],
    ["words that are not in the message", proposed("requirement", 1, "oil the south winch"), "unlocated"],
    ["a trap's words and type", proposed("requirement", 3, "paint the hut"), "trap"],
    ["a trap's words with another type", proposed("insight", 3, "paint the hut"), "no-item"]
  ])("with %s is judged as such", (_, proposal, verdict) => expect(verdicts(proposal)).toEqual([verdict]))

  test("that repeats another one is a duplicate", () =>
    expect(verdicts(proposed("problem", 2, "The buoy lamp is dead"), proposed("risk", 2, "buoy lamp is dead"))).toEqual(
      ["right", "duplicate"]
    ))

  test("of a task and one of a statement may match the same item", () =>
    expect(
      verdicts(
        proposed("requirement", 1, "grease the north winch"),
        proposed("task", 1, "grease the north winch", { kind: "task" })
      )
    ).toEqual(["right", "right"]))

  test("outside of the stretch is ignored", () => expect(verdicts(proposed("risk", 9, "anything"))).toEqual([]))
})

test("fields are judged where the item has them, on the task if there is one", () => {
  const { shares } = scoreOf(labels, texts, [
    proposed("requirement", 1, "grease the north winch", { owner: "user2" }),
    proposed("task", 1, "grease the north winch", { kind: "task", owner: "user1", due: "2026-11-27T16:00:00Z" }),
    proposed("problem", 2, "buoy lamp is dead")
  ])
  expect(shares).toMatchObject({
    precision: [3, 3],
    recallMust: [1, 1],
    recallAll: [2, 2],
    ownerNamed: [1, 1],
    dueGiven: [1, 1],
    status: [1, 2],
    traps: [0, 1]
  })
})

describe("words", () => {
  test("are found exactly, else folded, at all places", () => {
    expect(spansOf("so it is, so it is", "it is")).toEqual([
      [3, 8],
      [13, 18]
    ])
    expect(spansOf("the  “Old   Hut”", 'old hut"')).toEqual([[6, 16]])
  })

  test("share a part of the shorter quote, and eight characters or all of the labelled one", () => {
    expect(sharedPart([0, 20], [10, 40])).toBe(0.5)
    expect(sharedPart([0, 20], [15, 40])).toBe(0)
    expect(sharedPart([3, 7], [0, 40])).toBe(1)
  })
})

const place = new URL("../../../../../shared/data/judged/", import.meta.url)
test.skipIf(!existsSync(place))("the figures are those of the data's own scorer", async () => {
  const chats = readJudged(place).chats.slice(0, 4)
  const extracted = await Effect.runPromise(Effect.forEach(chats, (chat) => extractChat(chat, builtinModel)))
  const folder = mkdtempSync(join(tmpdir(), "judged-"))
  writeProposals(extracted, folder)
  expect(differences(extracted, place, folder)).toEqual([])
})
