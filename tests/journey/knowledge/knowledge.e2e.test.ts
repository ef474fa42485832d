/** A person turns chat into reviewed knowledge, and knowledge into tasks, through the API and with the built-in model. */
import { existsSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { AtomRow, ProposalRow, RunRow, WhyAnswer } from "../../../gateways/contract/knowledge.ts"
import {
  allRows,
  sendAccepted,
  extractAndWait,
  listProposals,
  waitForRun,
  proposalText
} from "../../support/knowledge/requests.ts"
import { runImport, meetingExport } from "../../support/import/importVerb.ts"
import { type Product, product, type SendRequest } from "../../support/product/product.ts"

let tracker: Product
let request: SendRequest
let bob: SendRequest
/** The actor of every decision in these tests. */
let ann: string
/** The proposals of the extraction before the first decision. */
let queue: ReadonlyArray<ProposalRow>

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("member", "ann"))
  bob = tracker.as(await tracker.token("member", "bob"))
  await (existsSync(meetingExport) ? runImport(tracker, meetingExport) : tracker.tt("seed"))
})
afterAll(() => tracker.remove())

const decide = (id: string, verb: string, body: unknown = {}) =>
  sendAccepted(request, `/api/proposals/${id}/${verb}`, body)
const atom = async (id: string, after = 0) => (await request("GET", `/api/atoms/${id}?after=${after}`)).body
const atomOf = (body: Awaited<ReturnType<typeof atom>>) => body["atom"] as AtomRow
/** A changed draft as a person sends it: without `wordsOf`, which the server sets. */
const worded = ({ draft: { wordsOf: _, ...draft } }: ProposalRow, change: Readonly<Record<string, string>>) => ({
  ...draft,
  ...change
})

test("an extraction proposes topics and atoms, each with verbatim quotes of messages", async () => {
  const row = await extractAndWait(request)
  // The tables have every message: an extraction waits for the messages that existed at its request.
  const messages = await allRows<MessageRow>(request, "/api/messages")
  expect(row).toMatchObject({ status: "completed", failed: 0, messages: messages.length })
  expect(row.read + row.noise).toBe(messages.length)
  queue = await listProposals(request)
  expect(queue.length).toBe(row.proposals)
  expect(queue.filter(({ draft }) => draft.kind === "topic").length).toBeGreaterThan(2)
  expect(queue.filter(({ draft }) => draft.kind === "atom").length).toBeGreaterThan(10)
  expect(queue.every(({ status, evidence }) => status === "open" && evidence.length > 0)).toBe(true)
  const said = new Map<string, MessageRow>(messages.map((message) => [message.id, message]))
  for (const quote of queue.flatMap(({ evidence }) => evidence)) {
    const message = said.get(quote.message)
    expect([message?.author, message?.text.slice(quote.start, quote.end)]).toEqual([quote.author, quote.text])
  }
})

test("each decision takes effect, is reverted and is made again, and the log names its actor", async () => {
  const atoms = queue.filter(({ draft }) => draft.kind === "atom")
  const filed = atoms.find(({ draft }) => draft.kind === "atom" && draft.topic !== null)
  const [edited, merged, rejected] = atoms.filter((each) => each !== filed)
  const topic = queue.find(({ id }) => filed?.draft.kind === "atom" && filed.draft.topic === String(id))
  if (!filed || !edited || !merged || !rejected || !topic) throw new Error("too few proposals to decide on")

  await decide(topic.id, "approve", { revision: 1 })
  const { seq } = await decide(filed.id, "approve")
  const made = await atom(filed.id, seq)
  expect(made).toMatchObject({
    atom: { status: "standing", text: proposalText(filed), topic: topic.id, createdBy: expect.any(String) },
    quotes: filed.evidence
  })
  ann = atomOf(made).createdBy
  expect((await request("POST", `/api/proposals/${topic.id}/reopen`)).body).toMatchObject({ reason: "used-since" })
  const undone = await decide(filed.id, "reopen")
  expect((await request("GET", `/api/proposals/${filed.id}?after=${undone.seq}`)).body["proposal"]).toMatchObject({
    status: "open"
  })
  expect(atomOf(await atom(filed.id)).status).toBe("archived")
  const again = await decide(filed.id, "approve")
  expect(atomOf(await atom(filed.id, again.seq))).toMatchObject({ status: "standing", number: atomOf(made).number })

  const draft = worded(edited, { text: "In ann's own words" })
  await decide(edited.id, "approve", { revision: 1, draft })
  await decide(edited.id, "reopen")
  expect((await request("POST", `/api/proposals/${edited.id}/approve`, { revision: 1 })).body).toMatchObject({
    reason: "changed-meanwhile"
  })
  const reworded = await decide(edited.id, "approve", { revision: 2 })
  expect(await atom(edited.id, reworded.seq)).toMatchObject({
    atom: { text: "In ann's own words", status: "standing" },
    quotes: edited.evidence
  })

  const both = await decide(merged.id, "merge", { into: filed.id })
  expect((await atom(filed.id, both.seq))["quotes"]).toEqual(expect.arrayContaining([...merged.evidence]))
  const one = await decide(merged.id, "reopen")
  expect(await atom(filed.id, one.seq)).toMatchObject({ atom: { proposals: [filed.id] }, quotes: filed.evidence })
  const twice = await decide(merged.id, "merge", { into: filed.id })
  expect(atomOf(await atom(filed.id, twice.seq)).proposals).toEqual([filed.id, merged.id])

  await decide(rejected.id, "reject", { reason: "noise" })
  await decide(rejected.id, "reopen")
  await decide(rejected.id, "reject", { reason: "wrong" })

  const log = await tracker.log()
  const history = (id: string) =>
    log
      .filter(({ subject, actor }) => subject === `evt.proposal.${id}` && actor === ann)
      .map(({ event }) => event.replace("Proposal", ""))
  expect(history(filed.id)).toEqual(["Approved", "Reopened", "Approved"])
  expect(history(edited.id)).toEqual(["Amended", "Approved", "Reopened", "Approved"])
  expect(history(merged.id)).toEqual(["Merged", "Reopened", "Merged"])
  expect(history(rejected.id)).toEqual(["Rejected", "Reopened", "Rejected"])
  expect(log.find(({ subject }) => subject === `evt.proposal.${filed.id}`)?.actor).toBe("reactor:extract")
  expect(log.filter(({ subject }) => subject === `evt.atom.${filed.id}`).map(({ actor }) => actor)).toEqual(
    expect.arrayContaining([ann])
  )
})

