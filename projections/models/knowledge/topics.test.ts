import { describe, expect, test } from "vitest"
import { ProposalId, TopicId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { at, commit, givenRows } from "../../kit/given.ts"
import { topicCreated } from "../../kit/samples.ts"
import { type Topic, topics } from "./topics.ts"
import { ada } from "../../../domain/kit/people.ts"

const given = givenRows(topics)
const id = "topic000"
const first = ProposalId.make(id)
const second = ProposalId.make("topic001")
const into = TopicId.make("topic002")
const after = (...events: ReadonlyArray<TrackerEvent>) =>
  given(...[topicCreated("Storage", id), ...events].map((event, i) => commit(1 + i, "topic", id, event))).rows[id]

const row: Topic = {
  number: 1,
  name: "Storage",
  summary: "",
  nameRevision: 1,
  summaryRevision: 1,
  status: "standing",
  into: null,
  proposals: [first],
  audience: team,
  createdBy: ada,
  createdAt: at(1),
  updatedAt: at(1)
}

describe("a topic", () => {
  test("has the fields of its creation", () => expect(after()).toEqual(row))

  test("is K-n, where n counts the topics of the log", () =>
    expect(
      given(
        commit(1, "topic", id, topicCreated("Storage", id)),
        commit(5, "topic", "topic001", topicCreated("Deploys", "topic001"))
      ).rows["topic001"]
    ).toMatchObject({ number: 2, name: "Deploys" }))

  test.each([
    [
      { _tag: "TopicRenamed", wordsOf: ada, name: "Databases" },
      { name: "Databases", nameRevision: 2 }
    ],
    [
      { _tag: "TopicDescribed", wordsOf: ada, summary: "Where it lies" },
      { summary: "Where it lies", summaryRevision: 2 }
    ],
    [
      { _tag: "TopicMerged", into },
      { status: "merged", into }
    ],
    [{ _tag: "TopicArchived" }, { status: "archived" }],
    [{ _tag: "TopicEvidenceAdded", proposal: second }, { proposals: [first, second] }]
  ] satisfies ReadonlyArray<readonly [TrackerEvent, Partial<Topic>]>)("after %j", (event, change) =>
    expect(after(event)).toEqual({ ...row, ...change, updatedAt: at(2) })
  )

  test("is unchanged after a merge is reverted", () =>
    expect(after({ _tag: "TopicMerged", into }, { _tag: "TopicRestored" })).toEqual({ ...row, updatedAt: at(3) }))

  test("loses withdrawn evidence, but never the proposal that created it", () =>
    expect(
      after(
        { _tag: "TopicEvidenceAdded", proposal: second },
        { _tag: "TopicEvidenceWithdrawn", proposal: second },
        { _tag: "TopicEvidenceWithdrawn", proposal: first }
      )
    ).toEqual({ ...row, updatedAt: at(4) }))
})
