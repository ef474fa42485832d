/**
 * Makes the stored example of the release that `package.json` names: `node tests/upgrade/makeExample.ts`. Run it on the
 * commit of the release. It uses the sample chat and invented texts only, and never replaces an example.
 */
import { Effect } from "effect"
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { version } from "../../ops/settings/version.ts"
import { allClassified, type Product, product, type SendRequest } from "../support/product/product.ts"
import { extractAndWait, listProposals, sendAccepted, waitForRun } from "../support/knowledge/requests.ts"
import { runOperation } from "../support/product/operator.ts"
import { addEveryEvent, missingIn } from "./everyEvent.ts"
import { exampleOf } from "./examples.ts"

const { backup, masterKey } = exampleOf(version)
if (existsSync(backup)) throw new Error(`release ${version} has an example already, and an example is never changed`)

const tracker = await product()
const dataDir = join(tracker.folder, "data")
const runOne = async (operation: string, input: Readonly<Record<string, unknown>>) => {
  await runOperation(dataDir, operation, input)
}

/** A few of each: a file of the example is read by every run of the tests. */
const approved = 6

const useKnowledge = async (request: SendRequest) => {
  await extractAndWait(request)
  const decide = async (proposals: Awaited<ReturnType<typeof listProposals>>) => {
    const [first, second, ...rest] = proposals
    for (const { id } of rest.slice(0, approved)) await sendAccepted(request, `/api/proposals/${id}/approve`)
    if (second !== undefined) await sendAccepted(request, `/api/proposals/${second.id}/reject`, { reason: "noise" })
    if (first !== undefined) await sendAccepted(request, `/api/proposals/${first.id}/approve`)
  }
  for (const kind of ["topic", "atom"])
    await decide((await listProposals(request, "?status=open")).filter(({ draft }) => draft.kind === kind))
  const { id } = await sendAccepted(request, "/api/analysis/runs", { name: "The week" })
  await sendAccepted(request, `/api/analysis/runs/${id}/start`)
  await waitForRun(request, id)
  await decide(await listProposals(request, `?origin=run&originId=${id}`))
}

const useTasks = async (request: SendRequest) => {
  const task = await sendAccepted(request, "/api/tasks", {
    title: "Order the paint",
    description: "Blue, for the door"
  })
  const at = (verb: string, body?: unknown) => sendAccepted(request, `/api/tasks/${task.id}/${verb}`, body)
  await at("retitle", { title: "Order blue paint" })
  await at("prioritise", { priority: "high" })
  await at("schedule", { due: "2027-01-15" })
  await at("start")
  await at("comment", { text: "Two litres are enough" })
  await at("complete")
  await sendAccepted(request, "/api/tasks", { title: "A gift for the team", audience: "private" })
}

/** People join, become one, and are forgotten, and a message is redacted: each with its certificate. */
const usePeople = async (request: SendRequest) => {
  await tracker.link("Nina")
  await tracker.link("Nina Petrova")
  await runOne("people", { act: "merge", who: "Nina", into: "Nina Petrova" })
  await tracker.link("Otto Example")
  await runOne("forget-person", { who: "Otto Example", because: "asked for it", name: "Otto Example" })
  const { body } = await request("GET", "/api/messages?limit=1")
  await runOne("redact-message", { id: String(body.items?.[0]?.["id"]), because: "It has a password" })
}

const useProduct = async (of: Product) => {
  const request = of.as(await of.token("owner"))
  await of.tt("seed")
  await useTasks(request)
  await useKnowledge(request)
  await usePeople(request)
  await allClassified(request)
}

try {
  await tracker.start()
  await useProduct(tracker)
  const tags = new Set((await tracker.log()).map(({ event }) => event))
  const at = new Date().toISOString()
  await tracker.stop()
  await Effect.runPromise(addEveryEvent(dataDir, tags, at))
  await tracker.start()
  // An export signs every commit.
  await tracker.tt("audit", "export", "--format", "bundle")
  const missing = missingIn(new Set((await tracker.log()).map(({ event }) => event)))
  if (missing.length > 0) throw new Error(`the log has no ${missing.join(", ")}`)
  mkdirSync(dirname(backup), { recursive: true })
  console.log(await tracker.tt("backup", backup))
  console.log(await tracker.tt("doctor"))
  rmSync(join(backup, "lock"), { force: true })
  cpSync(join(dataDir, "keys", "master.key"), masterKey)
  const bytes = readdirSync(backup).reduce((sum, name) => sum + statSync(join(backup, name)).size, 0)
  console.log(`release ${version}: ${Math.round(bytes / 1000)} kB in ${backup}; commit it`)
} finally {
  await tracker.remove()
}
