/** Messages over HTTP, and the tasks that are made of them. */
import { Clock, Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { lineFrom, proseFrom } from "../../../domain/fit.ts"
import { descriptionLength, titleLength } from "../../../domain/taskEvents.ts"
import { Audience } from "../../../domain/values.ts"
import { idFrom } from "../../../streams/identity.ts"
import { subjectOf } from "../../../streams/subjects.ts"
import { Api } from "../api/api.ts"
import { Caller } from "../signIn/caller.ts"
import { NotFound } from "../problems/problems.ts"
import { keyOf, sendAs } from "./commands.ts"
import { readAs } from "./reading.ts"

export const messages = HttpApiBuilder.group(Api, "messages", (handlers) =>
  handlers.handleAll({
    post: Effect.fnUntraced(function* ({ payload, headers }) {
      const { actor } = yield* Caller
      const key = keyOf(headers)
      return yield* sendAs(key, {
        subject: subjectOf("message", idFrom("message", actor, "ReceiveMessage", key)),
        command: {
          _tag: "ReceiveMessage",
          source: actor.startsWith("service:") ? "api" : "dashboard",
          chat: null,
          author: actor,
          text: payload.text,
          sentAt: new Date(yield* Clock.currentTimeMillis).toISOString(),
          replyTo: null,
          thread: null,
          audience: Audience.make(payload.audience === "private" ? actor : "team")
        },
        // The clock has gone on when a client asks again.
        asked: payload
      })
    }),
    list: ({ query: { after, limit = 50, cursor } }) =>
      readAs("messages.list", after, (reads, audiences) =>
        Effect.all({ page: reads.messages(audiences, limit, cursor), seq: reads.seq })
      ).pipe(Effect.map(({ page, seq }) => ({ ...page, seq }))),
    makeTask: Effect.fnUntraced(function* ({ params, payload, headers }) {
      const { actor } = yield* Caller
      const key = keyOf(headers)
      const message = yield* readAs("messages.list", undefined, (reads, audiences) =>
        reads.message(audiences, params.id)
      )
      if (message === null || message.redacted)
        return yield* new NotFound({
          reason: "not-found",
          detail: "There is no such message, or it is not for you to see."
        })
      const title = lineFrom(message.text, titleLength) ?? "(no words)"
      return yield* sendAs(key, {
        subject: subjectOf("task", idFrom("task", actor, "CreateTask", key)),
        command: {
          _tag: "CreateTask",
          // The words are the author's, whoever made a task of them.
          wordsOf: payload.title === undefined ? message.author : actor,
          title: payload.title ?? title,
          description: title === message.text ? "" : proseFrom(message.text, descriptionLength),
          audience: message.audience,
          message: params.id,
          source: message.source,
          priority: null,
          category: null,
          assignee: null,
          due: null
        },
        // The message may have been edited when a client asks again.
        asked: { message: params.id, ...payload }
      })
    })
  })
)
