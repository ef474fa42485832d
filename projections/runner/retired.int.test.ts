/** The checkpoint of a read model that the product no longer has, on PGlite and on a real Postgres. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../database/database.ts"
import { append, created, databases, one, retitled, runner, stageOn } from "../kit/scene.ts"

const { kinds, clear } = databases("retired")
afterAll(clear)

describe.each(kinds)("on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "a process that follows is not held back by the checkpoint of a retired read model",
    on(
      Effect.fnUntraced(function* () {
        const writer = yield* runner()
        yield* writer.position.waitFor(yield* append(one, created("one")))
        const tables = yield* Database
        yield* tables.define(
          "insert into read.checkpoint (name, version, seq, witness, state) select 'retired', version, 0, '', state from read.checkpoint limit 1"
        )
        const follower = yield* runner()
        yield* append(one, retitled("two"))
        const last = yield* append(one, retitled("three"))
        yield* writer.position.waitFor(last)
        yield* follower.position.waitFor(last)
        expect(follower.position.at()).toBe(last)
        const late = yield* runner()
        expect(late.position.at()).toBe(last)
      })
    )
  )
})
