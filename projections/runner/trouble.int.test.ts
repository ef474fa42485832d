/** Failures that stop a runner or a part of it, on PGlite and on a real Postgres: they are reported, and the rows stay right. */
import { Effect, Schema } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { anyProjection, type Projection } from "../projection.ts"
import { declareRow } from "../row.ts"
import {
  append,
  created,
  databases,
  onAnotherLog,
  one,
  retitled,
  rowsOf,
  runner,
  stageOn,
  tally,
  two,
  until
} from "../kit/scene.ts"

const { kinds, clear } = databases("trouble")
afterAll(clear)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe.each(kinds)("the runner on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "stops on another log, serves the rows that it has, and names the verb that repairs them",
    on(
      Effect.fnUntraced(function* () {
        const before = yield* runner()
        for (const title of ["one", "two"]) yield* append(one, title === "one" ? created(title) : retitled(title))
        yield* before.position.waitFor(2)
        yield* before.stop
        yield* onAnotherLog(
          Effect.gen(function* () {
            for (const i of upTo(3)) yield* append(one, i === 1 ? created("other") : retitled(`other ${i}`))
            const { trouble, rebuilding, position } = yield* runner()
            const told = yield* until(trouble, ([first]) => first?.code === "log-replaced")
            expect(told.map(({ code, remedy, stops }) => [code, remedy, stops])).toEqual([
              ["log-replaced", "tt replay", ["writes"]],
              ["tables-stale", "tt replay", []]
            ])
            expect([rebuilding(), position.at()]).toEqual([null, 2])
          })
        )
        expect(yield* rowsOf("tasks")).toMatchObject([{ title: "two", seq: 2 }])
      })
    )
  )

  test(
    "quarantines an aggregate whose handler threw, reports it, and continues with the others",
    on(
      Effect.fnUntraced(function* () {
        const fragile: Projection<{ readonly title: string }> = {
          ...anyProjection(tally),
          name: "fragile",
          row: declareRow(Schema.String, { title: Schema.String }),
          rows: {
            TaskCreated: ({ title }, { commit }) => {
              if (title === "boom") throw new Error("it went off")
              return { [commit.subject]: { title } }
            }
          }
        }
        const { position, sentences, stop } = yield* runner([anyProjection(fragile)])
        yield* append(one, created("boom"))
        yield* position.waitFor(yield* append(two, created("two")))
        const told = [expect.stringMatching(/fragile: evt\.task\.one00000 .* position 1: Error$/)]
        expect(yield* until(sentences, (lines) => lines.length > 0)).toEqual(told)
        expect(yield* rowsOf("fragile")).toMatchObject([{ id: two, title: "two" }])
        yield* stop
        const again = yield* runner([anyProjection(fragile)])
        yield* again.position.waitFor(2)
        expect(yield* until(again.sentences, (lines) => lines.length > 0)).toEqual(told)
      })
    )
  )
})
