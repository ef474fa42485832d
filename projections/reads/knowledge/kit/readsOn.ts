/** Runs the reads about knowledge in a test, once the tables have the scene. */
import { Effect, Layer } from "effect"
import { runner, type Stage, type stageOn } from "../../../kit/scene.ts"
import { toldStory } from "../../../kit/story.ts"
import { Projections } from "../../../runner/served/projections.ts"
import { Knowledge } from "../knowledge.ts"

/** Runs the scene, waits until the tables have it, then runs the reads. */
export const readsOn =
  (stage: ReturnType<typeof stageOn>) =>
  (play: (ask: Knowledge["Service"]) => Effect.Effect<void, unknown, Stage>, story = toldStory) =>
    stage.on(() =>
      Effect.gen(function* () {
        const projections = yield* runner()
        yield* projections.position.waitFor(yield* story)
        const knowledge = yield* Effect.provide(
          Knowledge,
          Knowledge.layer.pipe(Layer.provide(Layer.succeed(Projections, projections)))
        )
        yield* play(knowledge)
      })
    )
