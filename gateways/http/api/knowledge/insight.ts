/** The routes of what is near to what, of how messages fared, and of what the machine was worth. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { Page } from "../../../contract.ts"
import { ChatRow, Metrics, ReadingRow, Similar } from "../../../contract/knowledge.ts"
import { pageQuery, readQuery } from "../requestFields.ts"
import { readProblems } from "../../problems/problems.ts"
import { Id } from "./ids.ts"

const kind = Similar.fields.kind

export class Insight extends HttpApiGroup.make("insight").add(
  HttpApiEndpoint.get("similar", "/similar", {
    query: {
      ...readQuery,
      kind: Schema.optionalKey(kind),
      id: Schema.optionalKey(Id),
      text: Schema.optionalKey(
        Schema.String.check(
          Schema.isMaxLength(2000),
          Schema.isMinLength(1),
          Schema.isPattern(/^[^\0]*$/, { message: "must not hold NUL" })
        )
      ),
      kinds: Schema.optionalKey(
        Schema.String.check(
          Schema.isPattern(new RegExp(`^(${kind.literals.join("|")})(,(${kind.literals.join("|")})){0,9}$`), {
            message: `must be some of ${kind.literals.join(", ")}, separated by commas`
          })
        )
      ),
      limit: Schema.optionalKey(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 50 }))
      )
    },
    success: Schema.Struct({ items: Schema.Array(Similar), scale: Schema.Literal("cosine"), seq: Schema.Int }),
    error: readProblems
  }).annotate(
    OpenApi.Description,
    "What is near by the cosine of the texts' vectors, -1 to 1: to a thing, by `kind` and `id`, or to a `text`. `kinds`: of which kinds, separated by commas; of its own, or of all, when left out."
  ),
  HttpApiEndpoint.get("readings", "/readings", {
    query: {
      ...pageQuery,
      extraction: Schema.optionalKey(Id),
      outcome: Schema.optionalKey(ReadingRow.fields.outcome)
    },
    success: Page(ReadingRow),
    error: readProblems
  }).annotate(
    OpenApi.Description,
    "How each message fared in the last extraction that met it; of noise, why it was held for that."
  ),
  HttpApiEndpoint.get("chats", "/chats", {
    query: readQuery,
    success: Schema.Struct({ items: Schema.Array(ChatRow), seq: Schema.Int }),
    error: readProblems
  }).annotate(OpenApi.Description, "The chats that you may see, and how much of each is unread."),
  HttpApiEndpoint.get("metrics", "/metrics/ai", { query: readQuery, success: Metrics, error: readProblems }).annotate(
    OpenApi.Description,
    "What the machine was worth so far, by the team's own decisions. Each number comes with how many it is of."
  )
) {}
