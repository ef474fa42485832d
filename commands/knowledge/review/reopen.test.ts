/** Merges and other decisions, and how they are taken back, with the log in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { Audience } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { tags, send } from "../../kit/onTeam.ts"
import { closeRun } from "../runs.ts"
import {
  as,
  analyseActor,
  sceneAtomDraft,
  head,
  lastOf,
  onKnowledge,
  proposeAtom,
  proposeTask,
  proposeTopic,
  since,
  sceneTaskDraft,
  theRun,
  uses
} from "../../kit/scene.ts"
import { UsesUnknown, Uses } from "../uses.ts"
import { amend } from "./amend.ts"
import { approve } from "./approve.ts"
import { merge } from "./merge.ts"
import { reject, snooze } from "./reject.ts"
import { reopen } from "./reopen.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const { wordsOf: _, ...task } = sceneTaskDraft

describe("reverting an approval", () => {
  test(
    "withdraws what it made, and a second approval restores it with the draft's present content",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        yield* approve(as(ada, "k1"), "task0001", {})
        const made = yield* head
        const undone = yield* reopen(as(bo, "k2"), "task0001")
        expect(yield* since(made)).toEqual([
          "task.task0001 TaskWithdrawn …",
          `run.${theRun} RunProposalReopened …`,
          "proposal.task0001 ProposalReopened"
        ])
        expect(yield* reopen(as(bo, "k2"), "task0001")).toEqual(undone)
        yield* amend(as(bo, "k3"), "task0001", {
          draft: { ...task, title: "Another title", atoms: [] }
        })
        const amended = yield* head
        yield* approve(as(bo, "k4"), "task0001", {})
        expect(yield* lastOf("task", "task0001")).toMatchObject({ _tag: "TaskRestored", atoms: [], topics: [] })
        expect(yield* since(amended)).toEqual([
          "task.task0001 TaskRetitled TaskRestored …",
          `run.${theRun} RunProposalSettled …`,
          "proposal.task0001 ProposalApproved"
        ])
        expect(yield* reopen(as(bo, "k2"), "task0001")).toEqual(undone)
      })
    )
  )
  test(
    "archives a topic and an atom, and restores them with the second approval",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTopic(bus, "topic001")
        yield* proposeAtom(bus, "atom0001")
        for (const id of ["topic001", "atom0001"]) {
          yield* approve(as(ada, "k1"), id, {})
          yield* reopen(as(ada, "k2"), id)
          yield* approve(as(ada, "k3"), id, {})
        }
        expect(yield* tags(subjectOf("topic", "topic001"))).toEqual(["TopicCreated", "TopicArchived", "TopicRestored"])
        expect(yield* tags(subjectOf("atom", "atom0001"))).toEqual(["AtomRecorded", "AtomArchived", "AtomRestored"])
      })
    )
  )
  test(
    "is refused after a person changed it, when another item refers to it, and while the read models are unavailable",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        yield* approve(as(ada, "k1"), "task0001", {})
        yield* send(bus, bo, "k2", { _tag: "StartTask" }, subjectOf("task", "task0001"))
        yield* proposeTopic(bus, "topic001")
        yield* approve(as(ada, "k1"), "topic001", {})
        const before = yield* head
        expect(yield* Effect.flip(reopen(as(ada, "k3"), "task0001"))).toMatchObject({
          _tag: "TaskRefused",
          because: "used-since"
        })
        uses.set("topic topic001", 1)
        expect(yield* Effect.flip(reopen(as(ada, "k3"), "topic001"))).toMatchObject({
          _tag: "TopicRefused",
          because: "used-since"
        })
        const blind = Uses.of({ of: () => Effect.fail(new UsesUnknown()) })
        expect(yield* Effect.flip(Effect.provideService(reopen(as(ada, "k3"), "topic001"), Uses, blind))).toMatchObject(
          { _tag: "UsesUnknown" }
        )
        expect(yield* head).toBe(before)
        uses.clear()
        yield* reopen(as(ada, "k3"), "topic001")
        expect(yield* lastOf("topic", "topic001")).toMatchObject({ _tag: "TopicArchived" })
      })
    )
  )
  test(
    "is refused when the run has been closed with its score",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        yield* approve(as(ada, "k1"), "task0001", {})
        yield* bus.send(as(analyseActor, "done"), {
          subject: subjectOf("run", theRun),
          command: { _tag: "CompleteRun" }
        })
        yield* closeRun(as(ada, "k2"), theRun)
        expect(yield* Effect.flip(reopen(as(ada, "k3"), "task0001"))).toMatchObject({
          _tag: "RunRefused",
          because: "closed"
        })
        expect(yield* lastOf("task", "task0001")).toMatchObject({ _tag: "TaskCreated" })
      })
    )
  )
})

describe("a merge", () => {
  test(
    "adds the evidence to the target, and taking the merge back withdraws the evidence",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001")
        yield* proposeAtom(bus, "atom0002")
        yield* approve(as(ada, "k1"), "atom0001", {})
        const before = yield* head
        const merged = yield* merge(as(ada, "k2"), "atom0002", { into: "atom0001" })
        const undone = yield* reopen(as(bo, "k3"), "atom0002")
        expect(yield* since(before)).toEqual([
          "atom.atom0001 AtomEvidenceAdded …",
          "proposal.atom0002 ProposalMerged",
          "atom.atom0001 AtomEvidenceWithdrawn …",
          "proposal.atom0002 ProposalReopened"
        ])
        expect(yield* merge(as(ada, "k2"), "atom0002", { into: "atom0001" })).toEqual(merged)
        expect(yield* head).toBe(undone.seq)
        yield* approve(as(ada, "k4"), "atom0002", {})
        expect(yield* lastOf("atom", "atom0002")).toMatchObject({ _tag: "AtomRecorded", text: sceneAtomDraft.text })
      })
    )
  )
  test(
    "of a task adds the atoms that it is based on, and settles it with its run",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        yield* proposeTask(bus, "task0002")
        yield* approve(as(ada, "k"), "task0001", {})
        yield* merge(as(ada, "k"), "task0002", { into: "task0001" })
        expect(yield* lastOf("task", "task0001")).toMatchObject({ proposal: "task0002", atoms: ["atom0001"] })
        expect(yield* lastOf("run", theRun)).toMatchObject({ proposal: "task0002", verdict: "merged" })
      })
    )
  )
  test(
    "is refused for a target that is absent, that the actor may not see, of another kind, or archived",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTopic(bus, "topic001")
        yield* proposeTopic(bus, "secret01", Audience.make("person:ada00000"))
        yield* proposeTopic(bus, "topic002")
        yield* proposeAtom(bus, "atom0001")
        for (const id of ["secret01", "topic002", "atom0001"]) yield* approve(as(ada, "k"), id, {})
        yield* bus.send(as(ada, "k"), { subject: subjectOf("topic", "topic002"), command: { _tag: "ArchiveTopic" } })
        const before = yield* head
        const because = (into: string) =>
          Effect.map(Effect.flip(merge(as(bo, "k1"), "topic001", { into })), (refused) =>
            "because" in refused ? refused.because : refused._tag
          )
        expect(yield* because("absent01")).toBe("no-such-target")
        expect(yield* because("secret01")).toBe("no-such-target")
        expect(yield* because("atom0001")).toBe("no-such-target")
        expect(yield* because("topic002")).toBe("archived")
        expect(yield* head).toBe(before)
      })
    )
  )
})

const tomorrow = "2026-11-25T08:00:00Z"

test(
  "a proposal is not snoozed until a time that has passed; a snooze may be repeated at any time",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTopic(bus, "topic001")
      const before = yield* head
      expect(yield* Effect.flip(snooze(as(ada, "k1"), "topic001", { until: "2026-11-24T10:00:00Z" }))).toMatchObject({
        because: "in-the-past"
      })
      expect(yield* head).toBe(before)
      const put = yield* snooze(as(ada, "k2"), "topic001", { until: tomorrow })
      expect(yield* snooze(as(ada, "k2"), "topic001", { until: tomorrow })).toEqual(put)
    })
  )
)

test(
  "a rejection and a snooze are reverted, and a repeat records nothing",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTask(bus, "task0001")
      const before = yield* head
      yield* snooze(as(ada, "k1"), "task0001", { until: tomorrow })
      yield* reopen(as(ada, "k2"), "task0001")
      yield* reject(as(ada, "k3"), "task0001", { reason: "noise" })
      yield* reject(as(bo, "k4"), "task0001", { reason: "noise" })
      expect(yield* Effect.flip(reject(as(bo, "k4b"), "task0001", { reason: "wrong" }))).toMatchObject({
        because: "already-rejected"
      })
      yield* reopen(as(bo, "k5"), "task0001")
      yield* reopen(as(bo, "k6"), "task0001")
      expect(yield* since(before)).toEqual([
        "proposal.task0001 ProposalSnoozed",
        "proposal.task0001 ProposalReopened",
        `run.${theRun} RunProposalSettled …`,
        "proposal.task0001 ProposalRejected",
        `run.${theRun} RunProposalReopened …`,
        "proposal.task0001 ProposalReopened"
      ])
    })
  )
)
