import { describe, expect, test } from "vitest"
import { ada, bo } from "../kit/people.ts"
import { givenFor } from "../kit/given.ts"
import { AtomId, MessageId, ProposalId } from "../ids.ts"
import { team } from "../values.ts"
import { atom, type Command, type Event } from "./atom.ts"
import { type Closing, statusIn } from "./closing.ts"

const given = givenFor(atom)
const after = (...events: ReadonlyArray<Event>) => events.reduce(atom.evolve, atom.initial)
const statusAfter = (...events: ReadonlyArray<Event>) => {
  const state = after(...events)
  return state.is === "absent" ? null : statusIn(state.closings)
}

const first = ProposalId.make("propose1")
const second = ProposalId.make("propose2")
const third = ProposalId.make("propose3")
const words = { wordsOf: bo, type: "requirement", text: "Renew the certificate", topic: null, tags: [] } as const
const recorded: Event = { _tag: "AtomRecorded", ...words, proposal: first, audience: team }

const byPerson: Closing = { status: "done", replacedBy: null, proposal: null, message: null }
const bySecond: Closing = { ...byPerson, proposal: second, message: MessageId.make("message2") }
const replaced: Closing = { ...bySecond, status: "replaced", replacedBy: AtomId.make("atom0002"), proposal: third }
const close = (end: Closing): Command => ({ _tag: "CloseAtom", ...end })
const closed = (end: Closing): Event => ({ _tag: "AtomClosed", ...end })
const reopened: Event = { _tag: "AtomReopened" }
const undone = (proposal: ProposalId): Event => ({ _tag: "AtomClosingWithdrawn", proposal })

describe("the matter of an atom", () => {
  test("is open at first, unless its own proposal says that it has ended", () => {
    expect(statusAfter(recorded)).toBe("open")
    expect(statusAfter({ ...recorded, closing: { ...bySecond, proposal: first } })).toBe("done")
  })

  test.each(["done", "withdrawn", "replaced"] as const)("is ended as %s", (status) => {
    given(recorded)
      .when(close({ ...byPerson, status }))
      .records(closed({ ...byPerson, status }))
    expect(statusAfter(recorded, closed({ ...byPerson, status }))).toBe(status)
  })

  test("ended twice in the same way records nothing the second time", () => {
    given(recorded, closed(byPerson)).when(close(byPerson)).recordsNothing()
    given(recorded, closed(bySecond)).when(close(byPerson)).recordsNothing()
    given(recorded, closed(bySecond), closed(replaced)).when(close(bySecond)).recordsNothing()
  })

  test("keeps the end of each proposal, and the last end counts", () => {
    given(recorded, closed(bySecond)).when(close(replaced)).records(closed(replaced))
    expect(after(recorded, closed(bySecond), closed(replaced))).toMatchObject({ closings: [bySecond, replaced] })
    expect(statusAfter(recorded, closed(bySecond), closed(replaced))).toBe("replaced")
  })

  test("keeps one end that people stated", () =>
    expect(after(recorded, closed(byPerson), closed({ ...byPerson, status: "withdrawn" }))).toMatchObject({
      closings: [{ ...byPerson, status: "withdrawn" }]
    }))

  test("is opened again by a person, also when proposals had ended it", () => {
    given(recorded, closed(bySecond), closed(replaced)).when({ _tag: "ReopenAtom" }).records(reopened)
    expect(statusAfter(recorded, closed(bySecond), closed(replaced), reopened)).toBe("open")
  })

  test("that is open is opened again without an event", () =>
    given(recorded, closed(byPerson), reopened).when({ _tag: "ReopenAtom" }).recordsNothing())
})

describe("an end by a proposal", () => {
  const undo = (proposal: ProposalId): Command => ({ _tag: "WithdrawAtomClosing", proposal })

  test("is undone, and the other ends stay", () => {
    given(recorded, closed(bySecond), closed(replaced)).when(undo(third)).records(undone(third))
    expect(statusAfter(recorded, closed(bySecond), closed(replaced), undone(third))).toBe("done")
    expect(statusAfter(recorded, closed(bySecond), closed(replaced), undone(second))).toBe("replaced")
    expect(statusAfter(recorded, closed(bySecond), undone(second))).toBe("open")
  })

  test("is undone without an event when it was withdrawn before", () => {
    given(recorded, closed(bySecond), reopened).when(undo(second)).recordsNothing()
    given(recorded, closed(bySecond), undone(second)).when(undo(second)).recordsNothing()
  })

  test("is undone also on an archived atom", () =>
    given(recorded, closed(bySecond), { _tag: "AtomArchived" }).when(undo(second)).records(undone(second)))

  test("is added and withdrawn with the evidence of a merge", () => {
    const added: Event = { _tag: "AtomEvidenceAdded", proposal: second }
    const taken: Event = { _tag: "AtomEvidenceWithdrawn", proposal: second }
    const merge: Command = { _tag: "AddAtomEvidence", proposal: second, closing: bySecond }
    given(recorded).when(merge).records(added, closed(bySecond))
    given(recorded, added, closed(bySecond)).when(merge).recordsNothing()
    given(recorded, added, closed(bySecond))
      .when({ _tag: "WithdrawAtomEvidence", proposal: second })
      .records(taken, undone(second))
    given(recorded, added).when({ _tag: "WithdrawAtomEvidence", proposal: second }).records(taken)
  })
})

describe("reverting the approval that created an atom", () => {
  const withdraw: Command = { _tag: "WithdrawAtom", proposal: first }

  test("is refused while another proposal has ended its matter", () => {
    given(recorded, closed(bySecond)).when(withdraw).refuses({ because: "used-since" })
    given(recorded, closed(bySecond), undone(second)).when(withdraw).records({ _tag: "AtomArchived" })
  })

  test.each([closed(byPerson), reopened])("is refused after $_tag by a person", (work) =>
    given(recorded, closed(bySecond), work).when(withdraw).refuses({ because: "used-since" })
  )

  test("lets a second approval change the end", () => {
    const own = { ...bySecond, proposal: first }
    const archived: Event = { _tag: "AtomArchived" }
    const restore = (closing: Closing | null): Command => ({ _tag: "RestoreAtom", content: { ...words, closing } })
    const restored: Event = { _tag: "AtomRestored" }
    given(recorded, archived).when(restore(own)).records(closed(own), restored)
    given({ ...recorded, closing: own }, archived)
      .when(restore(null))
      .records(undone(first), restored)
    given({ ...recorded, closing: own }, archived)
      .when(restore(own))
      .records(restored)
    given(recorded, archived, closed(own), restored).when(withdraw).records(archived)
  })
})

describe("the owner and the due date", () => {
  const owned: Event = { ...recorded, owner: ada, due: "2026-12-04" }
  const { tags: _, ...statement } = words
  const revise = (fields: object): Command => ({ _tag: "ReviseAtom", ...statement, ...fields })

  test("stay when a revision leaves them out", () => {
    given(owned).when(revise({})).recordsNothing()
    expect(after(owned, { _tag: "AtomRevised", ...statement, text: "Other" })).toMatchObject({
      owner: ada,
      due: "2026-12-04"
    })
  })

  test("are changed and removed", () => {
    given(owned)
      .when(revise({ owner: bo }))
      .records({ _tag: "AtomRevised", ...statement, owner: bo })
    given(owned)
      .when(revise({ due: null }))
      .records({ _tag: "AtomRevised", ...statement, due: null })
    expect(after(owned, { _tag: "AtomRevised", ...statement, due: null })).toMatchObject({ owner: ada, due: null })
  })
})
