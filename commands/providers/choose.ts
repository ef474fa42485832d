/** Which model is put to work, and which settings a test is of. */
import { Effect } from "effect"
import { ProviderRefused } from "../../domain/provider/provider.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { requestFor } from "../knowledge/loadFromLog.ts"
import { Providers } from "./providers.ts"

/** Puts a model to work, at once, in place of whichever was. */
export const chooseProvider = Effect.fnUntraced(function* (request: Request, id: string) {
  const providers = yield* Providers
  yield* providers.current
  const others = providers
    .chosen()
    .filter((each) => each !== id)
    .map((each): Step => ({ subject: subjectOf("provider", each), command: { _tag: "StandDownProvider" } }))
  // Last, so that its position is the receipt's, whoever else was at work when the same is asked again.
  const batch: readonly [...ReadonlyArray<Step>, Step] = [
    ...others,
    { subject: subjectOf("provider", id), command: { _tag: "ChooseProvider" } }
  ]
  const [first, ...rest] = batch
  const { seq } = yield* (yield* CommandBus).send(requestFor(request, id, "ChooseProvider"), first, ...rest)
  return { id, seq }
})

/** The settings of one, as the log has them. Refused `not-found` when there is none. */
export const providerOf = Effect.fnUntraced(function* (id: string) {
  const providers = yield* Providers
  yield* providers.current
  const found = providers.find(id)
  return found === null ? yield* new ProviderRefused({ because: "not-found" }) : found
})
