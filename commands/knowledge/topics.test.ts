/** Merged topics, with the log in memory. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { Audience } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { tags } from "../kit/onTeam.ts"
import { approve } from "./review/approve.ts"
import { head, onKnowledge, proposeTopic } from "../kit/scene.ts"
import { mergeTopic } from "./topics.ts"
import { ada, bo } from "../../domain/kit/people.ts"

test(
  "a topic is merged only into another active topic that the actor may see, and never in a circle",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTopic(bus, "topic001")
      yield* proposeTopic(bus, "topic002")
      yield* proposeTopic(bus, "secret01", Audience.make("person:ada00000"))
      for (const id of ["topic001", "topic002", "secret01"]) yield* approve({ actor: ada, key: "k" }, id, {})
      const because = (id: string, into: string) =>
        Effect.map(Effect.flip(mergeTopic({ actor: bo, key: "k" }, id, { into })), (refused) =>
          "because" in refused ? refused.because : refused._tag
        )
      const before = yield* head
      expect(yield* because("topic001", "topic001")).toBe("itself")
      expect(yield* because("topic001", "absent01")).toBe("no-such-target")
      expect(yield* because("topic001", "secret01")).toBe("no-such-target")
      expect(yield* because("secret01", "topic001")).toBe("not-found")
      expect(yield* head).toBe(before)
      const merged = yield* mergeTopic({ actor: bo, key: "k" }, "topic001", { into: "topic002" })
      expect(yield* tags(subjectOf("topic", "topic002"))).toEqual(["TopicCreated"])
      expect(yield* because("topic002", "topic001")).toBe("merged-already")
      yield* bus.send(
        { actor: ada, key: "k" },
        { subject: subjectOf("topic", "topic002"), command: { _tag: "ArchiveTopic" } }
      )
      expect(yield* mergeTopic({ actor: bo, key: "k" }, "topic001", { into: "topic002" })).toEqual(merged)
    })
  )
)
