/** The served tables as this process knows them: their checkpoints, their position and what is wrong with them. */
import { Effect, Metric, Ref } from "effect"
import type { Recorded } from "../../streams/commit/envelope.ts"
import { Feed } from "../../streams/feed.ts"
import type { AnyProjection } from "../projection.ts"
import { announce } from "./batch/announce.ts"
import { makeRowCache } from "./batch/rowCache.ts"
import { AnotherWriter, writeBatch } from "./batch/writer.ts"
import { type Prepared, prepare } from "./prepare.ts"
import type { Trouble } from "../../streams/troubles.ts"
import { type Checkpoint, quarantined } from "./tables/checkpoint.ts"
import { checkTables } from "./tables/logOfTables.ts"
import { schemas } from "./tables/tables.ts"
import { makePosition } from "./served/position.ts"

const reachedPosition = Metric.gauge("projection_position", { description: "How far in the log the tables are" })

/** Never run `reload` and `write` at the same time: each reads and replaces the checkpoints. */
export const makeServedState = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const feed = yield* Feed
  const position = makePosition()
  const trouble = yield* Ref.make<ReadonlyArray<Trouble>>([])
  const cache = makeRowCache()
  let opened = false
  /** New tables are complete once they reach the head that the log had when they were created. */
  let completeAt = 0
  let stored: Prepared = { generation: 1, checkpoints: new Map(), outdated: [] }

  /** Starts again from the stored checkpoints. Tables of a log that has changed are opened for reads, and then it fails. */
  const reload = Effect.gen(function* () {
    cache.clear()
    stored = yield* prepare(projections)
    const at = lowest(stored.checkpoints)
    opened = true
    completeAt = at === 0 ? yield* feed.head : 0
    yield* Ref.set(trouble, quarantined(stored.checkpoints))
    position.reached(at, stored.generation)
    yield* checkTables(stored.checkpoints)
  })

  /** Writes a batch in one transaction, and announces it afterwards. */
  const write = Effect.fnUntraced(function* (batch: readonly [Recorded, ...ReadonlyArray<Recorded>]) {
    const { generation, checkpoints } = stored
    const target = { schema: schemas.live, generation }
    const written = yield* writeBatch(target, projections, checkpoints, cache, batch).pipe(
      Effect.catchTag("GuardBroken", () => Effect.fail(new AnotherWriter({ name: "projections" })))
    )
    const moved = written.map(({ checkpoint }): [string, Checkpoint] => [checkpoint.name, checkpoint])
    stored = { ...stored, checkpoints: new Map([...checkpoints, ...moved]) }
    for (const { projection, checkpoint, result } of written)
      if (result.rows.size > 0) position.changes(projection.name, checkpoint.seq)
    yield* Ref.set(trouble, quarantined(stored.checkpoints))
    position.reached(lowest(stored.checkpoints))
    yield* Metric.update(reachedPosition, position.at())
    yield* announce(written, generation, position.at())
  })

  return {
    position,
    /** The reasons why the tables have stopped, or an aggregate is in quarantine. */
    trouble,
    reload,
    write,
    opened: () => opened,
    completeAt: () => completeAt,
    outdated: () => stored.outdated,
    /** The position that every table has reached; null if all tables are outdated. */
    reached: () => (stored.checkpoints.size === 0 ? null : lowest(stored.checkpoints))
  }
})
export type ServedState = Effect.Success<ReturnType<typeof makeServedState>>

const lowest = (checkpoints: ReadonlyMap<string, Checkpoint>) =>
  checkpoints.size === 0 ? 0 : Math.min(...[...checkpoints.values()].map(({ seq }) => seq))
