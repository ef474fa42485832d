import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { ProposalId, TopicId } from "../ids.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, topic } from "./topic.ts"
import { team } from "../values.ts"
import { ada, bo } from "../kit/people.ts"

const given = givenFor(topic)
const after = (...events: ReadonlyArray<Event>) => events.reduce(topic.evolve, topic.initial)

const first = ProposalId.make("propose1")
const second = ProposalId.make("propose2")
const third = ProposalId.make("propose3")
const elsewhere = TopicId.make("topic002")
const content = { wordsOf: bo, name: "Certificates", summary: "What expires, and when." }
const create: Command = { _tag: "CreateTopic", ...content, proposal: first, audience: team }
const created: Event = { _tag: "TopicCreated", ...content, proposal: first, audience: team }
const renamed: Event = { _tag: "TopicRenamed", wordsOf: ada, name: "TLS" }
const described: Event = { _tag: "TopicDescribed", wordsOf: ada, summary: "Also who renews." }
const merged: Event = { _tag: "TopicMerged", into: elsewhere }
const archived: Event = { _tag: "TopicArchived" }
const restored: Event = { _tag: "TopicRestored" }
const added: Event = { _tag: "TopicEvidenceAdded", proposal: second }
const taken: Event = { _tag: "TopicEvidenceWithdrawn", proposal: second }
const withdraw: Command = { _tag: "WithdrawTopic", proposal: first }
const restore: Command = { _tag: "RestoreTopic", content: null }

describe("a topic", () => {
  test("is created by a proposal, and is active", () => {
    given().when(create).records(created)
    expect(after(created)).toEqual({
      is: "active",
      name: content.name,
      summary: content.summary,
      nameRevision: 1,
      summaryRevision: 1,
      audience: team,
      proposals: [first],
      touched: false,
      into: null
    })
  })

  test("is not created a second time under its id, also after it was archived", () => {
    given(created).when(create).refuses({ because: "already-exists" })
    given(created, archived).when(create).refuses({ because: "already-exists" })
  })

  test("is renamed, and the words belong to the person who renamed it", () =>
    given(created).when({ _tag: "RenameTopic", wordsOf: ada, name: "TLS" }).records(renamed))

  test("renamed to its own name records nothing", () =>
    given(created).when({ _tag: "RenameTopic", wordsOf: ada, name: content.name }).recordsNothing())

  test("whose name or summary changed since the person saw it refuses the edit, with both versions", () => {
    const rename: Command = { _tag: "RenameTopic", wordsOf: bo, name: "Keys", revision: 1 }
    given(created, described).when(rename).records({ _tag: "TopicRenamed", wordsOf: bo, name: "Keys" })
    given(created, renamed)
      .when(rename)
      .refuses({ because: "changed-meanwhile", versions: { revision: 2, current: "TLS", yours: "Keys" } })
    given(created, renamed)
      .when({ ...rename, name: "TLS" })
      .recordsNothing()
    given(created, described)
      .when({ _tag: "DescribeTopic", wordsOf: bo, summary: "Mine", revision: 1 })
      .refuses({ because: "changed-meanwhile", versions: { revision: 2, current: "Also who renews.", yours: "Mine" } })
  })

  test("is described", () =>
    given(created).when({ _tag: "DescribeTopic", wordsOf: ada, summary: "Also who renews." }).records(described))

  test("described twice with the same text records nothing the second time", () =>
    given(created, described)
      .when({ _tag: "DescribeTopic", wordsOf: bo, summary: "Also who renews." })
      .recordsNothing())

  test("is archived", () => given(created).when({ _tag: "ArchiveTopic" }).records(archived))

  test("archived twice records nothing the second time", () =>
    given(created, archived).when({ _tag: "ArchiveTopic" }).recordsNothing())

  test("is restored unchanged", () => {
    given(created, renamed, archived).when(restore).records(restored)
    expect(after(created, renamed, archived, restored)).toMatchObject({ is: "active", name: "TLS" })
  })

  test("that is active is restored without an event, with any content", () => {
    given(created).when(restore).recordsNothing()
    given(created)
      .when({ _tag: "RestoreTopic", content: { ...content, name: "Other" } })
      .recordsNothing()
  })

  keepsItsProperties(topic, { Command, Event }, [create])
})

describe("a topic that is merged into another", () => {
  test("records the target", () => {
    given(created).when({ _tag: "MergeTopic", into: elsewhere }).records(merged)
    expect(after(created, merged)).toMatchObject({ is: "merged", into: elsewhere })
  })

  test("twice into the same target records nothing the second time", () =>
    given(created, merged).when({ _tag: "MergeTopic", into: elsewhere }).recordsNothing())

  test("is not merged into another target", () =>
    given(created, merged)
      .when({ _tag: "MergeTopic", into: TopicId.make("topic003") })
      .refuses({ because: "merged-already" }))

  test("is restored, and may be merged again", () => {
    given(created, merged).when(restore).records(restored)
    expect(after(created, merged, restored)).toMatchObject({ is: "active", into: null })
    given(created, merged, restored).when({ _tag: "MergeTopic", into: elsewhere }).records(merged)
  })

  test("cannot be withdrawn by taking back its approval", () =>
    given(created, merged).when(withdraw).refuses({ because: "merged-already" }))
})

