import { describe, expect, test } from "vitest"
import { atom, Command, Event } from "./atom.ts"
import { givenFor } from "../kit/given.ts"
import { AtomId, ProposalId, TopicId } from "../ids.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { mostTags } from "../text/limits.ts"
import { team } from "../values.ts"
import { ada, bo } from "../kit/people.ts"

const given = givenFor(atom)
const after = (...events: ReadonlyArray<Event>) => events.reduce(atom.evolve, atom.initial)

const first = ProposalId.make("propose1")
const second = ProposalId.make("propose2")
const third = ProposalId.make("propose3")
const statement = { wordsOf: bo, type: "risk", text: "The certificate expires on Friday", topic: null } as const
const content = { ...statement, tags: ["tls", "ops"] }
const record: Command = { _tag: "RecordAtom", ...content, proposal: first, audience: team }
const recorded: Event = { _tag: "AtomRecorded", ...content, proposal: first, audience: team }
const sharper = { ...statement, wordsOf: ada, type: "blocker", topic: TopicId.make("topic001") } as const
const revised: Event = { _tag: "AtomRevised", ...sharper }
const tagged: Event = { _tag: "AtomTagged", wordsOf: ada, tags: ["tls"] }
const solution = { relation: "solves", to: AtomId.make("atom0002") } as const
const linked: Event = { _tag: "AtomLinked", ...solution }
const unlinked: Event = { _tag: "AtomUnlinked", ...solution }
const archived: Event = { _tag: "AtomArchived" }
const restored: Event = { _tag: "AtomRestored" }
const added: Event = { _tag: "AtomEvidenceAdded", proposal: second }
const taken: Event = { _tag: "AtomEvidenceWithdrawn", proposal: second }
const ended = { status: "done", replacedBy: null, proposal: second, message: null } as const
const withdraw: Command = { _tag: "WithdrawAtom", proposal: first }
const restore: Command = { _tag: "RestoreAtom", content: null }

describe("an atom", () => {
  test("is recorded by a proposal, and is active", () => {
    given().when(record).records(recorded)
    expect(after(recorded)).toEqual({
      is: "active",
      type: "risk",
      text: content.text,
      revision: 1,
      topic: null,
      tags: content.tags,
      links: [],
      audience: team,
      proposals: [first],
      owner: null,
      due: null,
      closings: [],
      touched: false
    })
  })

  test("is not recorded a second time under its id, also after it was archived", () => {
    given(recorded).when(record).refuses({ because: "already-exists" })
    given(recorded, archived).when(record).refuses({ because: "already-exists" })
  })

  test("is archived", () => given(recorded).when({ _tag: "ArchiveAtom" }).records(archived))

  test("archived twice records nothing the second time", () =>
    given(recorded, archived).when({ _tag: "ArchiveAtom" }).recordsNothing())

  test("is restored with its content and its links", () => {
    given(recorded, linked, archived).when(restore).records(restored)
    expect(after(recorded, linked, archived, restored)).toMatchObject({ is: "active", links: [solution] })
  })

  test("that is active is restored without an event", () => {
    given(recorded).when(restore).recordsNothing()
    given(recorded)
      .when({ _tag: "RestoreAtom", content: { ...content, text: "Other" } })
      .recordsNothing()
  })

  keepsItsProperties(
    atom,
    { Command, Event },
    [record],
    [record, { _tag: "LinkAtom", ...solution }, { _tag: "UnlinkAtom", ...solution }],
    [
      record,
      { _tag: "AddAtomEvidence", proposal: second, closing: ended },
      { _tag: "WithdrawAtomClosing", proposal: second }
    ]
  )
})

