import { describe, expect, test } from "vitest"
import { AtomId, MessageId, ProposalId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { at, commit, givenRows } from "../../kit/given.ts"
import { type Atom, atoms } from "./atoms.ts"
import { atomRecorded, batchFailed, batchRead, sampleRun } from "../../kit/samples.ts"
import { ada } from "../../../domain/kit/people.ts"

const given = givenRows(atoms)
const id = "atom0000"
const first = ProposalId.make(id)
const second = ProposalId.make("atom0001")
const to = AtomId.make("atom0002")
const begun = commit(1, "atom", id, atomRecorded("Postgres it is", id))
const after = (...events: ReadonlyArray<TrackerEvent>) =>
  given(begun, ...events.map((event, i) => commit(2 + i, "atom", id, event))).rows[id]

const row: Atom = {
  number: 1,
  type: "decision",
  text: "Postgres it is",
  revision: 1,
  topic: null,
  tags: ["storage"],
  links: [],
  owner: null,
  due: null,
  life: "open",
  closings: [],
  status: "standing",
  proposals: [first],
  run: null,
  failedIn: null,
  audience: team,
  createdBy: ada,
  createdAt: at(1),
  updatedAt: at(1)
}

describe("an atom", () => {
  test("has the fields of its recording", () => expect(after()).toEqual(row))

  test.each([
    [
      { _tag: "AtomRevised", wordsOf: ada, type: "risk", text: "Postgres may be slow", topic: null },
      { type: "risk", text: "Postgres may be slow", revision: 2 }
    ],
    [{ _tag: "AtomTagged", wordsOf: ada, tags: ["db"] }, { tags: ["db"] }],
    [{ _tag: "AtomLinked", relation: "solves", to }, { links: [{ relation: "solves", to }] }],
    [{ _tag: "AtomUnlinked", relation: "solves", to }, {}],
    [{ _tag: "AtomArchived" }, { status: "archived" }],
    [{ _tag: "AtomRestored" }, {}],
    [{ _tag: "AtomEvidenceAdded", proposal: second }, { proposals: [first, second] }],
    [{ _tag: "AtomEvidenceWithdrawn", proposal: first }, {}]
  ] satisfies ReadonlyArray<readonly [TrackerEvent, Partial<Atom>]>)("after %j", (event, change) =>
    expect(after(event)).toEqual({ ...row, ...change, updatedAt: at(2) })
  )

  test("loses only the link that is removed", () =>
    expect(
      after(
        { _tag: "AtomLinked", relation: "solves", to },
        { _tag: "AtomLinked", relation: "supports", to },
        { _tag: "AtomUnlinked", relation: "solves", to }
      )
    ).toMatchObject({ links: [{ relation: "supports", to }] }))
})

describe("the life of an atom", () => {
  const end = { status: "done", replacedBy: null, message: MessageId.make("said0001") } as const
  const bySecond = { ...end, proposal: second }
  const closed: TrackerEvent = { _tag: "AtomClosed", ...bySecond }
  const byPerson: TrackerEvent = { _tag: "AtomClosed", ...end, status: "withdrawn", proposal: null }

  test("is open first, and has the last end with its evidence, its person and its time", () => {
    expect(after(closed)).toEqual({
      ...row,
      life: "done",
      closings: [{ ...bySecond, by: ada, at: at(2) }],
      updatedAt: at(2)
    })
    expect(after(closed, byPerson)).toMatchObject({ life: "withdrawn", closings: [{ status: "done" }, { at: at(3) }] })
  })

  test("returns to the previous end, or to open", () => {
    const undone: TrackerEvent = { _tag: "AtomClosingWithdrawn", proposal: second }
    expect(after(closed, byPerson, undone)).toMatchObject({ life: "withdrawn" })
    expect(after(closed, undone)).toEqual({ ...row, updatedAt: at(3) })
    expect(after(closed, byPerson, { _tag: "AtomReopened" })).toMatchObject({ life: "open", closings: [] })
  })

  test("begins closed if its own proposal says so, with the owner and the due date", () => {
    const begun = { ...atomRecorded("Postgres it is", id), owner: ada, due: "2026-12-04" } as const
    const rows = given(commit(1, "atom", id, { ...begun, closing: { ...end, proposal: first } })).rows
    expect(rows[id]).toMatchObject({ life: "done", owner: ada, due: "2026-12-04", closings: [{ by: ada, at: at(1) }] })
  })
})

describe("a run that analyses an atom", () => {
  test("is stored in the row, and changes no content", () =>
    expect(given(begun, commit(7, "run", sampleRun, batchRead("batch000", [id, "unknown0"])))).toMatchObject({
      rows: { [id]: { ...row, run: sampleRun } },
      changedAt: { [id]: 7 }
    }))

  test("is stored as failed, until a run has analysed the atom", () => {
    const failed = commit(7, "run", sampleRun, batchFailed("batch000", [id], 2))
    expect(given(begun, failed).rows).toEqual({ [id]: { ...row, failedIn: `${sampleRun}@2` } })
    expect(given(begun, failed, commit(8, "run", sampleRun, batchRead("batch000", [id]))).rows).toEqual({
      [id]: { ...row, run: sampleRun }
    })
  })
})
