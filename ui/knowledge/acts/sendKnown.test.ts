import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { clearToasts, undoNewest } from "../../parts/toast/toast.tsx"
import { statementSteps } from "./knownSteps.ts"
import { type KnownPort, sendKnown } from "./sendKnown.ts"

const { archive, revise, tag } = statementSteps
// Only the fields that the commands read.
const first = { id: "atom0001", number: 1, type: "idea", text: "A", revision: 1, tags: [], status: "standing" }
let row: AtomRow
const sent: Array<readonly [string, unknown]> = []
/** The numbers of the requests that are refused because another person has changed the text. */
let conflicts: ReadonlyArray<number> = []
const port: KnownPort<AtomRow> = {
  shown: () => row,
  act: async (_, change, request) => {
    row = { ...row, ...change }
    return await request()
  }
}
const settled = async () => {
  for (let i = 0; i < 30; i++) await Promise.resolve()
}
beforeEach(() => {
  sent.length = 0
  conflicts = []
  row = first as unknown as AtomRow
  vi.stubGlobal("fetch", (path: string, { body }: { readonly body?: string }) => {
    sent.push([path.replace("/api/atoms/atom0001/", ""), body === undefined ? undefined : JSON.parse(body)])
    const refused = conflicts.includes(sent.length)
    const conflict = { type: "/problems/conflict", title: "", status: 409, detail: "", reason: "changed-meanwhile" }
    const answer = refused ? conflict : { id: "atom0001", seq: sent.length }
    return Promise.resolve(new Response(JSON.stringify(answer), { status: refused ? 409 : 200 }))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  clearToasts()
})

test("a command is undone by the one that leads back", async () => {
  await sendKnown("atom", port, row, archive)
  undoNewest()
  await vi.waitFor(() => expect(sent.map(([verb]) => verb)).toEqual(["archive", "restore"]))
  expect(row.status).toBe("standing")
})

test("an undo asks before it overwrites what another person has set since", async () => {
  await sendKnown("atom", port, row, archive)
  row = { ...row, status: "standing" }
  undoNewest()
  await settled()
  expect(sent).toHaveLength(1)
  undoNewest()
  await vi.waitFor(() => expect(sent[1]?.[0]).toBe("restore"))
})

test("the undo of a tag keeps the tag that another person has added since", async () => {
  await sendKnown("atom", port, row, tag(row, { add: ["dogs"], remove: [] }))
  row = { ...row, tags: ["dogs", "cats"] }
  undoNewest()
  await vi.waitFor(() => expect(sent[1]).toEqual(["tag", { add: [], remove: ["dogs"] }]))
})

test("an undo of a text asks when the server has a version that the page has not heard of", async () => {
  await sendKnown("atom", port, row, revise(row, { text: "B" }))
  conflicts = [2]
  undoNewest()
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  await settled()
  expect(sent[1]).toEqual(["revise", { type: "idea", text: "A", revision: 2 }])
  undoNewest()
  await vi.waitFor(() => expect(sent[2]).toEqual(["revise", { type: "idea", text: "A" }]))
})

test("a command that was refused has nothing to undo", async () => {
  await sendKnown("atom", { ...port, act: () => Promise.resolve(null) }, row, archive)
  expect(undoNewest()).toBe(false)
})