describe("the content of an atom", () => {
  test("is revised in one event: type, text and topic", () => {
    given(recorded)
      .when({ _tag: "ReviseAtom", ...sharper })
      .records(revised)
    expect(after(recorded, revised)).toMatchObject({ type: "blocker", topic: "topic001", tags: content.tags })
  })

  test.each([
    { what: "type", now: { ...statement, type: "problem" } },
    { what: "text", now: { ...statement, text: "It expires on Thursday" } },
    { what: "topic", now: { ...statement, topic: TopicId.make("topic002") } }
  ] as const)("is revised when only its $what differs", ({ now }) =>
    given(recorded)
      .when({ _tag: "ReviseAtom", ...now })
      .records({ _tag: "AtomRevised", ...now })
  )

  test("keeps the revision of another person, and the refusal has both versions", () => {
    const between: Event = { ...revised, text: "Of another person" }
    const mine = { _tag: "ReviseAtom", ...sharper } as const
    given(recorded, between)
      .when({ ...mine, revision: 1 })
      .refuses({
        because: "changed-meanwhile",
        versions: { revision: 2, current: "Of another person", yours: sharper.text }
      })
    given(recorded, between)
      .when({ ...mine, revision: 2 })
      .records(revised)
    given(recorded, between).when(mine).records(revised)
    given(recorded, revised)
      .when({ ...mine, revision: 1 })
      .recordsNothing()
  })

  test("revised to the same content by another person records nothing", () =>
    given(recorded, revised)
      .when({ _tag: "ReviseAtom", ...sharper, wordsOf: bo })
      .recordsNothing())

  const tag = (add: ReadonlyArray<string>, remove: ReadonlyArray<string> = [], wordsOf = ada): Command => ({
    _tag: "TagAtom",
    wordsOf,
    add,
    remove
  })

  test("is tagged, and keeps the tags that another person has added meanwhile", () => {
    given(recorded)
      .when(tag(["tls"], content.tags))
      .records(tagged)
    given(recorded, tagged)
      .when(tag(["ops"], [], bo))
      .records({ _tag: "AtomTagged", wordsOf: bo, tags: ["tls", "ops"] })
  })

  test("tagged with a tag that it has, or without one that it lacks, records nothing", () => {
    given(recorded).when(tag(content.tags)).recordsNothing()
    given(recorded, tagged)
      .when(tag(["tls"], ["gone"], bo))
      .recordsNothing()
  })

  test("may lose all its tags", () =>
    given(recorded).when(tag([], content.tags)).records({ _tag: "AtomTagged", wordsOf: ada, tags: [] }))

  test("has a bounded number of tags", () => {
    const many = Array.from({ length: mostTags }, (_, n) => `tag ${n}`)
    const full: Event = { _tag: "AtomTagged", wordsOf: ada, tags: many }
    given(recorded, full)
      .when(tag(["more"]))
      .refuses({ because: "too-many-tags" })
    given(recorded, full)
      .when(tag(["more"], ["tag 0"]))
      .records({ _tag: "AtomTagged", wordsOf: ada, tags: [...many.slice(1), "more"] })
  })
})

describe("an atom's links", () => {
  test("are added", () => {
    given(recorded)
      .when({ _tag: "LinkAtom", ...solution })
      .records(linked)
    expect(after(recorded, linked)).toMatchObject({ links: [solution] })
  })

  test("added twice record nothing the second time", () =>
    given(recorded, linked)
      .when({ _tag: "LinkAtom", ...solution })
      .recordsNothing())

  test("of another relation to the same atom are added to the first", () =>
    given(recorded, linked)
      .when({ _tag: "LinkAtom", ...solution, relation: "supports" })
      .records({ ...linked, relation: "supports" }))

  test("are removed one by one: the others remain", () => {
    const other = { relation: "supports", to: solution.to } as const
    given(recorded, linked)
      .when({ _tag: "UnlinkAtom", ...solution })
      .records(unlinked)
    expect(after(recorded, linked, { _tag: "AtomLinked", ...other }, unlinked)).toMatchObject({ links: [other] })
  })

  test("that do not exist are removed without an event", () => {
    given(recorded)
      .when({ _tag: "UnlinkAtom", ...solution })
      .recordsNothing()
    given(recorded, linked, unlinked)
      .when({ _tag: "UnlinkAtom", ...solution })
      .recordsNothing()
  })
})

