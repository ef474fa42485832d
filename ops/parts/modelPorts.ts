/** What the gateways ask of the model, answered by the reactors' side. */
import { Effect, Layer } from "effect"
import { ModelInUse, ProviderTest } from "../../gateways/modelPorts.ts"
import { builtinModel, builtinProvider } from "../../models/builtin/builtinModel.ts"
import { Model } from "../../models/model.ts"
import { analysePrompt } from "../../models/ollama/analyse/prompt.ts"
import { ollamaModel } from "../../models/ollama/ollamaModel.ts"
import { testCall } from "../../models/choosing/testCall.ts"
import type { Settings } from "../settings.ts"

const modelInUse = Layer.effect(
  ModelInUse,
  Effect.map(Model, (model) => {
    const { version } = analysePrompt()
    return ModelInUse.of({
      config: Effect.map(model.describe, ({ provider, model: name, embedModel }) => ({
        provider,
        model: name,
        embedModel,
        // Rules are asked with no words.
        promptVersion: provider === builtinProvider ? "none" : version
      }))
    })
  })
)

/** The very model, with nothing behind it that would stand in. */
const providerTest = ({ ollamaUrl: url }: Settings) =>
  Layer.succeed(ProviderTest, {
    check: ({ adapter, model, embedModel }) =>
      adapter === "builtin"
        ? testCall(builtinModel)
        : url === null
          ? Effect.succeed({
              well: false,
              latencyMs: 0,
              validJson: false,
              languages: [],
              note: "ollama-not-configured"
            })
          : testCall(ollamaModel({ url, model, embedModel }))
  })

export const modelPortsLayer = (settings: Settings) => Layer.merge(modelInUse, providerTest(settings))
