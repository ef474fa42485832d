/** The routes of tasks. */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { ActorId, TaskId, TopicId } from "../../../domain/ids.ts"
import { Comment, Description, TaskRelation, Title } from "../../../domain/taskEvents.ts"
import { Category, Due, Priority, Status } from "../../../domain/values.ts"
import { ActivityRow, Classification, NewTask, Page, Receipt, TaskRow } from "../../contract.ts"
import { Why } from "../../contract/knowledge.ts"
import { commandHeaders, noFields, pageQuery, readQuery } from "./requestFields.ts"
import { commandProblems, readProblems } from "../problems/problems.ts"

/** A task by its id, or by the number that people say: `T-12`. */
const params = {
  id: Schema.String.check(
    Schema.isPattern(/^([a-z0-9]{8,40}|[Tt]-[0-9]{1,9})$/, { message: "must be a task's id, or T-n" })
  )
}

const verb = <const Name extends string, Payload extends Schema.Struct.Fields>(name: Name, payload: Payload) =>
  HttpApiEndpoint.post(name, `/tasks/:id/${name}`, {
    params,
    headers: commandHeaders,
    payload: Schema.Struct(payload),
    success: Receipt,
    error: commandProblems
  })
/** A verb that needs no body. */
const bare = <const Name extends string>(name: Name) =>
  HttpApiEndpoint.post(name, `/tasks/:id/${name}`, {
    params,
    headers: commandHeaders,
    payload: noFields,
    success: Receipt,
    error: commandProblems
  })

const link = { relation: TaskRelation, to: TaskId }

export class Tasks extends HttpApiGroup.make("tasks").add(
  HttpApiEndpoint.post("create", "/tasks", {
    headers: commandHeaders,
    payload: NewTask,
    success: Receipt.pipe(HttpApiSchema.status(201)),
    error: commandProblems
  }),
  HttpApiEndpoint.get("list", "/tasks", {
    query: {
      ...pageQuery,
      status: Schema.optionalKey(Status),
      category: Schema.optionalKey(Category),
      priority: Schema.optionalKey(Priority),
      classification: Schema.optionalKey(Classification),
      assignee: Schema.optionalKey(ActorId)
    },
    success: Page(TaskRow),
    error: readProblems
  }),
  HttpApiEndpoint.get("get", "/tasks/:id", { params, query: readQuery, success: TaskRow, error: readProblems }),
  HttpApiEndpoint.get("history", "/tasks/:id/history", {
    params,
    query: readQuery,
    success: Schema.Struct({ items: Schema.Array(ActivityRow), seq: Schema.Int }),
    error: readProblems
  }),
  verb("retitle", { title: Title }),
  verb("describe", { description: Description }),
  verb("assign", { assignee: Schema.NullOr(ActorId) }),
  verb("prioritise", { priority: Priority }),
  verb("schedule", { due: Schema.NullOr(Due) }),
  bare("start"),
  bare("complete"),
  bare("reopen"),
  bare("cancel"),
  verb("comment", { text: Comment }),
  verb("correct", { category: Category, priority: Priority }),
  bare("share"),
  HttpApiEndpoint.get("why", "/tasks/:id/why", {
    params,
    query: readQuery,
    success: Why,
    error: readProblems
  }).annotate(
    OpenApi.Description,
    "Why the task exists: step by step from what was said, over what was proposed and approved, to the task."
  ),
  verb("link", link).annotate(OpenApi.Description, "Says what it is to another task, which you must be able to see."),
  verb("unlink", link),
  verb("topic", { topic: TopicId }).annotate(OpenApi.Description, "Files it under a topic as well.")
) {}
