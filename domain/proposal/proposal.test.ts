import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { RunId } from "../ids.ts"
import { atomDraft, plainProposal, taskDraft, topicDraft } from "../kit/knowledgeSamples.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, proposal } from "./proposal.ts"
import { ada } from "../kit/people.ts"

const given = givenFor(proposal)
const after = (...events: ReadonlyArray<Event>) => events.reduce(proposal.evolve, proposal.initial)

const propose: Command = { _tag: "ProposeAtom", ...plainProposal, draft: atomDraft }
const proposed: Event = { _tag: "AtomProposed", ...plainProposal, draft: atomDraft }
const sharper = { ...atomDraft, wordsOf: ada, text: "The TLS certificate expires on Friday" }
const amended: Event = { _tag: "ProposalAmended", draft: sharper }
const approve = (revision: number, made = "atom0001"): Command => ({ _tag: "ApproveProposal", revision, made })
const approved: Event = { _tag: "ProposalApproved", made: "atom0001", edited: false }
const reject: Command = { _tag: "RejectProposal", reason: "noise" }
const rejected: Event = { _tag: "ProposalRejected", reason: "noise" }
const merge = (into: string): Command => ({ _tag: "MergeProposal", into })
const merged: Event = { _tag: "ProposalMerged", into: "atom0002" }
const snooze = (until: string): Command => ({ _tag: "SnoozeProposal", until })
const snoozed: Event = { _tag: "ProposalSnoozed", until: "2026-11-30T09:00:00Z" }
const reopen: Command = { _tag: "ReopenProposal" }
const reopened: Event = { _tag: "ProposalReopened" }

describe("a proposal", () => {
  test("of a topic, an atom or a task is created, and is open", () => {
    const run = { ...plainProposal, origin: { is: "run", id: RunId.make("run00001") } } as const
    given()
      .when({ _tag: "ProposeTopic", ...plainProposal, draft: topicDraft })
      .records({ _tag: "TopicProposed", ...plainProposal, draft: topicDraft })
    given().when(propose).records(proposed)
    given()
      .when({ _tag: "ProposeTask", ...run, draft: taskDraft })
      .records({ _tag: "TaskProposed", ...run, draft: taskDraft })
    expect(after(proposed)).toEqual({
      is: "open",
      draft: atomDraft,
      revision: 1,
      audience: "team",
      origin: plainProposal.origin,
      until: null,
      made: null,
      into: null,
      reason: null
    })
  })

  test("found a second time records nothing, also with another text or by another kind of run", () => {
    given(proposed).when(propose).recordsNothing()
    given(proposed)
      .when({ _tag: "ProposeTopic", ...plainProposal, draft: topicDraft })
      .recordsNothing()
  })

  test("found again after its decision records nothing", () => {
    given(proposed, rejected).when(propose).recordsNothing()
    given(proposed, approved).when(propose).recordsNothing()
  })

  keepsItsProperties(
    proposal,
    { Command, Event },
    [propose],
    [propose, approve(1), reopen],
    [propose, { _tag: "AmendProposal", revision: 1, draft: sharper }]
  )
})

describe("editing a proposal", () => {
  test("changes the draft of the revision that the person saw", () =>
    given(proposed).when({ _tag: "AmendProposal", revision: 1, draft: sharper }).records(amended))

  test("raises the revision", () =>
    expect(after(proposed, amended)).toMatchObject({ is: "open", revision: 2, draft: sharper }))

  test("to its own content records nothing, also with an older revision", () => {
    given(proposed).when({ _tag: "AmendProposal", revision: 1, draft: atomDraft }).recordsNothing()
    given(proposed, amended).when({ _tag: "AmendProposal", revision: 1, draft: sharper }).recordsNothing()
  })

  test("with the same fields in another order records nothing", () => {
    const { tags, ...rest } = atomDraft
    given(proposed)
      .when({ _tag: "AmendProposal", revision: 1, draft: { tags, ...rest } })
      .recordsNothing()
  })

  test("is recorded when only the tags differ", () => {
    const draft = { ...atomDraft, tags: ["tls", "ops"] }
    given(proposed).when({ _tag: "AmendProposal", revision: 1, draft }).records({ _tag: "ProposalAmended", draft })
  })

  test("is refused after another person has edited it", () =>
    given(proposed, amended)
      .when({ _tag: "AmendProposal", revision: 1, draft: { ...sharper, text: "Something else" } })
      .refuses({
        because: "changed-meanwhile",
        versions: { revision: 2, current: sharper, yours: { ...sharper, text: "Something else" } }
      }))

  test("cannot change its kind", () =>
    given(proposed).when({ _tag: "AmendProposal", revision: 1, draft: taskDraft }).refuses({ because: "another-kind" }))

  test("does not end a snooze", () => {
    given(proposed, snoozed).when({ _tag: "AmendProposal", revision: 1, draft: sharper }).records(amended)
    expect(after(proposed, snoozed, amended)).toMatchObject({ is: "snoozed", until: "2026-11-30T09:00:00Z" })
  })
})

describe("approving a proposal", () => {
  test("records what it made", () => {
    given(proposed).when(approve(1)).records(approved)
    expect(after(proposed, approved)).toMatchObject({ is: "approved", made: "atom0001" })
  })

  test("records that a person had edited it", () =>
    given(proposed, amended)
      .when(approve(2))
      .records({ ...approved, edited: true }))

  test("is refused for another revision than the one that the person saw", () => {
    given(proposed, amended)
      .when(approve(1))
      .refuses({ because: "changed-meanwhile", versions: { revision: 2, current: sharper } })
    given(proposed).when(approve(2)).refuses({ because: "changed-meanwhile" })
  })

  test("twice records nothing the second time", () => {
    given(proposed, approved).when(approve(1)).recordsNothing()
    given(proposed, approved).when(approve(1, "atom0009")).recordsNothing()
  })

  test("ends a snooze", () => {
    given(proposed, snoozed).when(approve(1)).records(approved)
    expect(after(proposed, snoozed, approved)).toMatchObject({ is: "approved", until: null })
  })
})

