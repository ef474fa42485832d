/** The suite finds faults that are put into the product on purpose: it is run on a product in which one module is replaced. */
import { expect, test } from "vitest"
import { type Plan, planOf } from "../plan.ts"
import type { SeedResult } from "../result.ts"
import { runSeed } from "../runSeed.ts"
import { startSite } from "../site.ts"

const hook = new URL("replaceModule.mjs", import.meta.url)

/** A faulty product may never recover. Milliseconds. */
const patienceMillis = 8_000

const runOn = async (module: string, mutant: string, faults: Plan["faults"]): Promise<SeedResult> => {
  hook.search = new URLSearchParams({ module, by: `tests/chaos/mutants/${mutant}` }).toString()
  const site = await startSite("embedded", {
    settings: { NODE_OPTIONS: `--import ${hook.href}` },
    proposes: false
  })
  try {
    return await runSeed({ ...planOf(1, "embedded"), faults, clients: 6, commands: 40, patienceMillis }, site)
  } finally {
    await site.installation.remove()
  }
}

test("an append that is acknowledged before it is written is found, because a kill loses it", async () => {
  const { lost } = await runOn("streams/nats/log/jetstreamStore.ts", "acknowledgeBeforeWrite.ts", [
    "kill-everything",
    "kill-everything"
  ])
  expect(lost).not.toEqual([])
})

test("a feed that skips by what it delivered before is found, because a kill leaves rows out", async () => {
  const { differing } = await runOn("streams/nats/log/jetstreamFeed.ts", "skipByHighWaterMark.ts", [
    "kill-everything",
    "kill-everything"
  ])
  expect(differing).not.toEqual([])
})

test("an announcement before the transaction is found, because a client sees a row that the table does not have", async () => {
  const { wrong } = await runOn("projections/database/database.ts", "announceBeforeCommit.ts", ["kill-log"])
  expect(wrong.filter((sentence) => sentence.includes("to a socket"))).not.toEqual([])
})
