/** Each entry of work from outside gives a correlation to its log lines and commits, and some of them begin a trace. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

const root = new URL("../../../", import.meta.url)
const codeOf = (file: string) => readFileSync(new URL(file, root), "utf8")

const correlatedEntries = {
  "a request over HTTP": "gateways/http/uws/requestHandler.ts",
  "an operation of the command line": "ops/control/control.ts",
  "an update of Telegram": "gateways/telegram/inbox/turn.ts",
  "a stored webhook of a sender": "reactors/inbound/handleWebhook.ts",
  "a try of a webhook to an endpoint": "reactors/webhooks/lane/tryWebhook.ts",
  "a commit for a reactor": "streams/nats/consumers/work.ts",
  "a batch of the tables": "projections/runner/servedState.ts",
  "a commit that the database refuses": "projections/runner/batch/refusedCommits.ts",
  "the import of an uploaded file": "ops/imports/jobs.ts"
}
test.each(Object.entries(correlatedEntries))("%s has a correlation", (_, file) =>
  expect(codeOf(file)).toMatch(/[^.\w](?:correlated|withCorrelation)\(/)
)

const firstSpans = {
  "a command over HTTP": "gateways/http/api/requestCommand.ts",
  "an update of Telegram": "gateways/telegram/inbox/turn.ts",
  "a stored webhook of a sender": "reactors/inbound/handleWebhook.ts",
  "a piece of an import": "ops/verbs/import/store/storeMessages.ts"
}
test.each(Object.entries(firstSpans))("%s begins a trace", (_, file) =>
  expect(codeOf(file)).toMatch(/traced\(\{[^;]*?mayBegin: true/)
)
