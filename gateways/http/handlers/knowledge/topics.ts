/** Topics over HTTP. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { mergeTopic } from "../../../../commands/knowledge/topics.ts"
import { CommandBus, type Request } from "../../../../commands/commandBus.ts"
import type { Command } from "../../../../domain/topic.ts"
import { subjectOf } from "../../../../streams/subjects.ts"
import { Api } from "../../api/api.ts"
import { type CommandHeaders, decideAs, keyOf } from "../commands.ts"
import { byNumber, know, there } from "./finding.ts"

/** An id goes to the log as it is, which knows more than the tables. */
const idOf = (id: string) => {
  const by = byNumber(id)
  return "id" in by
    ? Effect.succeed(by.id)
    : know("topics.get", undefined, (knowledge, audiences) => knowledge.topic(audiences, by)).pipe(
        Effect.flatMap(({ found }) => there(found, "topic")),
        Effect.map((row): string => row.id)
      )
}

interface Asked {
  readonly params: { readonly id: string }
  readonly headers: CommandHeaders
}
const act = Effect.fnUntraced(function* ({ params, headers }: Asked, command: (request: Request) => Command) {
  const id = yield* idOf(params.id)
  return yield* decideAs(keyOf(headers), (request) =>
    Effect.flatMap(CommandBus, (bus) =>
      bus.send(request, { subject: subjectOf("topic", id), command: command(request) })
    )
  )
})

export const topics = HttpApiBuilder.group(Api, "topics", (handlers) =>
  handlers.handleAll({
    list: ({ query: { after, limit = 50, cursor, ...filter } }) =>
      know("topics.list", after, (knowledge, audiences) => knowledge.topics(audiences, filter, limit, cursor)).pipe(
        Effect.map(({ found, seq }) => ({ ...found, seq }))
      ),
    get: Effect.fnUntraced(function* ({ params, query }) {
      const { found, seq } = yield* know("topics.get", query.after, (knowledge, audiences) =>
        Effect.gen(function* () {
          const topic = yield* knowledge.topic(audiences, byNumber(params.id))
          if (topic === null) return null
          return { topic, quotes: (yield* knowledge.quotesOf(audiences, topic.proposals)).map(({ quote }) => quote) }
        })
      )
      return { ...(yield* there(found, "topic")), seq }
    }),
    rename: (asked) => act(asked, ({ actor }) => ({ _tag: "RenameTopic", wordsOf: actor, name: asked.payload.name })),
    describe: (asked) =>
      act(asked, ({ actor }) => ({ _tag: "DescribeTopic", wordsOf: actor, summary: asked.payload.summary })),
    merge: Effect.fnUntraced(function* ({ params, headers, payload }) {
      const id = yield* idOf(params.id)
      return yield* decideAs(keyOf(headers), (request) => mergeTopic(request, id, payload))
    }),
    archive: (asked) => act(asked, () => ({ _tag: "ArchiveTopic" })),
    restore: (asked) => act(asked, () => ({ _tag: "RestoreTopic", content: null }))
  })
)
