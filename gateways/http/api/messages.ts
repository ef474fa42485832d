/** The routes of messages: what was said, and what becomes of it. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { MessageId } from "../../../domain/ids.ts"
import { Title } from "../../../domain/taskEvents.ts"
import { MessageRow, NewMessage, Page, Receipt, SearchResult } from "../../contract.ts"
import { commandHeaders, pageQuery, readQuery } from "./requestFields.ts"
import { commandProblems, readProblems } from "../problems/problems.ts"

export class Messages extends HttpApiGroup.make("messages").add(
  HttpApiEndpoint.post("post", "/messages", {
    headers: commandHeaders,
    payload: NewMessage,
    success: Receipt.pipe(HttpApiSchema.status(201)),
    error: commandProblems
  }),
  HttpApiEndpoint.get("list", "/messages", { query: pageQuery, success: Page(MessageRow), error: readProblems }),
  /** Makes a task of a message; its first line is the title when none is given. */
  HttpApiEndpoint.post("makeTask", "/messages/:id/task", {
    params: { id: MessageId },
    headers: commandHeaders,
    payload: Schema.Struct({ title: Schema.optionalKey(Title) }),
    success: Receipt.pipe(HttpApiSchema.status(201)),
    error: commandProblems
  })
) {}

export class Search extends HttpApiGroup.make("search").add(
  HttpApiEndpoint.get("find", "/search", {
    query: {
      ...readQuery,
      q: Schema.String.check(
        Schema.isMaxLength(500),
        Schema.isMinLength(1),
        Schema.isPattern(/^[^\0]*$/, { message: "must not hold NUL" })
      ),
      limit: Schema.optionalKey(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 50 }))
      )
    },
    success: SearchResult,
    error: readProblems
  })
) {}
