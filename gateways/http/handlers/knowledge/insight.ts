/** What is near to what, how messages fared, and what the machine was worth: over HTTP. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Nearest, type NearKind } from "../../../../projections/search/nearest.ts"
import { TextVector } from "../../../../projections/search/textVector.ts"
import { Similar } from "../../../contract/knowledge.ts"
import { Api } from "../../api/api.ts"
import { BadRequest, Unavailable } from "../../problems/problems.ts"
import { readAs } from "../reading.ts"
import { know, there } from "./finding.ts"
import { similarOf } from "./similarOf.ts"

const everyKind: ReadonlyArray<NearKind> = Similar.fields.kind.literals
const kindsIn = (text: string) => everyKind.filter((kind) => text.split(",").includes(kind))

const oneOfTwo = new BadRequest({
  detail: "text: must be given, or else kind and id, and not both",
  errors: [{ field: "text", message: "must be given, or else kind and id, and not both" }]
})

export const insight = HttpApiBuilder.group(Api, "insight", (handlers) =>
  handlers.handleAll({
    similar: Effect.fnUntraced(function* ({ query: { after, kind, id, text, kinds, limit = 10 } }) {
      const nearest = yield* Nearest
      const answer = (items: ReadonlyArray<Similar>, seq: number) => ({ items, scale: "cosine" as const, seq })
      if (text !== undefined && kind === undefined && id === undefined) {
        const asked = yield* (yield* TextVector).vectorOf(text)
        const { items, seq } = yield* readAs("knowledge.similar", after, (reads, audiences) =>
          Effect.all({
            items:
              asked === null
                ? Effect.succeed(null)
                : nearest.near({
                    model: asked.model,
                    vector: asked.vector,
                    kinds: kinds === undefined ? everyKind : kindsIn(kinds),
                    audiences,
                    limit
                  }),
            seq: reads.seq
          })
        )
        if (items === null)
          return yield* new Unavailable({
            detail: "The model gives no vectors just now. Search by words instead, or ask again in a moment."
          })
        return answer(items.map(similarOf), seq)
      }
      if (text !== undefined || kind === undefined || id === undefined) return yield* oneOfTwo
      const { items, seq } = yield* readAs("knowledge.similar", after, (reads, audiences) =>
        Effect.all({
          items: nearest.similarTo(audiences, kind, id, kinds === undefined ? [kind] : kindsIn(kinds), limit),
          seq: reads.seq
        })
      )
      return answer((yield* there(items, kind)).map(similarOf), seq)
    }),
    readings: ({ query: { after, limit = 50, cursor, ...filter } }) =>
      know("messages.readings", after, (knowledge, audiences) =>
        knowledge.readings(audiences, filter, limit, cursor)
      ).pipe(Effect.map(({ found, seq }) => ({ ...found, seq }))),
    chats: ({ query }) =>
      know("messages.list", query.after, (knowledge, audiences) => knowledge.chats(audiences)).pipe(
        Effect.map(({ found, seq }) => ({ items: found, seq }))
      ),
    metrics: ({ query }) =>
      know("metrics.show", query.after, (knowledge, audiences) => knowledge.metrics(audiences)).pipe(
        Effect.map(({ found }) => found)
      )
  })
)
