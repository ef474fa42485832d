/** Later messages end items of earlier extractions and of earlier windows, by proposal, with the built-in rules. */
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { approve } from "../../commands/knowledge/review/approve.ts"
import { merge } from "../../commands/knowledge/review/merge.ts"
import { ada, bo } from "../../domain/kit/people.ts"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { Model } from "../../models/model.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { appendMessages, appendRequest, deliver, eventsWith, readModelsAtHead, stage, tableRows } from "../kit/scene.ts"

const { on, dispose } = stage("laterMessages")
afterAll(dispose)

const builtin = Layer.succeed(Model, builtinModel)
const asked = { id: "asked001", text: "Bo, please order the gravel for the north path", at: "2026-11-20T10:00:00Z" }
const reported = {
  id: "reported",
  text: "Ordered the gravel for the north path this morning",
  author: bo,
  at: "2026-11-24T10:00:00Z"
}

const drafts = Effect.map(eventsWith("AtomProposed"), (all) =>
  all.flatMap(({ subject, draft, recommendation }) =>
    draft.kind === "atom" ? [{ id: partsOf(subject).id, draft, recommendation }] : []
  )
)

/** The item of the first message, approved, and what the second extraction proposes about it. */
const twoExtractions = Effect.gen(function* () {
  yield* appendMessages(asked)
  yield* appendRequest()
  yield* deliver()
  const [item] = yield* drafts
  if (item === undefined) return yield* Effect.die("nothing is proposed")
  yield* approve({ actor: ada, key: "approve item" }, item.id, {})
  yield* readModelsAtHead
  yield* appendMessages(reported)
  yield* appendRequest(undefined, "extract2")
  yield* deliver("extract2")
  const report = (yield* drafts).at(-1)
  if (report === undefined) return yield* Effect.die("nothing is proposed")
  return { item: item.id, report }
})

const lifeOf = (id: string) => Effect.map(tableRows("atoms"), (rows) => rows.find((row) => row["id"] === id)?.["life"])

describe("a report in a later extraction", () => {
  test(
    "proposes the end of an approved item with the words that prove it, and a person decides",
    on(builtin, () =>
      Effect.gen(function* () {
        const { item, report } = yield* twoExtractions
        expect(report).toMatchObject({
          draft: { status: "done", closedBy: reported.id, links: [{ relation: "closes", to: item }] },
          recommendation: { is: "merge", target: item }
        })
        expect(yield* lifeOf(item)).toBe("open")
        expect(yield* eventsWith("AtomClosed")).toEqual([])
        yield* merge({ actor: ada, key: "merge report" }, report.id, { into: item })
        expect(yield* eventsWith("AtomClosed")).toMatchObject([{ status: "done", message: reported.id }])
        expect(yield* lifeOf(item)).toBe("done")
      })
    )
  )

  test(
    "ends the item also when the report is approved as knowledge",
    on(builtin, () =>
      Effect.gen(function* () {
        const { item, report } = yield* twoExtractions
        yield* approve({ actor: ada, key: "approve report" }, report.id, {})
        expect(yield* lifeOf(item)).toBe("done")
      })
    )
  )
})

test(
  "a report in a later chunk proposes the end of an item that still waits for a decision",
  on(builtin, () =>
    Effect.gen(function* () {
      const talk = Array.from({ length: 420 }, (_, i) => ({
        id: `talk${String(i).padStart(4, "0")}`,
        text: "ok",
        at: new Date(Date.UTC(2026, 10, 21, 10, i)).toISOString()
      }))
      yield* appendMessages(asked, ...talk, reported)
      yield* appendRequest()
      yield* deliver()
      const [item, report] = yield* drafts
      expect(report?.draft.links).toEqual([{ relation: "closes", to: item?.id }])
      yield* approve({ actor: ada, key: "approve item" }, item?.id ?? "", {})
      expect(yield* lifeOf(item?.id ?? "")).toBe("open")
      yield* approve({ actor: ada, key: "approve report" }, report?.id ?? "", {})
      expect(yield* lifeOf(item?.id ?? "")).toBe("done")
    })
  )
)
