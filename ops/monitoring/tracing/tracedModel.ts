import type { Model } from "../../../models/model.ts"
import { traced } from "../../../streams/trace/tracing.ts"

const call = (kind: string) => traced({ name: `model ${kind}`, kind: "client" })

/** The same answers as `model`. Each call in a trace is a span, without its question and its answer. */
export const tracedModel = (model: Model["Service"]): Model["Service"] => ({
  ...model,
  classify: (input) => call("classify")(model.classify(input)),
  extract: (input) => call("extract")(model.extract(input)),
  analyse: (input) => call("analyse")(model.analyse(input)),
  embed: (texts) => call("embed")(model.embed(texts))
})
