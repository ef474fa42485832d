/** Snapshots and changes of the views of knowledge, on PGlite and on a real Postgres. */
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Audience, team } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import {
  atomProposed,
  atomRecorded,
  sampleExtraction,
  extractionRequested,
  sampleRun,
  runCreated,
  topicCreated
} from "../../kit/samples.ts"
import { Projections } from "../../runner/served/projections.ts"
import { append, databases, runner, stageOn } from "../../kit/scene.ts"
import { Views } from "./views.ts"
import { viewNames } from "./wire.ts"

const { kinds, clear } = databases("views")
afterAll(clear)
const inChat = Audience.make("chat:chat0000")
const decidedMost = 300

describe.each(kinds)("the views of knowledge on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test(
    "hold what an audience may see: all undecided proposals and the newest decided ones",
    stage.on(() =>
      Effect.gen(function* () {
        const projections = yield* runner()
        for (let i = 0; i < decidedMost + 2; i++)
          yield* append(subjectOf("proposal", `decided${i}`), atomProposed("Postgres it is", ["said0000"]), {
            _tag: "ProposalRejected",
            reason: "noise"
          })
        yield* append(subjectOf("proposal", "waiting0"), atomProposed("Postgres it is", ["said0000"]))
        yield* append(subjectOf("proposal", "secret00"), atomProposed("Quietly", ["said0001"], { audience: inChat }))
        yield* append(subjectOf("topic", "topic000"), topicCreated("Storage", "topic000"))
        yield* append(subjectOf("atom", "atom0000"), atomRecorded("Postgres it is", "atom0000"))
        yield* append(subjectOf("extraction", sampleExtraction), extractionRequested)
        const last = yield* append(subjectOf("run", sampleRun), runCreated)
        yield* projections.position.waitFor(last)
        const views = yield* Effect.provide(
          Views,
          Views.layer.pipe(Layer.provide(Layer.succeed(Projections, projections)))
        )

        const proposals = yield* views.snapshot("proposals", [team])
        expect(proposals.rows).toHaveLength(decidedMost + 1)
        expect(proposals.rows.map(({ id }) => id)).toContain("waiting0")
        expect(proposals.rows.map(({ id }) => id)).not.toContain("secret00")
        expect((yield* views.snapshot("proposals", [inChat])).rows).toMatchObject([{ id: "secret00" }])
        for (const inner of ["score", "kind", "proposed"]) expect(proposals.rows[0]).not.toHaveProperty(inner)
        for (const view of ["topics", "atoms", "extractions", "runs"] as const) {
          const { rows } = yield* views.snapshot(view, [team])
          expect(rows, view).toHaveLength(1)
          for (const inner of ["audiences", "settled", "failedIn"]) expect(rows[0], view).not.toHaveProperty(inner)
          expect((yield* views.snapshot(view, [inChat])).rows, view).toEqual([])
          expect((yield* views.since(view, 0, [team])).rows, view).toEqual(rows)
          expect((yield* views.since(view, last, [team])).rows, view).toEqual([])
        }
      })
    )
  )

  test("are streamed, each under its own name", () =>
    expect(viewNames).toEqual([
      "tasks",
      "messages",
      "people",
      "proposals",
      "topics",
      "atoms",
      "extractions",
      "runs",
      "counts",
      "notices"
    ]))
})
