/** `tt seed`: stores the project's sample chat, or removes it. */
import { Effect, Stream } from "effect"
import { request } from "../../control/request.ts"
import { removeSampleOperation } from "./removeSample.ts"
import { seedOperation } from "./seedOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer } from "../operation/print.ts"

export const removeSeed = Effect.fn("removeSeed")(function* (settings: Settings, json: boolean) {
  yield* Stream.runForEach(request(settings, removeSampleOperation, {}), (made) =>
    answer(json, made, `${made.removed} messages of the sample removed; their texts are no longer shown`)
  )
})

export const loadSeed = Effect.fn("seed")(function* (settings: Settings, json: boolean) {
  const pieces = yield* Stream.runCollect(request(settings, seedOperation, {}))
  const stored = pieces.reduce((sum, piece) => sum + piece.stored, 0)
  const seen = pieces.reduce((sum, piece) => sum + piece.seen, 0)
  yield* answer(
    json,
    { stored, alreadyThere: seen - stored },
    `${stored} messages of the sample stored, ${seen - stored} already stored before`
  )
})
