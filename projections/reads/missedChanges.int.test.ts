/** A process that follows the tables and gets no announcement: it still answers with the rows that the tables have. */
import { Context, Effect, Layer, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { bo } from "../../domain/kit/people.ts"
import { Broadcast } from "../../streams/ports/broadcast.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { append, databases, runner, stageOn, until } from "../kit/scene.ts"
import { followedProjectionsLayer } from "../projections.ts"
import { Projections } from "../runner/served/projections.ts"
import { Reads } from "./reads.ts"

const { kinds, clear } = databases("missed")
afterAll(clear)

const deaf = Layer.effect(
  Broadcast,
  Effect.map(Broadcast, (broadcast) => Broadcast.of({ ...broadcast, subscribe: () => Stream.never }))
)
const follower = Effect.map(
  Layer.build(Layer.fresh(Reads.layer.pipe(Layer.provideMerge(followedProjectionsLayer), Layer.provide(deaf)))),
  (built) => ({ people: Context.get(built, Reads).people, ...Context.get(built, Projections) })
)
const subject = subjectOf("person", "bo000000")

describe.each(kinds)("a follower on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "lists the people of the tables although every announcement was lost",
    on(
      Effect.fnUntraced(function* () {
        yield* runner()
        const { people, position } = yield* follower
        const names = Effect.map(people, (all) => all.map(({ name }) => name))
        yield* position.waitFor(yield* append(subject, { _tag: "PersonJoined", person: bo, name: "Bo", handle: null }))
        expect(yield* names).toEqual(["Bo"])
        yield* position.waitFor(
          yield* append(subject, { _tag: "PersonRenamed", person: bo, name: "Bob", handle: null })
        )
        expect(yield* names).toEqual(["Bob"])
      })
    )
  )

  test(
    "says that no process writes the tables while the log has more commits, until one does",
    on(
      Effect.fnUntraced(function* () {
        const joined = { _tag: "PersonJoined", person: bo, name: "Bo", handle: null } as const
        const writer = yield* runner()
        const { position, trouble } = yield* follower
        yield* position.waitFor(yield* append(subject, joined))
        yield* writer.stop
        const last = yield* append(subject, { ...joined, _tag: "PersonRenamed", name: "Bob" })
        const told = yield* until(trouble, ([first]) => first?.code === "tables-stopped")
        expect(told).toMatchObject([{ message: expect.stringContaining(`position ${last}`), stops: [] }])
        yield* runner()
        yield* until(trouble, (troubles) => troubles.length === 0)
        expect(position.at()).toBe(last)
      })
    )
  )
})
