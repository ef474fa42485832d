/** Proposals, knowledge and tasks from a private message are visible only to those who may see the message. */
import { afterAll, beforeAll, expect, test } from "vitest"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { allRows, sendAccepted, extractAndWait, listProposals, waitForRun } from "../../support/knowledge/requests.ts"
import { type Product, product, type SendRequest, waitUntil } from "../../support/product/product.ts"
import { everyTask, followLive, type WindowClient } from "../../support/product/windowClient.ts"

let tracker: Product
let ann: SendRequest
let bob: SendRequest
let sockets: ReadonlyArray<WindowClient>
/** The windows of each of bob's sockets. */
const followed: ReadonlyArray<ReadonlyArray<string>> = [
  ["proposals:open", "proposals:decided,before,newest,200"],
  ["atoms"],
  everyTask
]

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  ann = tracker.as(await tracker.token("member", "ann"))
  const bobsToken = await tracker.token("owner", "bob")
  bob = tracker.as(bobsToken)
  await sendAccepted(ann, "/api/messages", {
    text: "[ACTION] ann to order the rhinoceros costume for bob's party by Friday",
    audience: "private"
  })
  await sendAccepted(ann, "/api/messages", { text: "[ACTION] bob to repaint the harbour gate before the regatta" })
  await sendAccepted(bob, "/api/messages", { text: "[AGREED] we moor the ferry at pier four from now on" })
  sockets = await Promise.all(followed.map((windows) => followLive(tracker.origin, bobsToken, windows)))
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  await tracker.remove()
})

const secret = /rhinoceros|costume/
const anns = async () => (await listProposals(ann)).filter((each) => secret.test(JSON.stringify(each)))

/** Checks that no read of bob, and no frame on his sockets, contains the secret. */
const hiddenFromBob = async (ids: ReadonlyArray<string>) => {
  for (const path of ["proposals", "topics", "atoms", "tasks", "readings", "messages", "extractions"]) {
    const rows = JSON.stringify(await allRows(bob, `/api/${path}`))
    expect(rows).not.toMatch(secret)
    for (const id of ids) expect(rows).not.toContain(id)
  }
  for (const q of ["rhinoceros", "rinoceros", "costume for a party"])
    expect(JSON.stringify((await bob("GET", `/api/search?q=${encodeURIComponent(q)}`)).body)).not.toMatch(secret)
  const near = await bob("GET", "/api/similar?text=order%20the%20rhinoceros%20costume&limit=50")
  expect(near.status).toBe(200)
  expect(JSON.stringify(near.body)).not.toMatch(secret)
  for (const id of ids) {
    for (const path of ["proposals", "atoms", "topics", "tasks"])
      expect((await bob("GET", `/api/${path}/${id}`)).status).toBe(404)
    expect((await bob("GET", `/api/similar?kind=proposal&id=${id}`)).status).toBe(404)
    const guess = await bob("POST", "/api/proposals/aaaaaaaaaaaaaaaaaaaa/approve", {})
    expect(guess.status).toBe(404)
    for (const verb of ["approve", "reject", "reopen"])
      expect(await bob("POST", `/api/proposals/${id}/${verb}`, {})).toEqual(guess)
  }
  const frames = sockets.flatMap((socket) => socket.texts).join()
  expect(frames).not.toMatch(secret)
  for (const id of ids) expect(frames).not.toContain(id)
}

test("an extraction that another person requests does not read the private message", async () => {
  const row = await extractAndWait(bob)
  expect(row).toMatchObject({ status: "completed", messages: 2 })
  expect((await listProposals(bob)).length).toBeGreaterThan(0)
  expect(await anns()).toEqual([])
  const readings = await allRows<{ readonly message: string }>(ann, "/api/readings")
  expect(readings).toHaveLength(2)
})

test("an extraction that the owner requests reads it, and only the owner sees its proposals", async () => {
  expect(await extractAndWait(ann)).toMatchObject({ status: "completed", messages: 1, read: 1 })
  const mine = await anns()
  expect(mine.some(({ draft }) => draft.kind === "atom")).toBe(true)
  expect(mine.every(({ audience, evidence }) => audience !== "team" && evidence.length > 0)).toBe(true)
  await hiddenFromBob(mine.map(({ id }) => id))
})

test("the approved atom and the task from it stay private, and another person's run does not use the atom", async () => {
  const mine = await anns()
  const approve = async (rows: ReadonlyArray<ProposalRow>) => {
    for (const { id } of rows) await sendAccepted(ann, `/api/proposals/${id}/approve`)
  }
  await approve(mine.filter(({ draft }) => draft.kind === "topic"))
  await approve(mine.filter(({ draft }) => draft.kind === "atom"))

  const analyse = async (by: SendRequest) => {
    const { id } = await sendAccepted(by, "/api/analysis/runs", { name: "What follows" })
    await sendAccepted(by, `/api/analysis/runs/${id}/start`)
    return waitForRun(by, id)
  }
  const bobs = await analyse(bob)
  expect(bobs).toMatchObject({ status: "completed", atoms: 0, proposals: 0 })
  await sendAccepted(bob, `/api/analysis/runs/${bobs.id}/close`)

  expect(await analyse(ann)).toMatchObject({ status: "completed", atoms: mine.filter(isAtom).length })
  const tasks = await listProposals(ann, "?kind=task")
  expect(tasks.length).toBeGreaterThan(0)
  await approve(tasks)
  // A search has no position to wait for.
  await waitUntil(
    async () => ((await ann("GET", "/api/search?q=rhinoceros")).body["hits"] ?? []) as ReadonlyArray<{ kind: string }>,
    (hits) => ["atom", "task"].every((kind) => hits.some((hit) => hit.kind === kind))
  )
  // The last rows on each of bob's sockets are newer than all private changes.
  const open = (await listProposals(bob, "?status=open")).filter(isAtom).map((each) => String(each.id))
  expect(open.length).toBeGreaterThan(0)
  for (const id of open) await sendAccepted(bob, `/api/proposals/${id}/approve`)
  const { id } = await sendAccepted(bob, "/api/tasks", { title: "Something for everybody" })
  const last = [open, open, [id]]
  await Promise.all(
    sockets.map((socket, i) => socket.when(() => (last[i] ?? []).every((each) => isDecided(socket, each, i))))
  )
  await hiddenFromBob([...mine, ...tasks].map((each) => each.id))
})

const isAtom = ({ draft }: ProposalRow) => draft.kind === "atom"
/** A proposal exists before its decision, so it must be in the window of decided ones. The other rows are new. */
const isDecided = (socket: WindowClient, id: string, place: number) =>
  place > 0 ? socket.rows().has(id) : socket.rowsIn("proposals:decided,before,newest,200").some((row) => row.id === id)
