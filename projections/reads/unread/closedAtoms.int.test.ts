/** Closed statements, on PGlite and on a real Postgres: no run reads them, and a model still knows them. */
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Audience, team } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { atomRecorded, sampleRun } from "../../kit/samples.ts"
import { append, databases, runner, stageOn } from "../../kit/scene.ts"
import { Projections } from "../../runner/served/projections.ts"
import type { AtomScope } from "./questions.ts"
import { Unread } from "./unread.ts"

const { kinds, clear } = databases("closedatoms")
afterAll(clear)
const scope: AtomScope = { run: sampleRun, attempt: 1, topics: [], again: false, audiences: [team] }
const inChat = Audience.make("chat:chat0000")
const done = { _tag: "AtomClosed", status: "done", replacedBy: null, proposal: null, message: null } as const

describe.each(kinds)("closed statements on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test(
    "are not read by a run, also not again, and are the context of a model with their status",
    stage.on(() =>
      Effect.gen(function* () {
        const projections = yield* runner()
        yield* append(subjectOf("atom", "atom0000"), atomRecorded("Postgres it is", "atom0000"))
        yield* append(subjectOf("atom", "atom0001"), atomRecorded("Backups at night", "atom0001"))
        yield* append(subjectOf("atom", "secret00"), atomRecorded("Quietly", "secret00", { audience: inChat }))
        yield* projections.position.waitFor(yield* append(subjectOf("atom", "atom0000"), done))
        const unread = yield* Effect.provide(
          Unread,
          Unread.layer.pipe(Layer.provide(Layer.succeed(Projections, projections)))
        )
        for (const again of [false, true]) {
          const rows = yield* unread.atoms({ ...scope, again }, null, 10)
          expect(rows.map(({ id }) => id)).toEqual(["atom0001"])
          expect(yield* unread.countAtoms({ ...scope, again })).toBe(1)
        }
        const known = yield* unread.knownAtoms([team], ["atom0001", "atom0000", "secret00", "absent01"])
        expect(known.map(({ id, status }) => [id, status])).toEqual([
          ["atom0001", "open"],
          ["atom0000", "done"]
        ])
      })
    )
  )
})
