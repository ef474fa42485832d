/** The attempts to handle one update. */
import { Duration, Effect, Result, Schedule, Schema } from "effect"
import { framesOf } from "../../../../streams/errors.ts"

/** The update cannot be handled now. It is retried. */
export class NotNow extends Schema.TaggedError<NotNow>()("NotNow", {
  why: Schema.String,
  /** True when a part that all updates need is down, or an operator must repair the chat: no attempt counts until then. */
  isOutage: Schema.optionalKey(Schema.Boolean)
}) {
  override get message() {
    return this.why
  }
}

/** An update that is no longer retried. */
export interface GivenUp {
  readonly why: string
  readonly tries: number
}

/** With the pauses below, an update is given up after about three minutes. */
const mostTries = 20
export const updateRetries = Schedule.min([
  Schedule.exponential(Duration.millis(200)),
  Schedule.spaced(Duration.seconds(10))
])

/** Returns the result of the handling. A defect is a bug and would occur again, so it ends the attempts. */
export const attempts = <A>(
  handling: Effect.Effect<A, NotNow>,
  position: number
): Effect.Effect<Result.Result<A, GivenUp>> => {
  let tries = 0
  return handling.pipe(
    Effect.tapError(({ why, isOutage }) => {
      if (isOutage !== true) tries++
      return Effect.logWarning("an update has to wait", { position, why })
    }),
    Effect.retry({ while: ({ isOutage }) => isOutage === true || tries < mostTries, schedule: updateRetries }),
    Effect.mapError(({ why }): GivenUp => ({ why, tries })),
    Effect.result,
    Effect.catchDefect((defect) =>
      Effect.as(
        Effect.logError("an update could not be handled", { position, at: framesOf(defect) }),
        Result.fail({ why: "a defect", tries: tries + 1 })
      )
    )
  )
}
