/** Every code of a trouble has a row in the tables of states, whose tests cause it in the real product. */
import { expect, test } from "vitest"
import { troubleCodes } from "../../../../streams/troubles.ts"
import { logStates } from "./logStates.ts"
import { tableStates } from "./tableStates.ts"

/**
 * Their own tests cause them: `streams/generations/rotation.test.ts`, `ops/erasure/eraseForgotten.int.test.ts`,
 * `tests/telegram/faults/sharedStatus.int.test.ts`, `tests/telegram/arrival/webhookStatus.int.test.ts`,
 * `gateways/telegram/rounds/runRound.test.ts`, `ops/parts/webhooks/webhookTroubles.test.ts` and
 * `ops/parts/webhooks/sourceTroubles.test.ts`.
 */
const elsewhere = [
  "bot-other-poller",
  "bot-silent",
  "bot-token-refused",
  "bot-webhook-failing",
  "bot-webhook-refused",
  "bot-work-fails",
  "erasure-waits",
  "master-key-changed",
  "master-key-changing",
  "source-full",
  "webhook-failing",
  "webhook-gone",
  "webhook-left"
]

test("every trouble has a state that causes it", () => {
  const expected = new Set([...logStates, ...tableStates].flatMap(({ reports }) => reports.map(({ code }) => code)))
  expect([...expected, ...elsewhere].toSorted()).toEqual([...troubleCodes].toSorted())
})