test("a run proposes tasks from approved knowledge, closes after all decisions, and each task has its reasons", async () => {
  const waiting = (await listProposals(request, "?status=open")).toReversed()
  // Some proposals stay open. The next extraction must not repeat them either.
  for (const { id } of waiting.slice(0, Math.min(50, waiting.length - 5))) await decide(id, "approve")
  const run = await sendAccepted(request, "/api/analysis/runs", { name: "What follows" })
  expect((await bob("POST", "/api/analysis/runs", { name: "Mine" })).status).toBe(409)
  await sendAccepted(request, `/api/analysis/runs/${run.id}/start`)
  const row = await waitForRun(request, run.id)
  expect(row).toMatchObject({ status: "completed", failed: 0, waiting: row.proposals })
  const found = await listProposals(request, `?origin=run&originId=${run.id}`)
  const [first, second, last, ...others] = found
  if (!first || !second || !last) throw new Error("too few tasks were proposed")
  expect(found.length).toBe(row.proposals)

  const close = () => request("POST", `/api/analysis/runs/${run.id}/close`)
  await decide(first.id, "approve")
  await decide(second.id, "approve", { draft: worded(second, { title: "As ann would say it" }) })
  for (const { id } of others) await decide(id, "reject", { reason: "noise" })
  expect((await close()).body).toMatchObject({ status: 409, reason: "proposals-waiting" })
  await decide(last.id, "approve")
  await decide(last.id, "reopen")
  expect((await close()).body).toMatchObject({ status: 409, reason: "proposals-waiting" })
  await decide(last.id, "merge", { into: first.id })
  const closed = await close()
  expect(closed.status).toBe(200)
  const { body } = await request("GET", `/api/analysis/runs/${run.id}?after=${closed.body.seq}`)
  // The row is that of the contract.
  expect((body as unknown as RunRow).verdicts).toEqual({ approved: 1, edited: 1, merged: 1, rejected: others.length })
  expect(body).toMatchObject({ status: "closed", waiting: 0 })

  const task = await request("GET", `/api/tasks/${second.id}`)
  expect(task.body).toMatchObject({ title: "As ann would say it", source: "proposal", proposal: second.id })
  const why = (await request("GET", `/api/tasks/${second.id}/why`)).body as unknown as WhyAnswer
  const steps = Object.groupBy(why.chain, ({ is }) => is)
  expect(Object.keys(steps)).toEqual(
    expect.arrayContaining(["message", "extraction", "proposal", "atom", "run", "task"])
  )
  expect(why.chain.at(-1)).toMatchObject({ is: "task", id: second.id })
  expect(steps.message?.map(({ id }) => id)).toEqual(
    expect.arrayContaining(second.evidence.map(({ message }) => message))
  )
  const log = await tracker.log()
  const by = (event: string) => log.filter((line) => line.event === event).map(({ actor }) => actor)
  expect([by("RunCreated"), by("RunStarted"), by("RunClosed")]).toEqual([[ann], [ann], [ann]])
  expect(by("RunCompleted")).toEqual(["reactor:analyse"])
  expect(log.find(({ event, subject }) => event === "TaskCreated" && subject.endsWith(second.id))?.actor).toBe(ann)
})

test("a second extraction of the same chat proposes nothing twice", async () => {
  const named = (proposal: ProposalRow) => `${proposal.draft.kind}: ${proposalText(proposal)}`
  const known = new Set(queue.map(named))
  const before = await listProposals(request)
  const row = await extractAndWait(request, { again: true })
  expect(row.read + row.noise).toBe(row.messages)
  expect(row.messages).toBeGreaterThan(100)
  const more = await listProposals(request, `?origin=extraction&originId=${row.id}`)
  expect(more.map(named).filter((text) => known.has(text))).toEqual([])
  expect(row.duplicates).toBeGreaterThan(0)
  expect((await listProposals(request)).length).toBe(before.length + more.length)
})
