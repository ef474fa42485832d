/** The routes of models: which there are, whether they pass their test, and which one is at work. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Command } from "../../../../domain/provider.ts"
import { Receipt } from "../../../contract.ts"
import { ProviderRow } from "../../../contract/knowledge.ts"
import { commandHeaders, readQuery } from "../requestFields.ts"
import { commandProblems, readProblems } from "../../problems/problems.ts"
import { verbsOf } from "./ids.ts"

const { adapter, label, model, embedModel } = Command.cases.ConfigureProvider.fields
const { bare } = verbsOf("providers")

export class Providers extends HttpApiGroup.make("providers").add(
  HttpApiEndpoint.get("list", "/providers", {
    query: readQuery,
    success: Schema.Struct({ items: Schema.Array(ProviderRow), seq: Schema.Int }),
    error: readProblems
  }),
  HttpApiEndpoint.post("configure", "/providers", {
    headers: commandHeaders,
    payload: Schema.Struct({ adapter, label, model, embedModel }),
    success: Receipt.pipe(HttpApiSchema.status(201)),
    error: commandProblems
  }).annotate(
    OpenApi.Description,
    "Adds a model. Where its server is stays a setting of the installation (OLLAMA_URL)."
  ),
  bare("test").annotate(
    OpenApi.Description,
    "Asks it one question in each of English, Ukrainian and Russian, and keeps how it did."
  ),
  bare("choose").annotate(OpenApi.Description, "Puts it to work, at once, in place of the one that was.")
) {}
