/** The model on an Ollama server: one schema-constrained call for each question, decoded and checked here. */
import { Effect, Layer } from "effect"
import { Model } from "../model.ts"
import { type OllamaDeadlines, ollamaServer } from "./server/ollama.ts"
import { analyseByOllama } from "./analyse/analyse.ts"
import { makeAsk } from "./request/ask.ts"
import { classifyByOllama } from "./classify/classify.ts"
import { absent, present } from "./server/describe.ts"
import { embedByOllama } from "./embed.ts"
import { extractByOllama } from "./extract/extract.ts"

export interface OllamaSettings {
  readonly url: string
  readonly model: string
  readonly embedModel: string
  readonly deadlines?: Partial<OllamaDeadlines>
}

export const ollamaModel = (settings: OllamaSettings): Model["Service"] => {
  const server = ollamaServer(settings.url, settings.deadlines)
  const ask = makeAsk(server, settings.model)
  return Model.of({
    classify: classifyByOllama(ask),
    extract: extractByOllama(ask, { isLocal: isOnThisMachine(settings.url) }),
    analyse: analyseByOllama(ask),
    embed: embedByOllama(server, settings.embedModel),
    describe: server.list.pipe(
      Effect.match({
        onSuccess: (models) => present(settings, models),
        onFailure: (failure) => absent(settings, failure)
      })
    )
  })
}

/** Whether an address is of this machine, so that names of people may be sent there. */
export const isOnThisMachine = (url: string): boolean => {
  const host = URL.canParse(url) ? new URL(url).hostname : ""
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host)
}

/** Has no fallback: every failure reaches the caller. See `degradingLayer`. */
export const ollamaLayer = (settings: OllamaSettings): Layer.Layer<Model> =>
  Layer.sync(Model, () => ollamaModel(settings))