describe("rejecting a proposal", () => {
  test("records the reason, or that none was given", () => {
    given(proposed).when(reject).records(rejected)
    given(proposed).when({ _tag: "RejectProposal", reason: null }).records({ _tag: "ProposalRejected", reason: null })
  })

  test("twice with the same reason, or with none, records nothing the second time", () => {
    given(proposed, rejected).when(reject).recordsNothing()
    given(proposed, { ...rejected, reason: null })
      .when({ _tag: "RejectProposal", reason: null })
      .recordsNothing()
  })

  test("with another reason is refused until the first decision is taken back", () => {
    const wrong: Command = { _tag: "RejectProposal", reason: "wrong" }
    given(proposed, rejected).when(wrong).refuses({ because: "already-rejected" })
    given(proposed, rejected).when({ _tag: "RejectProposal", reason: null }).refuses({ because: "already-rejected" })
    given(proposed, rejected, reopened)
      .when(wrong)
      .records({ ...rejected, reason: "wrong" })
    expect(after(proposed, rejected)).toMatchObject({ reason: "noise" })
    expect(after(proposed, rejected, reopened)).toMatchObject({ reason: null })
  })

  test("ends a snooze", () => {
    given(proposed, snoozed).when(reject).records(rejected)
    expect(after(proposed, snoozed, rejected)).toMatchObject({ is: "rejected", until: null })
  })
})

describe("merging a proposal", () => {
  test("records the target", () => {
    given(proposed).when(merge("atom0002")).records(merged)
    expect(after(proposed, merged)).toMatchObject({ is: "merged", into: "atom0002", made: null })
  })

  test("twice into the same target records nothing the second time", () =>
    given(proposed, merged).when(merge("atom0002")).recordsNothing())

  test("into another target is refused until the first merge is taken back", () => {
    given(proposed, merged).when(merge("atom0003")).refuses({ because: "merged-elsewhere" })
    given(proposed, merged, reopened)
      .when(merge("atom0003"))
      .records({ ...merged, into: "atom0003" })
  })

  test("ends a snooze", () => {
    given(proposed, snoozed).when(merge("atom0002")).records(merged)
    expect(after(proposed, snoozed, merged)).toMatchObject({ is: "merged", until: null })
  })
})

describe("a snooze", () => {
  test("lasts until the named time", () => {
    given(proposed).when(snooze("2026-11-30T09:00:00Z")).records(snoozed)
    expect(after(proposed, snoozed)).toMatchObject({ is: "snoozed", until: "2026-11-30T09:00:00Z" })
  })

  test("until the same time records nothing, and until another time is a new snooze", () => {
    given(proposed, snoozed).when(snooze("2026-11-30T09:00:00Z")).recordsNothing()
    given(proposed, snoozed)
      .when(snooze("2026-12-01T09:00:00Z"))
      .records({ _tag: "ProposalSnoozed", until: "2026-12-01T09:00:00Z" })
  })

  test("ends when the proposal is reopened, and may then start again", () => {
    given(proposed, snoozed).when(reopen).records(reopened)
    expect(after(proposed, snoozed, reopened)).toMatchObject({ is: "open", until: null })
    given(proposed, snoozed, reopened).when(snooze("2026-11-30T09:00:00Z")).records(snoozed)
  })
})

describe("reverting a decision", () => {
  test.each([approved, rejected, merged])("opens the proposal again after $_tag", (decided) => {
    given(proposed, decided).when(reopen).records(reopened)
    expect(after(proposed, decided, reopened)).toMatchObject({ is: "open", into: null, until: null })
  })

  test("twice records nothing the second time", () => {
    given(proposed).when(reopen).recordsNothing()
    given(proposed, approved, reopened).when(reopen).recordsNothing()
  })

  test("keeps what the approval made, so that a second approval restores it", () => {
    expect(after(proposed, approved, reopened)).toMatchObject({ is: "open", made: "atom0001" })
    expect(after(proposed, approved, reopened, merged, reopened)).toMatchObject({ is: "open", made: "atom0001" })
    given(proposed, approved, reopened).when(approve(1)).records(approved)
  })

  test("keeps the edits", () => {
    expect(after(proposed, amended, approved, reopened)).toMatchObject({ revision: 2, draft: sharper })
    given(proposed, approved, reopened, amended)
      .when(approve(2))
      .records({ ...approved, edited: true })
  })

  test("allows every other decision", () => {
    given(proposed, rejected, reopened).when(approve(1)).records(approved)
    given(proposed, approved, reopened).when(reject).records(rejected)
    given(proposed, rejected, reopened).when(merge("atom0002")).records(merged)
  })
})

const decisions: ReadonlyArray<Command> = [
  { _tag: "AmendProposal", revision: 1, draft: sharper },
  approve(1),
  reject,
  merge("atom0002"),
  snooze("2026-11-30T09:00:00Z")
]

test.each([...decisions, reopen])("$_tag is refused when there is no proposal", (command) =>
  given().when(command).refuses({ because: "not-found" })
)

describe.each([
  { decided: approved, its: "ApproveProposal", because: "already-approved" },
  { decided: rejected, its: "RejectProposal", because: "already-rejected" },
  { decided: merged, its: "MergeProposal", because: "already-merged" }
] as const)("after $decided._tag", ({ decided, its, because }) => {
  test.each(decisions.filter(({ _tag }) => _tag !== its))("$_tag is refused", (command) =>
    given(proposed, decided).when(command).refuses({ because })
  )
})
