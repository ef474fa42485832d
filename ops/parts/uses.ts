/** Returns whether knowledge is used, from read models that have caught up with the log. */
import { Effect, Layer } from "effect"
import { Uses, UsesUnknown } from "../../commands/knowledge/uses.ts"
import { Knowledge } from "../../projections/reads/knowledge/knowledge.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Feed } from "../../streams/ports/feed.ts"

export const usesLayer = Layer.effect(
  Uses,
  Effect.gen(function* () {
    const feed = yield* Feed
    const reads = yield* Reads
    const knowledge = yield* Knowledge
    return Uses.of({
      of: (kind, id) =>
        feed.head.pipe(
          Effect.flatMap(reads.waitFor),
          Effect.andThen(knowledge.uses(kind, id)),
          Effect.mapError(() => new UsesUnknown())
        )
    })
  })
)
