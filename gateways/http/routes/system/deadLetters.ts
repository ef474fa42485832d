/** Dead letters, for owners: the commits that a reactor could not handle. */
import { Effect, Schema } from "effect"
import { Reason } from "../../../../domain/text/text.ts"
import { DeadLetters } from "../../../../streams/ports/deadLetters.ts"
import { DeadLetterShown } from "../../../contract/systemShown.ts"
import { group, restOperation } from "../../api/operation.ts"
import { noFields } from "../../api/requestFields.ts"
import { commandProblems, NotFound, readProblems, Unavailable } from "../../problems/problems.ts"
import { Caller } from "../../signIn/caller.ts"

const params = {
  id: Schema.String.check(
    Schema.isPattern(/^[a-z-]{1,40}@\d{1,16}$/, { message: "must be the id of a dead letter, such as classify@17" })
  )
}
const success = Schema.Struct({ id: Schema.String })

const unavailable = () => new Unavailable({ detail: "The dead letters cannot be read now. Try again in a moment." })

/** Applies the decision to the letter of the request. */
const decided = Effect.fnUntraced(function* (
  id: string,
  decide: (letters: DeadLetters["Service"]) => ReturnType<DeadLetters["Service"]["retry"]>
) {
  const found = yield* decide(yield* DeadLetters).pipe(Effect.mapError(unavailable))
  if (!found)
    return yield* new NotFound({ detail: "There is no such dead letter. It was handled or dropped in the meantime." })
  return { id }
})

export const deadLetterOperations = group("dead-letters", {
  list: restOperation(
    "dead-letters.list",
    {
      method: "GET",
      path: "/system/dead-letters",
      success: Schema.Struct({ items: Schema.Array(DeadLetterShown) }),
      error: readProblems,
      description: "The commits that a reactor could not handle, oldest first."
    },
    () =>
      Effect.flatMap(DeadLetters, ({ list }) => list).pipe(
        Effect.mapBoth({ onSuccess: (items) => ({ items }), onFailure: unavailable })
      )
  ),
  retry: restOperation(
    "dead-letters.decide",
    {
      method: "POST",
      path: "/system/dead-letters/:id/retry",
      params,
      payload: noFields,
      success,
      error: commandProblems,
      description: "The reactor handles the commit again. The letter stays in the list until that has succeeded."
    },
    Effect.fnUntraced(function* ({ params: { id } }) {
      const { actor } = yield* Caller
      return yield* decided(id, ({ retry }) => retry(id, actor))
    })
  ),
  drop: restOperation(
    "dead-letters.decide",
    {
      method: "POST",
      path: "/system/dead-letters/:id/drop",
      params,
      payload: Schema.Struct({ because: Reason }),
      success,
      error: commandProblems,
      description: "The commit is never handled. The reason is kept."
    },
    Effect.fnUntraced(function* ({ params: { id }, payload: { because } }) {
      const { actor } = yield* Caller
      return yield* decided(id, ({ drop }) => drop(id, { by: actor, because }))
    })
  )
})
