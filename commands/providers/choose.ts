/** Chooses the active provider, and finds the settings of one. */
import { Effect } from "effect"
import { ProviderRefused } from "../../domain/provider/provider.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { requestFor } from "../knowledge/loadFromLog.ts"
import { Providers } from "./providers.ts"

/** Makes a provider the active one. The others stand down in the same batch. */
export const chooseProvider = Effect.fnUntraced(function* (request: Request, id: string) {
  const providers = yield* Providers
  yield* providers.current
  const others = providers
    .chosen()
    .filter((each) => each !== id)
    .map((each): Step => ({ subject: subjectOf("provider", each), command: { _tag: "StandDownProvider" } }))
  // The chosen one is the last step: its position is the receipt's, also when a repeat has other steps before it.
  const batch: readonly [...ReadonlyArray<Step>, Step] = [
    ...others,
    { subject: subjectOf("provider", id), command: { _tag: "ChooseProvider" } }
  ]
  const [first, ...rest] = batch
  const { seq } = yield* (yield* CommandBus).send(requestFor(request, id, "ChooseProvider"), first, ...rest)
  return { id, seq }
})

/** The present settings of a provider. Refused `not-found` when there is no such provider. */
export const providerOf = Effect.fnUntraced(function* (id: string) {
  const providers = yield* Providers
  yield* providers.current
  const found = providers.find(id)
  return found === null ? yield* new ProviderRefused({ because: "not-found" }) : found
})
