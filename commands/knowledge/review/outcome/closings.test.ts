/** Approvals that end the matter of an atom, and how they are taken back, with the log in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { AtomId, MessageId, ProposalId } from "../../../../domain/ids.ts"
import { ada, bo } from "../../../../domain/kit/people.ts"
import { Audience } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { as, head, lastOf, onKnowledge, proposeAtom, sceneAtomDraft, since } from "../../../kit/scene.ts"
import { closeAtom } from "../../links.ts"
import { amend } from "../amend.ts"
import { approve } from "../approve.ts"
import { merge } from "../merge.ts"
import { reopen } from "../reopen.ts"

const known = AtomId.make("atom0001")
const proof = MessageId.make("message1")
const { wordsOf: _, ...wording } = sceneAtomDraft

describe("an approved statement", () => {
  test(
    "takes the status, the owner and the due date of its draft, with the message that ended it",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001", null, { status: "done", closedBy: proof, owner: bo, due: "2026-12-04" })
        yield* approve(as(ada, "k"), "atom0001", {})
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({
          owner: bo,
          due: "2026-12-04",
          closing: { status: "done", replacedBy: null, proposal: "atom0001", message: proof }
        })
      })
    )
  )

  test(
    "names the present atom that replaces it",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        const replaced = { status: "replaced", replacedBy: ProposalId.make("atom0002") } as const
        yield* proposeAtom(bus, "atom0001")
        yield* proposeAtom(bus, "atom0002")
        yield* proposeAtom(bus, "atom0003", null, replaced)
        yield* approve(as(ada, "k"), "atom0001", {})
        yield* merge(as(ada, "k"), "atom0002", { into: "atom0001" })
        yield* approve(as(ada, "k"), "atom0003", {})
        expect(yield* lastOf("atom", "atom0003")).toMatchObject({
          closing: { status: "replaced", replacedBy: "atom0001" }
        })
      })
    )
  )
})

describe("a statement about known ones", () => {
  test(
    "ends them in the batch of its approval, and taking the approval back opens them again",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        for (const id of ["atom0001", "atom0002", "atom0003"]) {
          yield* proposeAtom(bus, id)
          yield* approve(as(ada, "k"), id, {})
        }
        yield* proposeAtom(bus, "atom0004", null, {
          closedBy: proof,
          links: [
            { relation: "closes", to: known },
            { relation: "replaces", to: AtomId.make("atom0002") },
            { relation: "contradicts", to: AtomId.make("atom0003") }
          ]
        })
        const before = yield* head
        yield* approve(as(ada, "k"), "atom0004", {})
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({
          status: "done",
          proposal: "atom0004",
          message: proof
        })
        expect(yield* lastOf("atom", "atom0002")).toMatchObject({ status: "replaced", replacedBy: "atom0004" })
        expect(yield* lastOf("atom", "atom0004")).toMatchObject({
          closing: null,
          links: [{ relation: "contradicts", to: "atom0003" }]
        })
        yield* reopen(as(bo, "k2"), "atom0004")
        expect(yield* since(before)).toEqual([
          "atom.atom0004 AtomRecorded …",
          "atom.atom0001 AtomClosed …",
          "atom.atom0002 AtomClosed …",
          "proposal.atom0004 ProposalApproved",
          "atom.atom0004 AtomArchived …",
          "atom.atom0001 AtomClosingWithdrawn …",
          "atom.atom0002 AtomClosingWithdrawn …",
          "proposal.atom0004 ProposalReopened"
        ])
      })
    )
  )

  test(
    "withdraws the known one if it says that the matter is not wanted any more",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001")
        yield* approve(as(ada, "k"), "atom0001", {})
        const links = [{ relation: "closes", to: known }] as const
        yield* proposeAtom(bus, "atom0002", null, { status: "withdrawn", closedBy: proof, links })
        yield* approve(as(ada, "k"), "atom0002", {})
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({ status: "withdrawn", proposal: "atom0002" })
      })
    )
  )

  test(
    "ends the statement into which a linked proposal was merged, and opens it again",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001")
        yield* approve(as(ada, "k"), "atom0001", {})
        yield* proposeAtom(bus, "atom0002")
        yield* proposeAtom(bus, "atom0003", null, { links: [{ relation: "closes", to: AtomId.make("atom0002") }] })
        yield* merge(as(ada, "k"), "atom0002", { into: known })
        yield* approve(as(ada, "k"), "atom0003", {})
        expect(yield* lastOf("atom", known)).toMatchObject({ status: "done", proposal: "atom0003" })
        yield* reopen(as(bo, "k2"), "atom0003")
        expect(yield* lastOf("atom", known)).toMatchObject({ _tag: "AtomClosingWithdrawn", proposal: "atom0003" })
      })
    )
  )

  test(
    "leaves an archived one, and one that the person may not see, as they are",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        const secret = AtomId.make("secret01")
        yield* proposeAtom(bus, "atom0001")
        yield* proposeAtom(bus, secret, null, { audience: Audience.make("person:ada00000") })
        for (const id of ["atom0001", secret]) yield* approve(as(ada, "k"), id, {})
        yield* bus.send(as(ada, "k"), { subject: subjectOf("atom", "atom0001"), command: { _tag: "ArchiveAtom" } })
        yield* proposeAtom(bus, "atom0004", null, {
          links: [
            { relation: "closes", to: known },
            { relation: "replaces", to: secret },
            { relation: "contradicts", to: secret }
          ]
        })
        yield* approve(as(bo, "k"), "atom0004", {})
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({ _tag: "AtomArchived" })
        expect(yield* lastOf("atom", secret)).toMatchObject({ _tag: "AtomRecorded" })
        expect(yield* lastOf("atom", "atom0004")).toMatchObject({ links: [] })
      })
    )
  )
})

describe("a merge", () => {
  test(
    "of news into the statement that they close ends it, and creates nothing",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001")
        yield* approve(as(ada, "k"), "atom0001", {})
        yield* proposeAtom(bus, "atom0002", null, { closedBy: proof, links: [{ relation: "closes", to: known }] })
        const before = yield* head
        yield* merge(as(ada, "k"), "atom0002", { into: known })
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({
          status: "done",
          proposal: "atom0002",
          message: proof
        })
        yield* reopen(as(bo, "k"), "atom0002")
        expect(yield* since(before)).toEqual([
          "atom.atom0001 AtomEvidenceAdded AtomClosed …",
          "proposal.atom0002 ProposalMerged",
          "atom.atom0001 AtomEvidenceWithdrawn AtomClosingWithdrawn …",
          "proposal.atom0002 ProposalReopened"
        ])
      })
    )
  )

  test(
    "of a statement that is done ends the other one too, and an open one does not",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001")
        yield* approve(as(ada, "k"), "atom0001", {})
        yield* proposeAtom(bus, "atom0002")
        yield* proposeAtom(bus, "atom0003", null, { status: "withdrawn" })
        yield* merge(as(ada, "k"), "atom0002", { into: known })
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({ _tag: "AtomEvidenceAdded" })
        yield* merge(as(ada, "k"), "atom0003", { into: known })
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({ _tag: "AtomClosed", status: "withdrawn" })
      })
    )
  )
})

describe("a person", () => {
  test(
    "may set the status of a draft and remove the machine's claims, but add none",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001", null, { closedBy: proof, links: [{ relation: "closes", to: known }] })
        const changed = (fields: object) =>
          Effect.flip(amend(as(ada, JSON.stringify(fields)), "atom0001", { draft: { ...wording, ...fields } }))
        for (const claim of [
          { closedBy: MessageId.make("message9") },
          { replacedBy: ProposalId.make("atom0009") },
          { links: [{ relation: "contradicts", to: known }] }
        ])
          expect(yield* changed(claim)).toMatchObject({ because: "not-found" })
        expect(yield* changed({ owner: "person:eve00000" })).toMatchObject({ _tag: "NoSuchPerson" })
        yield* approve(as(ada, "k"), "atom0001", { draft: { ...wording, status: "done" } })
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({ closing: { status: "done", message: null } })
      })
    )
  )

  test(
    "ends an atom only for one that they may see, and not for itself",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeAtom(bus, "atom0001")
        yield* approve(as(ada, "k"), "atom0001", {})
        const replaced = (by: string, status: "replaced" | "done" = "replaced") =>
          closeAtom(as(bo, by), known, {
            _tag: "CloseAtom",
            status,
            replacedBy: AtomId.make(by),
            proposal: null,
            message: null
          })
        expect(yield* Effect.flip(replaced("absent01"))).toMatchObject({ because: "not-found" })
        expect(yield* Effect.flip(replaced(known))).toMatchObject({ because: "itself" })
        yield* proposeAtom(bus, "atom0002")
        yield* approve(as(ada, "k"), "atom0002", {})
        yield* replaced("atom0002", "done")
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({ status: "done", replacedBy: null })
      })
    )
  )
})
