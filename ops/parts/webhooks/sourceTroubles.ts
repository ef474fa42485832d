/** Reports the sources whose webhooks are refused, or will be soon, because too many of them are kept. */
import { Effect, Layer } from "effect"
import { type KeptOfSource, SourceInbox } from "../../../streams/inbox/sourceInbox.ts"
import { type Trouble, Troubles } from "../../../streams/troubles.ts"

/** A log that does not answer is a trouble of its own. */
const longestLook = "2 seconds"

export const troublesOfSources = (kept: ReadonlyMap<string, KeptOfSource>): ReadonlyArray<Trouble> =>
  [...kept].flatMap(([id, { requests, isNearlyFull }]) =>
    isNearlyFull
      ? [
          {
            code: "source-full",
            message: `${requests} webhooks of the incoming webhook ${id} are kept, and its further ones are refused with 429, or will be soon`,
            remedy: "tt sources failures",
            stops: []
          }
        ]
      : []
  )

export const sourceTroubles = Layer.effectDiscard(
  Effect.gen(function* () {
    const { kept } = yield* SourceInbox
    yield* (yield* Troubles).register(
      kept.pipe(
        Effect.map(troublesOfSources),
        Effect.timeout(longestLook),
        Effect.orElseSucceed((): ReadonlyArray<Trouble> => [])
      )
    )
  })
)
