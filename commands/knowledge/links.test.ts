/** Links and topics, with the log in memory: an actor may not link to an aggregate that it may not see. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { AtomId, TaskId, TopicId } from "../../domain/ids.ts"
import { Audience } from "../../domain/values.ts"
import { create, tags, send, taskTwo } from "../kit/onTeam.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { loadFromLog } from "./loadFromLog.ts"
import { fileTask, linkAtom, linkTask, reviseAtom } from "./links.ts"
import { mergeTopic } from "./topics.ts"
import { approve } from "./review/approve.ts"
import { sceneAtomDraft, head, onKnowledge, proposeAtom, proposeTopic } from "../kit/scene.ts"
import { ada, bo, cy } from "../../domain/kit/people.ts"

const mine = Audience.make("person:ada00000")
const { kind: _, tags: __, ...statement } = sceneAtomDraft

test(
  "a link to an atom, task or topic that is absent, or that the actor may not see, is refused as not found",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeAtom(bus, "atom0001")
      yield* proposeAtom(bus, "atom0002")
      yield* proposeTopic(bus, "secret01", mine)
      for (const id of ["atom0001", "atom0002", "secret01"]) yield* approve({ actor: ada, key: "k" }, id, {})
      yield* send(bus, ada, "k", create)
      yield* send(bus, ada, "k", { ...create, audience: mine }, taskTwo)
      const before = yield* head
      const by = { actor: bo, key: "k1" }
      const secret = TopicId.make("secret01")
      const link = (to: string) =>
        linkAtom(by, "atom0001", { _tag: "LinkAtom", relation: "supports", to: AtomId.make(to) })
      const block = (to: string) =>
        linkTask(by, "one00000", { _tag: "LinkTask", relation: "blocks", to: TaskId.make(to) })
      for (const hidden of [
        link("atom0009"),
        block("two00000"),
        fileTask(by, "one00000", { _tag: "AddTaskTopic", topic: secret }),
        reviseAtom(by, "atom0001", { ...statement, topic: secret })
      ])
        expect(yield* Effect.flip(hidden)).toMatchObject({ because: "not-found" })
      expect(yield* Effect.flip(link("atom0001"))).toMatchObject({ because: "itself" })
      expect(yield* Effect.flip(block("one00000"))).toMatchObject({ because: "itself" })
      // The role is checked first: a caller without rights learns nothing about the command.
      const stranger = { actor: cy, key: "k9" }
      for (const refused of [
        linkAtom(stranger, "atom0001", { _tag: "LinkAtom", relation: "supports", to: AtomId.make("atom0001") }),
        linkTask(stranger, "one00000", { _tag: "LinkTask", relation: "blocks", to: TaskId.make("one00000") }),
        mergeTopic(stranger, "secret01", { into: "secret01" })
      ])
        expect(yield* Effect.flip(refused)).toMatchObject({ _tag: "Forbidden" })
      expect(yield* head).toBe(before)
      yield* link("atom0002")
      yield* reviseAtom({ actor: ada, key: "k2" }, "atom0001", { ...statement, topic: secret })
      // The present topic may stay, also for an actor that may not see it.
      yield* reviseAtom(by, "atom0001", {
        ...statement,
        text: "We roll back at once",
        topic: secret
      })
      // A revision that leaves the topic out keeps it.
      const { topic: _, ...untold } = statement
      yield* reviseAtom({ actor: bo, key: "k3" }, "atom0001", { ...untold, text: "We roll back first" })
      expect((yield* loadFromLog(ada, "atom", "atom0001")).now).toMatchObject({ topic: secret, revision: 4 })
      expect(yield* tags(subjectOf("atom", "atom0001"))).toEqual([
        "AtomRecorded",
        "AtomLinked",
        "AtomRevised",
        "AtomRevised",
        "AtomRevised"
      ])
    })
  )
)
