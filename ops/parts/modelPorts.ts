/** Implements the gateways' ports on the model. */
import { Effect, Layer } from "effect"
import { ModelInUse, ProviderTest } from "../../gateways/modelPorts.ts"
import { builtinModel, builtinProvider } from "../../models/builtin/builtinModel.ts"
import { dueDates } from "./bot/dueDates.ts"
import { Model } from "../../models/model.ts"
import { analysePrompt } from "../../models/ollama/analyse/prompt.ts"
import { ollamaModel } from "../../models/ollama/ollamaModel.ts"
import { testCall } from "../../models/choosing/testCall.ts"
import { localOllama } from "../settings/findOllama.ts"
import type { Settings } from "../settings/settings.ts"

const modelInUse = Layer.effect(
  ModelInUse,
  Effect.map(Model, (model) => {
    const { version } = analysePrompt()
    return ModelInUse.of({
      config: Effect.map(model.describe, ({ provider, model: name, embedModel }) => ({
        provider,
        model: name,
        embedModel,
        // The built-in rules have no prompt.
        promptVersion: provider === builtinProvider ? "none" : version
      }))
    })
  })
)

/** Tests the named model without a fallback, which would hide its failure. */
const providerTest = (settings: Settings) => {
  // A test sends only the product's own texts, and only when an admin asks for it.
  const url = settings.ollamaUrl ?? localOllama(settings)
  return Layer.succeed(ProviderTest, {
    check: ({ adapter, model, embedModel }) => {
      if (adapter === "builtin") return testCall(builtinModel)
      return url === null ? Effect.succeed(notConfigured) : testCall(ollamaModel({ url, model, embedModel }))
    }
  })
}

const notConfigured = {
  well: false,
  latencyMs: 0,
  validJson: false,
  languages: [],
  note: "ollama-not-configured"
}

export const modelPortsLayer = (settings: Settings) => Layer.mergeAll(modelInUse, providerTest(settings), dueDates)
