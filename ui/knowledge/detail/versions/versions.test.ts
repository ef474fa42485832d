import { expect, test } from "vitest"
import type { ActivityRow } from "../../../../gateways/contract.ts"
import { versionsOf } from "./versions.ts"

// Only the fields that versions are made of.
const event = (event: string, detail: object = {}) =>
  ({ event, detail, actor: "person:ann00000", at: "2026-11-24T09:00:00Z" }) as unknown as ActivityRow

test("a statement has a version for each text, the newest first", () => {
  const items = [
    event("AtomRecorded", { text: "Dogs are free" }),
    event("AtomTagged", { tags: ["dogs"] }),
    event("AtomRevised", { text: "Dogs are free", type: "risk" }),
    event("AtomRevised", { text: "Dogs pay 4 €" })
  ]
  expect(versionsOf(items, 3)).toMatchObject([
    { n: 3, text: "Dogs pay 4 €", before: "Dogs are free" },
    { n: 1, text: "Dogs are free", before: null }
  ])
})

test("versions have their numbers also while the earlier events are not loaded", () =>
  expect(versionsOf([event("AtomRevised", { text: "B" }), event("AtomRevised", { text: "C" })], 9)).toMatchObject([
    { n: 9, text: "C", before: "B" },
    { n: 8, text: "B", before: null }
  ]))
