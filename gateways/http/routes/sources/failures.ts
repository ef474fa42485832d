/** The webhooks that could not become a message or a task. They are dead letters, which administrators of sources decide on. */
import { Effect, Schema } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { Reason } from "../../../../domain/text/text.ts"
import { DeadLetters } from "../../../../streams/ports/deadLetters.ts"
import { FailedWebhook } from "../../../contract/webhooks/sources.ts"
import { restOperation } from "../../api/operation.ts"
import { noFields } from "../../api/requestFields.ts"
import { commandProblems, NotFound, readProblems, Unavailable } from "../../problems/problems.ts"
import { Caller } from "../../signIn/caller.ts"
import { failedWebhooks, isOwnFailure } from "./sourceRows.ts"

const params = {
  // Only letters of this consumer: an administrator decides on no others, and only as one of the readers of its source.
  failure: Schema.String.check(
    Schema.isPattern(/^receive@\d{1,16}$/, { message: "must be the id of a failed webhook, such as receive@17" })
  )
}
const success = Schema.Struct({ id: Schema.String })
const unavailable = () => new Unavailable({ detail: "The failed webhooks cannot be read now. Try again in a moment." })
const gone = () =>
  new NotFound({ detail: "There is no such failed webhook. It was handled or dropped in the meantime." })

const decided = Effect.fnUntraced(function* (
  id: string,
  actor: ActorId,
  decide: (letters: DeadLetters["Service"]) => ReturnType<DeadLetters["Service"]["retry"]>
) {
  const { audiencesOf } = yield* Principals
  if (!(yield* isOwnFailure(id, audiencesOf(actor)).pipe(Effect.mapError(unavailable)))) return yield* gone()
  const found = yield* decide(yield* DeadLetters).pipe(Effect.mapError(unavailable))
  return found ? { id } : yield* gone()
})

export const failureOperations = {
  failures: restOperation(
    "sources.failures",
    {
      method: "GET",
      path: "/sources/failures",
      success: Schema.Struct({ items: Schema.Array(FailedWebhook), hidden: Schema.Int }),
      error: readProblems,
      description:
        "The webhooks that could not become a message or a task, oldest first. They are kept for a week. `hidden` is the number of those that only the readers of their sources see."
    },
    Effect.fnUntraced(function* () {
      const { actor } = yield* Caller
      const { audiencesOf } = yield* Principals
      return yield* failedWebhooks(audiencesOf(actor)).pipe(Effect.mapError(unavailable))
    })
  ),
  retry: restOperation(
    "sources.decide",
    {
      method: "POST",
      path: "/sources/failures/:failure/retry",
      params,
      payload: noFields,
      success,
      error: commandProblems,
      description: "Handles the webhook again, by the present mapping. It stays in the list until that has succeeded."
    },
    Effect.fnUntraced(function* ({ params: { failure } }) {
      const { actor } = yield* Caller
      return yield* decided(failure, actor, ({ retry }) => retry(failure, actor))
    })
  ),
  drop: restOperation(
    "sources.decide",
    {
      method: "POST",
      path: "/sources/failures/:failure/drop",
      params,
      payload: Schema.Struct({ because: Reason }),
      success,
      error: commandProblems,
      description: "The webhook is never handled. The reason is kept."
    },
    Effect.fnUntraced(function* ({ params: { failure }, payload: { because } }) {
      const { actor } = yield* Caller
      return yield* decided(failure, actor, ({ drop }) => drop(failure, { by: actor, because }))
    })
  )
}
