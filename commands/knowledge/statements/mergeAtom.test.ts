/** Merged statements, with the log in memory. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { ada, bo, cy } from "../../../domain/kit/people.ts"
import { Audience } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { head, onKnowledge, proposeAtom } from "../../kit/scene.ts"
import { loadFromLog } from "../loadFromLog.ts"
import { mergeAtom, unmergeAtom } from "./mergeAtom.ts"
import { approve } from "../review/approve.ts"

const mine = Audience.make("person:ada00000")
const stateOf = (id: string) => Effect.map(loadFromLog(ada, "atom", id), ({ now }) => now)

test(
  "a statement that is merged gives its evidence and tags to the other one, and the undo takes them back",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      for (const id of ["atom0001", "atom0002"]) {
        yield* proposeAtom(bus, id)
        yield* approve({ actor: ada, key: "k" }, id, {})
      }
      yield* bus.send(
        { actor: ada, key: "tags" },
        {
          subject: subjectOf("atom", "atom0001"),
          command: { _tag: "TagAtom", wordsOf: ada, add: ["only here"], remove: [] }
        }
      )
      const before = [yield* stateOf("atom0001"), yield* stateOf("atom0002")] as const
      const merged = yield* mergeAtom({ actor: bo, key: "k1" }, "atom0001", { into: "atom0002" })
      expect(yield* stateOf("atom0001")).toMatchObject({ closings: [{ status: "replaced", replacedBy: "atom0002" }] })
      expect(yield* stateOf("atom0002")).toMatchObject({
        proposals: ["atom0002", "atom0001"],
        tags: [...(before[1]?.tags ?? []), "only here"]
      })
      // The same request again is the first receipt.
      expect(yield* mergeAtom({ actor: bo, key: "k1" }, "atom0001", { into: "atom0002" })).toEqual(merged)
      yield* unmergeAtom({ actor: bo, key: "k2" }, "atom0001")
      expect(yield* stateOf("atom0001")).toMatchObject({ closings: [] })
      expect(yield* stateOf("atom0002")).toMatchObject({ proposals: ["atom0002"], tags: before[1]?.tags })
      const after = yield* head
      yield* unmergeAtom({ actor: bo, key: "k3" }, "atom0001")
      expect(yield* head).toBe(after)
    })
  )
)

test(
  "a statement is merged only into another one that the actor may see, and moves nothing to other readers",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeAtom(bus, "atom0001")
      yield* proposeAtom(bus, "secret01", null, { audience: mine })
      for (const id of ["atom0001", "secret01"]) yield* approve({ actor: ada, key: "k" }, id, {})
      const because = (id: string, into: string, actor: typeof ada = bo) =>
        Effect.map(Effect.flip(mergeAtom({ actor, key: "k" }, id, { into })), (refused) =>
          "because" in refused ? refused.because : refused._tag
        )
      const before = yield* head
      expect(yield* because("atom0001", "atom0001")).toBe("itself")
      for (const hidden of ["absent01", "secret01"]) {
        expect(yield* because("atom0001", hidden)).toBe("not-found")
        expect(yield* because(hidden, "atom0001")).toBe("not-found")
      }
      expect(yield* Effect.flip(mergeAtom({ actor: cy, key: "k" }, "atom0001", { into: "atom0001" }))).toMatchObject({
        _tag: "Forbidden"
      })
      expect(yield* head).toBe(before)
      yield* mergeAtom({ actor: ada, key: "k" }, "secret01", { into: "atom0001" })
      expect(yield* stateOf("atom0001")).toMatchObject({ proposals: ["atom0001"] })
    })
  )
)