describe("reverting the approval that created an atom", () => {
  test("archives it", () => given(recorded).when(withdraw).records(archived))

  test("twice records nothing the second time", () => given(recorded, archived).when(withdraw).recordsNothing())

  test.each([revised, tagged, linked])("is refused after $_tag", (work) =>
    given(recorded, work).when(withdraw).refuses({ because: "used-since" })
  )

  test("is refused after a link was added and removed, which counts as work", () =>
    given(recorded, linked, unlinked).when(withdraw).refuses({ because: "used-since" }))

  test("is refused while it also has the evidence of another proposal", () => {
    given(recorded, added).when(withdraw).refuses({ because: "used-since" })
    given(recorded, added, taken).when(withdraw).records(archived)
  })

  test("is refused for a proposal that did not make it", () =>
    given(recorded).when({ _tag: "WithdrawAtom", proposal: second }).refuses({ because: "used-since" }))

  test("lets a second approval change the words, which does not count as a person's work", () => {
    const now = { ...sharper, tags: ["tls"] }
    given(recorded, archived).when({ _tag: "RestoreAtom", content: now }).records(revised, tagged, restored)
    expect(after(recorded, archived, revised, tagged, restored)).toMatchObject({
      is: "active",
      type: "blocker",
      tags: ["tls"],
      touched: false
    })
    given(recorded, archived, revised, tagged, restored).when(withdraw).records(archived)
  })

  test("restored with the same content records only the restoration", () => {
    given(recorded, archived).when({ _tag: "RestoreAtom", content }).records(restored)
    given(recorded, archived)
      .when({ _tag: "RestoreAtom", content: { ...content, wordsOf: ada, tags: ["tls"] } })
      .records(tagged, restored)
  })

  test("is refused after a restoration, when a person had worked on it before", () =>
    given(recorded, tagged, archived, restored).when(withdraw).refuses({ because: "used-since" }))
})

describe("the evidence of an atom", () => {
  test("is added from another proposal", () => {
    given(recorded).when({ _tag: "AddAtomEvidence", proposal: second, closing: null }).records(added)
    expect(after(recorded, added)).toMatchObject({ proposals: [first, second], touched: false })
  })

  test("added twice, or from the proposal that made it, records nothing", () => {
    given(recorded, added).when({ _tag: "AddAtomEvidence", proposal: second, closing: null }).recordsNothing()
    given(recorded).when({ _tag: "AddAtomEvidence", proposal: first, closing: null }).recordsNothing()
  })

  test("is withdrawn, also from an archived atom, and the other evidence remains", () => {
    given(recorded, added).when({ _tag: "WithdrawAtomEvidence", proposal: second }).records(taken)
    given(recorded, added, archived).when({ _tag: "WithdrawAtomEvidence", proposal: second }).records(taken)
    expect(after(recorded, added, { ...added, proposal: third }, taken)).toMatchObject({ proposals: [first, third] })
  })

  test("that it does not have, or that it was made of, is not withdrawn", () => {
    given(recorded).when({ _tag: "WithdrawAtomEvidence", proposal: second }).recordsNothing()
    given(recorded).when({ _tag: "WithdrawAtomEvidence", proposal: first }).recordsNothing()
  })
})

const onlyWhereStanding: ReadonlyArray<Command> = [
  { _tag: "ReviseAtom", ...sharper },
  { _tag: "TagAtom", wordsOf: ada, add: ["tls"], remove: [] },
  { _tag: "LinkAtom", ...solution },
  { _tag: "UnlinkAtom", ...solution },
  { _tag: "AddAtomEvidence", proposal: second, closing: null },
  { _tag: "AbsorbAtom", wordsOf: ada, proposals: [second], tags: ["ops"] },
  { _tag: "ReleaseAtom", wordsOf: ada, proposals: [second], tags: ["ops"] },
  { _tag: "CloseAtom", status: "done", replacedBy: null, proposal: null, message: null },
  { _tag: "ReopenAtom" }
]
const elsewhereToo: ReadonlyArray<Command> = [
  { _tag: "ArchiveAtom" },
  withdraw,
  restore,
  { _tag: "WithdrawAtomEvidence", proposal: second },
  { _tag: "WithdrawAtomClosing", proposal: second }
]

test.each([...onlyWhereStanding, ...elsewhereToo])("$_tag is refused when there is no atom", (command) =>
  given().when(command).refuses({ because: "not-found" })
)
test.each(onlyWhereStanding)("$_tag is refused when the atom is archived", (command) =>
  given(recorded, archived).when(command).refuses({ because: "archived" })
)
test("the lists above name every command", () =>
  expect(["RecordAtom", ...[...onlyWhereStanding, ...elsewhereToo].map(({ _tag }) => _tag)].sort()).toEqual(
    Object.keys(Command.cases).sort()
  ))
