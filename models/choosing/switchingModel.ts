/** The model that people chose, from one question to the next, without a restart; where they chose none, that of the settings. */
import { Context, Effect, Layer } from "effect"
import { type ActiveProvider, Providers } from "../../commands/providers/providers.ts"
import { builtinModel } from "../builtin/builtinModel.ts"
import { chosenModelLayer, type ModelSettings } from "./chosenModel.ts"
import { Model } from "../model.ts"

/** The layer of a model that was chosen. Where its server is, the settings say: nobody's choice makes us call another address. */
const layerOf = (settings: ModelSettings, chosen: ActiveProvider["settings"] | null): Layer.Layer<Model> =>
  chosen === null
    ? chosenModelLayer(settings)
    : chosen.adapter === "builtin"
      ? Layer.succeed(Model, settings.builtin ?? builtinModel)
      : chosenModelLayer({ ...settings, model: chosen.model, embedModel: chosen.embedModel })

/** One that was chosen before is taken up again with what it knows of its server's failures. */
export const switchingModelLayer = (settings: ModelSettings = {}): Layer.Layer<Model, never, Providers> =>
  Layer.effect(
    Model,
    Effect.gen(function* () {
      const { active } = yield* Providers
      const scope = yield* Effect.scope
      // One for each that was ever chosen, which are few; a question that is on its way keeps the one that it went to.
      const made = new Map<string, Effect.Effect<Model["Service"]>>()
      const now = Effect.suspend(() => {
        const chosen = active()?.settings ?? null
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
      return Model.of({
        classify: (input) => Effect.flatMap(now, (model) => model.classify(input)),
        extract: (input) => Effect.flatMap(now, (model) => model.extract(input)),
        analyse: (input) => Effect.flatMap(now, (model) => model.analyse(input)),
        embed: (texts) => Effect.flatMap(now, (model) => model.embed(texts)),
        describe: Effect.flatMap(now, (model) => model.describe)
      })
    })
  )
