/** The order of a writer's announcements. */
import { Deferred, Effect, Fiber, Stream } from "effect"
import { expect, test } from "vitest"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { anyProjection } from "../../projection.ts"
import { noticesProjection } from "../../models/notices/notices.ts"
import { tasks } from "../../models/tasks.ts"
import { type Announced, makeAnnouncer } from "./announcer.ts"

const changed: Announced = {
  projection: anyProjection(tasks),
  from: 4,
  result: { rows: new Map(), left: [{ id: "one00000", audience: "team", seq: 5 }] }
}

/** Collects the announcements. Each change waits until `release`. */
const onAir = (
  play: (air: {
    readonly announced: ReadonlyArray<string>
    readonly reached: Effect.Effect<void>
    readonly release: Effect.Effect<unknown>
  }) => Effect.Effect<void, never, Broadcast>
) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const announced: Array<string> = []
      const reached = yield* Deferred.make<void>()
      const gate = yield* Deferred.make<void>()
      const publish = (subject: string, value: unknown) =>
        Effect.gen(function* () {
          if (subject === "changes.tasks") {
            yield* Deferred.succeed(reached, undefined)
            yield* Deferred.await(gate)
          }
          announced.push(`${subject} ${JSON.stringify(value)}`)
        })
      yield* play({ announced, reached: Deferred.await(reached), release: Deferred.succeed(gate, undefined) }).pipe(
        Effect.provideService(Broadcast, { publish, subscribe: () => Stream.never })
      )
    })
  )
const position = (at: number, from: number, changes: number) =>
  `changes.position ${JSON.stringify({ at, generation: 1, from, changes })}`

test("a heartbeat announces nothing before the tables are opened, and then the last position", () =>
  onAir(({ announced }) =>
    Effect.gen(function* () {
      const { announce, heartbeat, reset } = makeAnnouncer()
      yield* heartbeat
      expect(announced).toEqual([])
      yield* announce([], 1, 4)
      yield* heartbeat
      expect(announced).toEqual([position(4, 4, 0), position(4, 4, 0)])
      reset()
      yield* heartbeat
      expect(announced).toHaveLength(2)
    })
  ))

test("a heartbeat never comes between the changes of a batch and their position", () =>
  onAir(({ announced, reached, release }) =>
    Effect.gen(function* () {
      const { announce, heartbeat } = makeAnnouncer()
      yield* announce([], 1, 4)
      const batch = yield* Effect.forkChild(announce([changed], 1, 5))
      yield* reached
      yield* heartbeat
      expect(announced).toEqual([position(4, 4, 0)])
      yield* release
      yield* Fiber.join(batch)
      yield* heartbeat
      expect(announced).toEqual([
        position(4, 4, 0),
        expect.stringContaining("changes.tasks"),
        position(5, 4, 1),
        position(5, 5, 0)
      ])
    })
  ))

test("a row that no client may see is not announced, and the batch counts no change for it", () =>
  onAir(({ announced }) =>
    Effect.gen(function* () {
      const thing = { id: "evt.task.task0001", seq: 5, values: { audience: "service:noreader", watched: {} } }
      const notice = {
        id: "task.task0001.assigned.bo000000",
        seq: 5,
        values: { audience: "person:bo000000", watched: null }
      }
      const batch = (...rows: ReadonlyArray<typeof thing | typeof notice>): Announced => ({
        projection: anyProjection(noticesProjection),
        from: 4,
        result: { rows: new Map(rows.map((row) => [row.id, row])), left: [] }
      })
      const { announce } = makeAnnouncer()
      yield* announce([batch(thing)], 1, 5)
      expect(announced).toEqual([position(5, 4, 0)])
      yield* announce([batch(thing, notice)], 1, 5)
      expect(announced.slice(1)).toEqual([expect.stringContaining(notice.id), position(5, 4, 1)])
      expect(announced[1]).not.toContain("noreader")
    })
  ))
