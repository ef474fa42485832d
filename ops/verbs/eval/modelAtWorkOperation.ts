/** The model that people chose last, as the log has it; null: they chose none, so the settings count. */
import { Effect, Schema, Stream } from "effect"
import { Providers } from "../../../commands/providers/providers.ts"
import { operation } from "../operation.ts"

export const modelAtWork = operation({
  name: "model-at-work",
  input: Schema.Struct({}),
  run: () =>
    Stream.fromEffect(
      Effect.map(Providers, ({ active }) => ({ chosen: active()?.settings ?? null })).pipe(
        Effect.provide(Providers.layer)
      )
    )
})
