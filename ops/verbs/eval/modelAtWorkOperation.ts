/** The model that people chose last, from the log; null when they chose none, and the settings decide. */
import { Effect, Schema, Stream } from "effect"
import { Providers } from "../../../commands/providers/providers.ts"
import { operation } from "../operation/operation.ts"

export const modelAtWorkOperation = operation({
  name: "model-at-work",
  input: Schema.Struct({}),
  run: () =>
    Stream.fromEffect(
      Effect.map(Providers, ({ active }) => ({ chosen: active()?.settings ?? null })).pipe(
        Effect.provide(Providers.layer)
      )
    )
})
