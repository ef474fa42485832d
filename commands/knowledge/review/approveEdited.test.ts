/** Approvals with an edited draft: the edit and the approval are one batch. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, TopicId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import {
  as,
  wording,
  sceneAtomDraft,
  head,
  lastOf,
  onKnowledge,
  proposeAtom,
  proposeTask,
  proposeTopic,
  since,
  sceneTaskDraft,
  theRun
} from "../../kit/scene.ts"
import { approve } from "./approve.ts"
import { amend, type AmendedWording } from "./amend.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

describe("an approval with an edited draft", () => {
  const mine: AmendedWording = { ...wording(sceneTaskDraft), title: "Write the rollback page" }

  test(
    "stores the edit first, then approves it as edited",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        const before = yield* head
        const first = yield* approve(as(bo, "k"), "task0001", { revision: 1, draft: mine })
        expect(yield* since(before)).toEqual([
          "proposal.task0001 ProposalAmended",
          "task.task0001 TaskCreated …",
          `run.${theRun} RunProposalSettled …`,
          "proposal.task0001 ProposalApproved"
        ])
        expect(yield* lastOf("task", "task0001")).toMatchObject({
          title: mine.kind === "task" ? mine.title : "",
          wordsOf: bo
        })
        expect(yield* lastOf("run", theRun)).toMatchObject({ verdict: "edited" })
        const stored = yield* (yield* EventStore).load(subjectOf("proposal", "task0001"))
        expect(new Set(stored.slice(1).map(({ correlation }) => correlation)).size).toBe(1)
        expect(yield* approve(as(bo, "k"), "task0001", { revision: 1, draft: mine })).toEqual(first)
        expect(yield* head).toBe(first.seq)
      })
    )
  )
  test(
    "without a change is not recorded as edited",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        yield* approve(as(bo, "k"), "task0001", { revision: 1, draft: wording(sceneTaskDraft) })
        expect(yield* lastOf("proposal", "task0001")).toMatchObject({ _tag: "ProposalApproved", edited: false })
        expect(yield* lastOf("task", "task0001")).toMatchObject({ wordsOf: ada })
      })
    )
  )
  test(
    "is refused as a whole when the draft has another revision, or names an unknown assignee",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        yield* amend(as(ada, "k1"), "task0001", { draft: { ...wording(sceneTaskDraft), title: "Theirs" } })
        const before = yield* head
        expect(yield* Effect.flip(approve(as(bo, "k2"), "task0001", { revision: 1, draft: mine }))).toMatchObject({
          because: "changed-meanwhile"
        })
        const gone = { ...wording(sceneTaskDraft), assignee: ActorId.make("person:nobody00") }
        expect(yield* Effect.flip(approve(as(bo, "k3"), "task0001", { draft: gone }))).toMatchObject({
          _tag: "NoSuchPerson"
        })
        expect(yield* head).toBe(before)
      })
    )
  )
  test(
    "cannot name an aggregate that its author may not see",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTopic(bus, "secret01", Audience.make("person:ada00000"))
        yield* proposeAtom(bus, "atom0001")
        const { wordsOf: _, ...draft } = { ...sceneAtomDraft, topic: TopicId.make("secret01") }
        expect(yield* Effect.flip(approve(as(bo, "k1"), "atom0001", { draft }))).toMatchObject({
          _tag: "TopicRefused",
          because: "not-found"
        })
        yield* approve(as(ada, "k2"), "atom0001", { draft })
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({ topic: "secret01" })
      })
    )
  )
})
