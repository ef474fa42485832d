/** `tt seed`: stores the project's sample chat. */
import { Effect, Stream } from "effect"
import { request } from "../../control/request.ts"
import { seedOperation } from "./seedOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer } from "../operation/print.ts"

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
