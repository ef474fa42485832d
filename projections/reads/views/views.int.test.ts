/** Windows and changes of the views of knowledge, on PGlite and on a real Postgres. */
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
import { projections } from "../../projections.ts"
import { Projections } from "../../runner/served/projections.ts"
import { append, databases, runner, stageOn } from "../../kit/scene.ts"
import { Views } from "./views.ts"
import type { PageCursor } from "../cursor.ts"
import type { OwnKind, SharedKind } from "./windowSql.ts"
import { type ViewName, viewNames, wireRowOf } from "./wire.ts"

const { kinds, clear } = databases("views")
afterAll(clear)
const inChat = Audience.make("chat:chat0000")
const pageRows = 20
const decided = pageRows + 2

describe.each(kinds)("the views of knowledge on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test(
    "have the rows of an audience: its undecided proposals, and the decided ones page by page",
    stage.on(() =>
      Effect.gen(function* () {
        const projections = yield* runner()
        for (let i = 0; i < decided; i++)
          yield* append(
            subjectOf("proposal", `decided${String(i).padStart(2, "0")}`),
            atomProposed("Postgres it is", ["said0000"]),
            {
              _tag: "ProposalRejected",
              reason: "noise"
            }
          )
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

        const shared = (kind: SharedKind, audience: Audience) =>
          Effect.map(views.sharedPart(kind, audience, ""), ({ rows }) => rows.map(({ id }) => id))
        expect(yield* shared("proposals:open", team)).toEqual(["waiting0"])
        expect(yield* shared("proposals:open", inChat)).toEqual(["secret00"])
        const page = (kind: OwnKind, view: ViewName, audience: Audience, from: PageCursor | null = null) =>
          views.ownRows(
            { kind, view, id: null, page: { direction: "before", from, limit: pageRows } },
            { audiences: [audience], names: [] }
          )
        const decidedPage = yield* page("proposals:decided", "proposals", team)
        expect(decidedPage).toHaveLength(pageRows + 1)
        const last20 = decidedPage.at(pageRows - 1)
        const from = { at: String(last20?.["decidedAt"]), id: String(last20?.id) }
        const rest = yield* page("proposals:decided", "proposals", team, from)
        expect(new Set([...decidedPage.slice(0, pageRows), ...rest].map(({ id }) => id)).size).toBe(decided)
        expect(yield* page("proposals:decided", "proposals", inChat)).toEqual([])
        for (const view of ["topics", "atoms"] as const) {
          expect(yield* shared(view, team), view).toHaveLength(1)
          expect(yield* shared(view, inChat), view).toEqual([])
        }
        for (const view of ["extractions", "runs"] as const) {
          expect(yield* page(view, view, team), view).toHaveLength(1)
          expect(yield* page(view, view, inChat), view).toEqual([])
        }
        for (const view of ["topics", "atoms", "extractions", "runs"] as const) {
          const change = yield* views.everyChange(view, 0, 10)
          expect(change, view).toMatchObject({ to: last, rows: [{ audience: team }], removed: [] })
          for (const inner of ["audiences", "settled", "failedIn"])
            expect(wireRowOf(view, change?.rows[0] ?? {}), view).not.toHaveProperty(inner)
          expect((yield* views.everyChange(view, last, 10))?.rows, view).toEqual([])
        }
        expect(yield* views.everyChange("proposals", 0, decided)).toBeNull()
      })
    )
  )

  test("are the streamed read models, and the counts", () =>
    expect([...viewNames].toSorted()).toEqual(
      ["counts", ...projections.filter(({ streamed }) => streamed).map(({ name }) => name)].toSorted()
    ))
})
