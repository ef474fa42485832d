/** Approvals, with the log in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, AtomId, TopicId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { secondBus, send } from "../../kit/onTeam.ts"
import { CommandBus } from "../../commandBus.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import {
  as,
  wording,
  analyseActor,
  sceneAtomDraft,
  extractActor,
  head,
  lastOf,
  onKnowledge,
  proposeAtom,
  proposeTask,
  proposeTopic,
  since,
  sceneTaskDraft,
  theRun,
  sceneTopicDraft
} from "../../kit/scene.ts"
import { approve } from "./approve.ts"
import { amend } from "./amend.ts"
import { merge } from "./merge.ts"
import { reject } from "./reject.ts"
import { reopen } from "./reopen.ts"
import { ada, bo, cy } from "../../../domain/kit/people.ts"

describe("an approval", () => {
  test(
    "creates a topic, an atom and a task, each in one batch with its proposal and under its id",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTopic(bus, "topic001")
        yield* proposeAtom(bus, "atom0001", "topic001")
        yield* proposeTask(bus, "task0001")
        const before = yield* head
        yield* approve(as(ada, "k"), "topic001", { revision: 1 })
        yield* approve(as(ada, "k"), "atom0001", {})
        const { id, seq } = yield* approve(as(ada, "k"), "task0001", {})
        expect(yield* since(before)).toEqual([
          "topic.topic001 TopicCreated …",
          "proposal.topic001 ProposalApproved",
          "atom.atom0001 AtomRecorded …",
          "proposal.atom0001 ProposalApproved",
          "task.task0001 TaskCreated …",
          `run.${theRun} RunProposalSettled …`,
          "proposal.task0001 ProposalApproved"
        ])
        expect([id, seq]).toEqual(["task0001", yield* head])
        expect(yield* lastOf("atom", "atom0001")).toMatchObject({
          text: sceneAtomDraft.text,
          topic: "topic001",
          proposal: "atom0001"
        })
        expect(yield* lastOf("task", "task0001")).toMatchObject({
          title: sceneTaskDraft.title,
          source: "proposal",
          proposal: "task0001",
          atoms: ["atom0001"]
        })
        expect(yield* lastOf("run", theRun)).toMatchObject({ proposal: "task0001", verdict: "approved" })
      }, Effect.asVoid)
    )
  )
  test(
    "of an approved proposal records nothing, for any actor",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTopic(bus, "topic001")
        const first = yield* approve(as(ada, "k"), "topic001", {})
        expect(yield* approve(as(bo, "k"), "topic001", { revision: 1 })).toEqual(first)
        expect(yield* head).toBe(first.seq)
      })
    )
  )
  test(
    "gets its first receipt when it is sent again, also after later commands",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        const first = yield* approve(as(ada, "k1"), "task0001", {})
        yield* reopen(as(bo, "k2"), "task0001")
        yield* amend(as(bo, "k3"), "task0001", { draft: { ...wording(sceneTaskDraft), title: "Another title" } })
        const before = yield* head
        expect(yield* approve(as(ada, "k1"), "task0001", {})).toEqual(first)
        const other = yield* Effect.provideService(approve(as(ada, "k1"), "task0001", {}), CommandBus, yield* secondBus)
        expect(other).toEqual(first)
        const another = yield* Effect.flip(approve(as(ada, "k1"), "task0001", { revision: 2 }))
        expect(another).toMatchObject({ _tag: "KeyReused" })
        expect(yield* head).toBe(before)
      })
    )
  )
  test(
    "of an old revision of the draft is refused, and of the present one is accepted",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTopic(bus, "topic001")
        yield* amend(as(bo, "k1"), "topic001", { draft: { ...wording(sceneTopicDraft), name: "Shipping" } })
        const before = yield* head
        const stale = yield* Effect.flip(approve(as(ada, "k2"), "topic001", { revision: 1 }))
        expect(stale).toMatchObject({ _tag: "ProposalRefused", because: "changed-meanwhile" })
        expect(yield* head).toBe(before)
        yield* approve(as(ada, "k3"), "topic001", {})
        expect(yield* lastOf("topic", "topic001")).toMatchObject({ name: "Shipping", wordsOf: bo })
      })
    )
  )
  test(
    "by two people at once from two processes creates one task",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        const other = yield* secondBus
        const before = yield* head
        const [mine, theirs] = yield* Effect.all(
          [
            approve(as(ada, "k"), "task0001", {}),
            Effect.provideService(approve(as(bo, "k"), "task0001", {}), CommandBus, other)
          ],
          { concurrency: "unbounded" }
        )
        expect(mine).toEqual(theirs)
        expect(yield* since(before)).toHaveLength(3)
      })
    )
  )
  test(
    "at the same time as a rejection: the second of the two is refused",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        const outcomes = yield* Effect.all(
          [
            Effect.flip(Effect.flip(approve(as(ada, "k"), "task0001", {}))).pipe(
              Effect.match({ onSuccess: () => "", onFailure: ({ _tag }) => _tag })
            ),
            reject(as(bo, "k"), "task0001", { reason: "noise" }).pipe(
              Effect.match({ onSuccess: () => "", onFailure: ({ _tag }) => _tag })
            )
          ],
          { concurrency: "unbounded" }
        )
        expect(outcomes.toSorted()).toEqual(["", "ProposalRefused"])
      })
    )
  )
})

test(
  "a machine's draft whose assignee has left is refused, and nothing is stored",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTask(bus, "task0001", { assignee: ActorId.make("person:nobody00") })
      const before = yield* head
      expect(yield* Effect.flip(approve(as(ada, "k"), "task0001", {}))).toMatchObject({ _tag: "NoSuchPerson" })
      expect(yield* head).toBe(before)
    })
  )
)

test(
  "an atom is filed under the topic that its own topic was merged into",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTopic(bus, "topic001")
      yield* proposeTopic(bus, "topic002")
      yield* proposeTopic(bus, "topic003")
      yield* proposeAtom(bus, "atom0001", "topic002")
      yield* approve(as(ada, "k"), "topic001", {})
      yield* approve(as(ada, "k"), "topic003", {})
      yield* merge(as(ada, "k"), "topic002", { into: "topic001" })
      yield* bus.send(as(ada, "k"), {
        subject: subjectOf("topic", "topic001"),
        command: { _tag: "MergeTopic", into: TopicId.make("topic003") }
      })
      yield* approve(as(ada, "k"), "atom0001", {})
      expect(yield* lastOf("atom", "atom0001")).toMatchObject({ topic: "topic003" })
    })
  )
)

test(
  "an atom under a rejected topic is filed under no topic",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTopic(bus, "topic001")
      yield* proposeAtom(bus, "atom0001", "topic001")
      yield* proposeAtom(bus, "atom0002")
      yield* proposeTask(bus, "task0001", {
        topics: [TopicId.make("topic001")],
        atoms: [AtomId.make("atom0001"), AtomId.make("atom0002")]
      })
      yield* reject(as(ada, "k"), "topic001", { reason: null })
      yield* approve(as(ada, "k"), "atom0001", {})
      yield* reject(as(ada, "k"), "atom0002", { reason: null })
      yield* approve(as(ada, "k"), "task0001", {})
      expect(yield* lastOf("atom", "atom0001")).toMatchObject({ topic: null })
      expect(yield* lastOf("task", "task0001")).toMatchObject({ topics: [], atoms: ["atom0001"] })
    })
  )
)

describe("the actor of an approval", () => {
  test(
    "is a person with the role member: no reactor, and no viewer",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        yield* proposeTask(bus, "task0001")
        const before = yield* head
        for (const actor of [extractActor, analyseActor, cy])
          for (const how of [{}, { draft: wording(sceneTaskDraft) }])
            expect(yield* Effect.flip(approve(as(actor, "k"), "task0001", how))).toMatchObject({ _tag: "Forbidden" })
        expect(yield* head).toBe(before)
      })
    )
  )
  test(
    "gets the same refusal for an absent proposal and for one that it may not see, in every state",
    onKnowledge(
      Effect.fnUntraced(function* (bus) {
        const mine = Audience.make("person:ada00000")
        for (const id of ["open0001", "gone0001", "done0001"]) yield* proposeTopic(bus, id, mine)
        yield* reject(as(ada, "k"), "gone0001", { reason: null })
        yield* approve(as(ada, "k"), "done0001", {})
        const before = yield* head
        for (const id of ["open0001", "gone0001", "done0001", "absent01"])
          for (const decision of [
            approve(as(bo, "k1"), id, {}),
            approve(as(bo, "k2"), id, { revision: 7, draft: { ...wording(sceneTopicDraft), name: "Mine" } }),
            approve(as(bo, "k3"), id, {
              draft: { ...wording(sceneTaskDraft), assignee: ActorId.make("person:nobody00") }
            }),
            reject(as(bo, "k4"), id, { reason: "noise" }),
            merge(as(bo, "k5"), id, { into: "done0001" }),
            reopen(as(bo, "k6"), id)
          ])
            expect(yield* Effect.flip(decision), id).toMatchObject({ _tag: "ProposalRefused", because: "not-found" })
        expect(yield* head).toBe(before)
      })
    )
  )
})

test(
  "one key for two proposals of one run makes two decisions",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTask(bus, "task0001")
      yield* proposeTask(bus, "task0002")
      yield* approve(as(ada, "k"), "task0001", {})
      yield* approve(as(ada, "k"), "task0002", {})
      yield* send(bus, ada, "k", { _tag: "StartTask" }, subjectOf("task", "task0002"))
      expect(yield* lastOf("run", theRun)).toMatchObject({ proposal: "task0002", verdict: "approved" })
    })
  )
)
