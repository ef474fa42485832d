import { describe, expect, test } from "vitest"
import { team } from "../../../domain/values.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { at, commit, givenRows } from "../../kit/given.ts"
import { type Proposal, proposals } from "./proposals.ts"
import { draftOfAtom, atomProposed, sampleExtraction, quoteOf, sampleModel, used } from "../../kit/samples.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const given = givenRows(proposals)
const id = "atom0000"
const proposed = atomProposed("Postgres it is", ["said0000"])
const after = (...events: ReadonlyArray<TrackerEvent>) =>
  given(...[proposed, ...events].map((event, i) => commit(1 + i, "proposal", id, event))).rows[id]

const row: Proposal = {
  kind: "atom",
  draft: draftOfAtom("Postgres it is"),
  proposed: null,
  evidence: [quoteOf("said0000")],
  origin: { is: "extraction", id: sampleExtraction },
  recommendation: { is: "new", target: null, cosine: null },
  band: "new",
  score: 0.5,
  status: "open",
  revision: 1,
  until: null,
  made: null,
  into: null,
  reason: null,
  model: used,
  promptVersion: "extract.v1",
  audience: team,
  proposedAt: at(1),
  decidedBy: null,
  decidedAt: null
}
const decided = { decidedBy: ada, decidedAt: at(2) }
const until = "2026-12-01T09:00:00Z"

describe("a proposal", () => {
  test("has the fields of its event, and is open", () => expect(after()).toEqual(row))

  test("names the fallback model", () =>
    expect(
      given(commit(1, "proposal", id, { ...proposed, model: { ...sampleModel, degraded: "ollama-unreachable" } })).rows[
        id
      ]
    ).toMatchObject({ model: { degraded: "ollama-unreachable" } }))

  test("keeps the draft of the machine after edits", () =>
    expect(
      after(
        { _tag: "ProposalAmended", draft: draftOfAtom("Postgres 18") },
        { _tag: "ProposalAmended", draft: draftOfAtom("Postgres 18 it is") }
      )
    ).toEqual({
      ...row,
      draft: draftOfAtom("Postgres 18 it is"),
      proposed: draftOfAtom("Postgres it is"),
      revision: 3
    }))

  test.each([
    [
      { _tag: "ProposalApproved", made: id, edited: false },
      { status: "approved", made: id, ...decided }
    ],
    [
      { _tag: "ProposalRejected", reason: "noise" },
      { status: "rejected", reason: "noise", ...decided }
    ],
    [
      { _tag: "ProposalMerged", into: "known000" },
      { status: "merged", into: "known000", ...decided }
    ],
    [
      { _tag: "ProposalSnoozed", until },
      { status: "snoozed", until }
    ]
  ] satisfies ReadonlyArray<readonly [TrackerEvent, Partial<Proposal>]>)("after %j", (event, change) =>
    expect(after(event)).toEqual({ ...row, ...change })
  )

  test("names the person who decides, and is no longer snoozed", () =>
    expect(
      given(commit(1, "proposal", id, proposed), commit(2, "proposal", id, { _tag: "ProposalSnoozed", until }), {
        ...commit(3, "proposal", id, { _tag: "ProposalRejected", reason: null }),
        actor: bo
      }).rows[id]
    ).toEqual({ ...row, status: "rejected", decidedBy: bo, decidedAt: at(3) }))

  test("is open after a reverted decision, and keeps the id of its result", () => {
    const reopened: TrackerEvent = { _tag: "ProposalReopened" }
    expect(after({ _tag: "ProposalRejected", reason: "wrong" }, reopened)).toEqual(row)
    expect(after({ _tag: "ProposalMerged", into: "known000" }, reopened)).toEqual(row)
    expect(after({ _tag: "ProposalSnoozed", until }, reopened)).toEqual(row)
    expect(after({ _tag: "ProposalApproved", made: id, edited: false }, reopened)).toEqual({ ...row, made: id })
  })
})