describe("reverting the approval that created a topic", () => {
  test("archives it", () => given(created).when(withdraw).records(archived))

  test("twice records nothing the second time", () => given(created, archived).when(withdraw).recordsNothing())

  test.each([renamed, described])("is refused after $_tag, also when the change was undone", (work) => {
    given(created, work).when(withdraw).refuses({ because: "used-since" })
    given(
      created,
      work,
      { _tag: "TopicRenamed", wordsOf: ada, name: content.name },
      { _tag: "TopicDescribed", wordsOf: ada, summary: content.summary }
    )
      .when(withdraw)
      .refuses({ because: "used-since" })
  })

  test("is refused while it also has the evidence of another proposal", () => {
    given(created, added).when(withdraw).refuses({ because: "used-since" })
    given(created, added, taken).when(withdraw).records(archived)
  })

  test("is refused for a proposal that did not make it", () =>
    given(created).when({ _tag: "WithdrawTopic", proposal: second }).refuses({ because: "used-since" }))

  test("lets a second approval change the words, which does not count as a person's work", () => {
    const now = { wordsOf: ada, name: "TLS", summary: "Also who renews." }
    given(created, archived).when({ _tag: "RestoreTopic", content: now }).records(renamed, described, restored)
    expect(after(created, archived, renamed, described, restored)).toMatchObject({
      is: "active",
      name: "TLS",
      summary: "Also who renews.",
      touched: false
    })
    given(created, archived, renamed, described, restored).when(withdraw).records(archived)
  })

  test("restored with the same content records only the restoration", () => {
    given(created, archived).when({ _tag: "RestoreTopic", content }).records(restored)
    given(created, archived)
      .when({ _tag: "RestoreTopic", content: { ...content, wordsOf: ada, name: "TLS" } })
      .records(renamed, restored)
  })

  test("is refused after a restoration, when a person had worked on it before", () =>
    given(created, renamed, archived, restored).when(withdraw).refuses({ because: "used-since" }))
})

describe("the evidence of a topic", () => {
  test("is added from another proposal", () => {
    given(created).when({ _tag: "AddTopicEvidence", proposal: second }).records(added)
    expect(after(created, added)).toMatchObject({ proposals: [first, second], touched: false })
  })

  test("added twice, or from the proposal that made it, records nothing", () => {
    given(created, added).when({ _tag: "AddTopicEvidence", proposal: second }).recordsNothing()
    given(created).when({ _tag: "AddTopicEvidence", proposal: first }).recordsNothing()
  })

  test("is withdrawn, and the other evidence remains", () => {
    given(created, added).when({ _tag: "WithdrawTopicEvidence", proposal: second }).records(taken)
    expect(after(created, added, { ...added, proposal: third }, taken)).toMatchObject({ proposals: [first, third] })
  })

  test("that it does not have, or that it was made of, is not withdrawn", () => {
    given(created).when({ _tag: "WithdrawTopicEvidence", proposal: second }).recordsNothing()
    given(created, added, taken).when({ _tag: "WithdrawTopicEvidence", proposal: second }).recordsNothing()
    given(created).when({ _tag: "WithdrawTopicEvidence", proposal: first }).recordsNothing()
  })

  test("is withdrawn also from an archived topic", () => {
    given(created, added, archived).when({ _tag: "WithdrawTopicEvidence", proposal: second }).records(taken)
    given(created, added, merged).when({ _tag: "WithdrawTopicEvidence", proposal: second }).records(taken)
  })
})

const onlyWhereStanding: ReadonlyArray<Command> = [
  { _tag: "RenameTopic", wordsOf: ada, name: "TLS" },
  { _tag: "DescribeTopic", wordsOf: ada, summary: "Other" },
  { _tag: "MergeTopic", into: TopicId.make("topic003") },
  { _tag: "ArchiveTopic" },
  withdraw,
  { _tag: "AddTopicEvidence", proposal: second }
]

test.each([...onlyWhereStanding, restore, { _tag: "WithdrawTopicEvidence", proposal: second } as const])(
  "$_tag is refused when there is no topic",
  (command) => given().when(command).refuses({ because: "not-found" })
)
test.each(onlyWhereStanding)("$_tag is refused when the topic is merged into another", (command) =>
  given(created, merged).when(command).refuses({ because: "merged-already" })
)
test.each(onlyWhereStanding.filter(({ _tag }) => _tag !== "ArchiveTopic" && _tag !== "WithdrawTopic"))(
  "$_tag is refused when the topic is archived",
  (command) => given(created, archived).when(command).refuses({ because: "archived" })
)
test("the lists above name every command", () =>
  expect(
    ["CreateTopic", "RestoreTopic", "WithdrawTopicEvidence", ...onlyWhereStanding.map(({ _tag }) => _tag)].sort()
  ).toEqual(Object.keys(Command.cases).sort()))
