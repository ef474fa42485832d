import { expect, test } from "vitest"
import { troublesOfSources } from "./sourceTroubles.ts"

test("a source that fills its share is a trouble, with its id and the number of its webhooks", () => {
  const kept = new Map([
    ["builds00", { requests: 16_000, isNearlyFull: true }],
    ["alerts00", { requests: 3, isNearlyFull: false }]
  ])
  expect(troublesOfSources(kept)).toMatchObject([
    { code: "source-full", message: expect.stringMatching(/16000.*builds00/) }
  ])
})
