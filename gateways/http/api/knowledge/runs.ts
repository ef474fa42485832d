/** The routes of analysis runs: a machine looks at what is known, and proposes tasks. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { TopicIds } from "../../../../domain/draft.ts"
import { RunName } from "../../../../domain/run.ts"
import { Page, Receipt } from "../../../contract.ts"
import { RunRow } from "../../../contract/knowledge.ts"
import { commandHeaders, pageQuery, readQuery } from "../requestFields.ts"
import { commandProblems, readProblems } from "../../problems/problems.ts"
import { byId, verbsOf } from "./ids.ts"

const { bare } = verbsOf("analysis/runs")

export class Runs extends HttpApiGroup.make("runs").add(
  HttpApiEndpoint.post("create", "/analysis/runs", {
    headers: commandHeaders,
    payload: Schema.Struct({
      name: RunName,
      topics: Schema.optionalKey(TopicIds),
      again: Schema.optionalKey(Schema.Boolean)
    }),
    success: Receipt.pipe(HttpApiSchema.status(201)),
    error: commandProblems
  }).annotate(
    OpenApi.Description,
    "Prepares a run over some topics or over all that is known; start it with /start. One run is open at a time, until it is closed or cancelled."
  ),
  HttpApiEndpoint.get("list", "/analysis/runs", { query: pageQuery, success: Page(RunRow), error: readProblems }),
  HttpApiEndpoint.get("get", "/analysis/runs/:id", {
    params: byId,
    query: readQuery,
    success: RunRow,
    error: readProblems
  }),
  bare("start"),
  bare("cancel").annotate(OpenApi.Description, "Stops it; what it proposed can still be decided on."),
  bare("retry").annotate(OpenApi.Description, "Goes on after a cancellation or a failure, in its turn."),
  bare("close").annotate(
    OpenApi.Description,
    "Ends it with the score of its proposals; refused as proposals-waiting while one is undecided."
  )
) {}
