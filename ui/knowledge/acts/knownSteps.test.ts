import { describe, expect, test } from "vitest"
import type { AtomRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import { statementSteps, topicSteps } from "./knownSteps.ts"

const { close, link, reopen, revise, tag, unlink } = statementSteps
const { rename, merge } = topicSteps

// Only the fields that the steps read.
const atom = {
  id: "atom0001",
  number: 1,
  type: "decision",
  text: "Dogs are free",
  topic: "topic001",
  revision: 4,
  tags: ["dogs"],
  links: [{ relation: "supports", to: "atom0002" }],
  owner: null,
  due: null,
  closings: [{ status: "replaced", replacedBy: "atom0003", proposal: null, message: null, by: "person:a", at: "" }]
} as unknown as AtomRow
const topic = { id: "topic001", name: "Dogs", summary: "", nameRevision: 2, summaryRevision: 7 } as unknown as TopicRow

describe("a revision", () => {
  test("names the revision that the person saw, and only the fields that change besides type and text", () =>
    expect(revise(atom, { owner: null }).step.body).toEqual({
      type: "decision",
      text: "Dogs are free",
      owner: null,
      revision: 4
    }))

  test("of the text never sends the topic, which the reader may not see", () =>
    expect(revise(atom, { text: "Dogs pay" }).step.body).not.toHaveProperty("topic"))

  test("is undone by the text before, on the revision that it made", () => {
    const { step, back } = revise(atom, { text: "Dogs pay" })
    expect(step.change).toEqual({ text: "Dogs pay", revision: 5 })
    expect(back).toEqual({
      verb: "revise",
      change: { text: "Dogs are free", revision: 6 },
      body: { type: "decision", text: "Dogs are free", revision: 5 }
    })
  })

  test("that was begun on an older revision says so", () =>
    expect(revise(atom, { text: "Dogs pay" }, 3).step.body).toMatchObject({ revision: 3 }))
})

test.each([
  [
    "tag",
    tag(atom, { add: ["fares", "dogs"], remove: [] }),
    { add: ["fares", "dogs"], remove: [] },
    { add: [], remove: ["fares"] }
  ],
  ["tag", tag(atom, { add: [], remove: ["dogs"] }), { add: [], remove: ["dogs"] }, { add: ["dogs"], remove: [] }],
  ["unlink", unlink(atom, atom.links[0]!), atom.links[0], atom.links[0]],
  ["close", close("done"), { status: "done", replacedBy: null }, undefined],
  ["reopen", reopen(atom), undefined, { status: "replaced", replacedBy: "atom0003" }],
  ["rename", rename(topic, "Cats"), { name: "Cats", revision: 2 }, { name: "Dogs", revision: 3 }],
  ["describe", topicSteps.describe(topic, "All"), { summary: "All", revision: 7 }, { summary: "", revision: 8 }],
  ["merge", merge(topic.id), { into: "topic001" }, undefined]
] as const)("%s has its way back", (verb, { step, back }, there, here) => {
  expect([step.verb, step.body, back?.body]).toEqual([verb, there, here])
})

test("a link that is there already is shown once", () =>
  expect(link(atom, atom.links[0]!).step.change).toEqual({ links: atom.links }))
