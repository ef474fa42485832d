/** The routes of topics. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { TopicName, TopicSummary } from "../../../../domain/draft.ts"
import { Quote } from "../../../../domain/evidence.ts"
import { Page } from "../../../contract.ts"
import { TopicRow } from "../../../contract/knowledge.ts"
import { pageQuery, readQuery } from "../requestFields.ts"
import { readProblems } from "../../problems/problems.ts"
import { Id, numbered, verbsOf } from "./ids.ts"

const params = numbered("K", "a topic's")
const { verb, bare } = verbsOf("topics", params)

export class Topics extends HttpApiGroup.make("topics").add(
  HttpApiEndpoint.get("list", "/topics", {
    query: { ...pageQuery, status: Schema.optionalKey(TopicRow.fields.status) },
    success: Page(TopicRow),
    error: readProblems
  }).annotate(OpenApi.Description, "What the team talks about, newest first."),
  HttpApiEndpoint.get("get", "/topics/:id", {
    params,
    query: readQuery,
    success: Schema.Struct({ topic: TopicRow, quotes: Schema.Array(Quote), seq: Schema.Int }),
    error: readProblems
  }).annotate(OpenApi.Description, "A topic by its id or number, K-3, with the quotes that prove it."),
  verb("rename", { name: TopicName }),
  verb("describe", { summary: TopicSummary }),
  verb("merge", { into: Id }).annotate(
    OpenApi.Description,
    "Makes two topics one: what is filed under this one is found under `into`, which must stand."
  ),
  bare("archive"),
  bare("restore").annotate(OpenApi.Description, "Brings it back, also from a merge.")
) {}
