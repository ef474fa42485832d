/** The model that people chose, else the one of the settings. A change takes effect at the next question. */
import { Context, Effect, Layer } from "effect"
import type { State } from "../../domain/provider/provider.ts"
import { builtinModel } from "../builtin/builtinModel.ts"
import { chosenModelLayer, type ModelSettings } from "./chosenModel.ts"
import { measuredModel } from "./measuredModel.ts"
import { Model } from "../model.ts"

export type ModelChoice = Extract<State, { readonly is: "configured" }>["settings"]

/**
 * The layer of a chosen model. The server's address comes from the settings only: a choice never changes it. Without an
 * address in the settings, a choice permits the usual address of this machine.
 */
const layerOf = (settings: ModelSettings, chosen: ModelChoice | null): Layer.Layer<Model> => {
  if (chosen === null) return chosenModelLayer(settings)
  if (chosen.adapter === "builtin") return Layer.succeed(Model, settings.builtin ?? builtinModel)
  const url = settings.url ?? settings.localUrl
  const { model, embedModel } = chosen
  return chosenModelLayer({ ...settings, ...(url === undefined ? {} : { url }), model, embedModel })
}

/**
 * Reads `choice` before every question; null means that no model is chosen. A model that is chosen again keeps its
 * failure count.
 */
export const switchingModelLayer = (
  choice: () => ModelChoice | null,
  settings: ModelSettings = {}
): Layer.Layer<Model> =>
  Layer.effect(
    Model,
    Effect.gen(function* () {
      const scope = yield* Effect.scope
      // One entry for each choice; there are few. A question in flight keeps its model.
      const made = new Map<string, Effect.Effect<Model["Service"]>>()
      const now = Effect.suspend(() => {
        const chosen = choice()
        const key = JSON.stringify(chosen === null ? null : [chosen.adapter, chosen.model, chosen.embedModel])
        const known = made.get(key)
        if (known !== undefined) return known
        return Layer.buildWithScope(layerOf(settings, chosen), scope).pipe(
          Effect.map(Context.get(Model)),
          Effect.cached,
          Effect.flatMap((once) => {
            made.set(key, once)
            return once
          })
        )
      })
      return measuredModel({
        classify: (input) => Effect.flatMap(now, (model) => model.classify(input)),
        extract: (input) => Effect.flatMap(now, (model) => model.extract(input)),
        analyse: (input) => Effect.flatMap(now, (model) => model.analyse(input)),
        embed: (texts) => Effect.flatMap(now, (model) => model.embed(texts)),
        describe: Effect.flatMap(now, (model) => model.describe)
      })
    })
  )
