/** The routes of extractions: a machine reads a stretch of chat, and proposes topics and atoms. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { ChatId } from "../../../../domain/ids.ts"
import { Instant } from "../../../../domain/values.ts"
import { Page, Receipt } from "../../../contract.ts"
import { ExtractionRow } from "../../../contract/knowledge.ts"
import { commandHeaders, pageQuery, readQuery } from "../requestFields.ts"
import { commandProblems, readProblems } from "../../problems/problems.ts"
import { byId, verbsOf } from "./ids.ts"

const { bare } = verbsOf("extractions")

export class Extractions extends HttpApiGroup.make("extractions").add(
  HttpApiEndpoint.post("request", "/knowledge/extract", {
    headers: commandHeaders,
    payload: Schema.Struct({
      chat: Schema.optionalKey(ChatId),
      from: Schema.optionalKey(Instant),
      to: Schema.optionalKey(Instant),
      again: Schema.optionalKey(Schema.Boolean)
    }).check(
      Schema.makeFilter(({ from, to }) =>
        from === undefined || to === undefined || Date.parse(from) <= Date.parse(to)
          ? undefined
          : { path: ["to"], issue: "must not be before from" }
      )
    ),
    success: Receipt.pipe(HttpApiSchema.status(201)),
    error: commandProblems
  }).annotate(
    OpenApi.Description,
    "Has what was said read: of one chat or of all, between two moments, what was not read before or, `again`, all of it. Nothing is read that you may not see."
  ),
  HttpApiEndpoint.get("list", "/extractions", { query: pageQuery, success: Page(ExtractionRow), error: readProblems }),
  HttpApiEndpoint.get("get", "/extractions/:id", {
    params: byId,
    query: readQuery,
    success: ExtractionRow,
    error: readProblems
  }),
  bare("cancel").annotate(OpenApi.Description, "Stops it at the end of the window that it is at; what it found stays."),
  bare("retry").annotate(OpenApi.Description, "Goes on after a cancellation or a failure, with what could not be read.")
) {}
