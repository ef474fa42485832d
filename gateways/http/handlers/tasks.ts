/** Tasks over HTTP. Decode, identify, send, map: a handler does nothing else. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { fileTask, linkTask } from "../../../commands/knowledge/links.ts"
import type { Command } from "../../../domain/task.ts"
import { CommentId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { idFrom } from "../../../streams/identity.ts"
import { subjectOf } from "../../../streams/subjects.ts"
import { Api } from "../api/api.ts"
import { Caller } from "../signIn/caller.ts"
import { NotFound } from "../problems/problems.ts"
import { type CommandHeaders, decideAs, keyOf, sendAs } from "./commands.ts"
import { know, there } from "./knowledge/finding.ts"
import { readAs } from "./reading.ts"

const noSuchTask = new NotFound({ reason: "not-found", detail: "There is no such task, or it is not for you to see." })

/** A task by its id, or by the number that people say: `T-12`. */
const find = (id: string, after: number | undefined) =>
  readAs("tasks.get", after, (reads, audiences) => {
    const number = /^t-(\d+)$/i.exec(id)?.[1]
    return reads.task(audiences, number === undefined ? { id } : { number: Number(number) })
  }).pipe(Effect.flatMap((row) => (row === null ? Effect.fail(noSuchTask) : Effect.succeed(row))))

/** `T-n` is looked up; an id goes to the log as it is, which knows more than the tables. */
const idOf = (id: string) =>
  /^t-\d+$/i.test(id) ? Effect.map(find(id, undefined), (row): string => row.id) : Effect.succeed(id)

const act = Effect.fnUntraced(function* (
  request: { readonly params: { readonly id: string }; readonly headers: CommandHeaders },
  command: Command
) {
  const id = yield* idOf(request.params.id)
  return yield* sendAs(keyOf(request.headers), { subject: subjectOf("task", id), command })
})

export const tasks = HttpApiBuilder.group(Api, "tasks", (handlers) =>
  handlers.handleAll({
    create: Effect.fnUntraced(function* ({ payload, headers }) {
      const { actor } = yield* Caller
      const key = keyOf(headers)
      return yield* sendAs(key, {
        subject: subjectOf("task", idFrom("task", actor, "CreateTask", key)),
        command: {
          _tag: "CreateTask",
          wordsOf: actor,
          title: payload.title,
          description: payload.description ?? "",
          audience: Audience.make(payload.audience === "private" ? actor : "team"),
          message: null,
          source: actor.startsWith("service:") ? "api" : "dashboard",
          priority: payload.priority ?? null,
          category: payload.category ?? null,
          assignee: payload.assignee ?? null,
          due: payload.due ?? null
        }
      })
    }),
    list: ({ query: { after, limit = 50, cursor, ...filter } }) =>
      readAs("tasks.list", after, (reads, audiences) =>
        Effect.all({ page: reads.tasks(audiences, filter, limit, cursor), seq: reads.seq })
      ).pipe(Effect.map(({ page, seq }) => ({ ...page, seq }))),
    get: ({ params, query }) => find(params.id, query.after),
    history: Effect.fnUntraced(function* ({ params, query }) {
      const row = yield* find(params.id, query.after)
      return yield* readAs("tasks.history", undefined, (reads) =>
        Effect.all({ items: reads.history(subjectOf("task", row.id), row.audience), seq: reads.seq })
      )
    }),
    retitle: (request) =>
      Effect.flatMap(Caller, ({ actor }) =>
        act(request, { _tag: "RetitleTask", wordsOf: actor, title: request.payload.title })
      ),
    describe: (request) =>
      Effect.flatMap(Caller, ({ actor }) =>
        act(request, { _tag: "DescribeTask", wordsOf: actor, description: request.payload.description })
      ),
    assign: (request) => act(request, { _tag: "AssignTask", assignee: request.payload.assignee }),
    prioritise: (request) => act(request, { _tag: "PrioritiseTask", priority: request.payload.priority }),
    schedule: (request) => act(request, { _tag: "ScheduleTask", due: request.payload.due }),
    start: (request) => act(request, { _tag: "StartTask" }),
    complete: (request) => act(request, { _tag: "CompleteTask" }),
    reopen: (request) => act(request, { _tag: "ReopenTask" }),
    cancel: (request) => act(request, { _tag: "CancelTask" }),
    comment: Effect.fnUntraced(function* (request) {
      const { actor } = yield* Caller
      const key = keyOf(request.headers)
      const comment = CommentId.make(idFrom("comment", actor, "CommentTask", `${request.params.id} ${key}`))
      return yield* sendAs(key, {
        subject: subjectOf("task", yield* idOf(request.params.id)),
        command: { _tag: "CommentTask", wordsOf: actor, comment, text: request.payload.text }
      })
    }),
    correct: (request) => act(request, { _tag: "CorrectClassification", ...request.payload }),
    share: (request) => act(request, { _tag: "ShareTask" }),
    why: Effect.fnUntraced(function* ({ params, query }) {
      const { id } = yield* find(params.id, query.after)
      const { found, seq } = yield* know("tasks.why", undefined, (knowledge, audiences) => knowledge.why(audiences, id))
      return { chain: yield* there(found, "task"), seq }
    }),
    link: Effect.fnUntraced(function* ({ params, headers, payload }) {
      const id = yield* idOf(params.id)
      return yield* decideAs(keyOf(headers), (request) => linkTask(request, id, { _tag: "LinkTask", ...payload }))
    }),
    unlink: (request) => act(request, { _tag: "UnlinkTask", ...request.payload }),
    topic: Effect.fnUntraced(function* ({ params, headers, payload }) {
      const id = yield* idOf(params.id)
      return yield* decideAs(keyOf(headers), (request) => fileTask(request, id, { _tag: "AddTaskTopic", ...payload }))
    })
  })
)
