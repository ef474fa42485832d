/** Similarity by meaning, the outcome of each message's extraction, the chats, and the figures of the models. */
import { Effect, Schema } from "effect"
import { Instant } from "../../../../domain/values.ts"
import { type NearHit, Nearest, type NearKind } from "../../../../projections/search/vectors/nearest.ts"
import { TextVector } from "../../../../projections/search/vectors/textVector.ts"
import { ChatRow, Metrics, ReadingRow, Similar } from "../../../contract/knowledge.ts"
import { group } from "../../api/operation.ts"
import { type Access, found, readPage, read } from "../../api/readOperations.ts"
import { Id, resultLimit, searchText } from "../../api/requestFields.ts"
import { Unavailable, wrongField } from "../../problems/problems.ts"

const kind = Similar.fields.kind
const everyKind: ReadonlyArray<NearKind> = kind.literals
const kindsIn = (text: string) => everyKind.filter((kind) => text.split(",").includes(kind))
const oneKind = kind.literals.join("|")
const KindList = Schema.String.check(
  Schema.isPattern(new RegExp(`^(${oneKind})(,(${oneKind})){0,9}$`), {
    message: `must be some of ${kind.literals.join(", ")}, separated by commas`
  })
)

/** Results when the request has no `limit`. */
const results = 10

const textOrItem = wrongField("text", "give either text, or kind and id")
const needsWord = wrongField("text", "must hold a letter or a digit", "no-letters")

export const similarOf = ({ kind, id, text, number, cosine }: NearHit) => ({ kind, id, text, number, cosine })

const nearText = Effect.fnUntraced(function* (
  text: string,
  kinds: ReadonlyArray<NearKind>,
  limit: number,
  { audiences }: Access
) {
  // A text without a word has no vector with any model, so a retry fails again.
  if (!/[\p{L}\p{N}]/u.test(text)) return yield* needsWord
  const vector = yield* (yield* TextVector).vectorOf(text)
  if (vector === null)
    return yield* new Unavailable({
      detail: "The model gives no vectors now. Search by words instead, or send the request again in a moment."
    })
  return yield* (yield* Nearest).near({ ...vector, kinds, audiences, limit })
})

export const insightOperations = group("insight", {
  similar: read(
    "knowledge.similar",
    "/similar",
    {
      query: {
        kind: Schema.optionalKey(kind),
        id: Schema.optionalKey(Id),
        text: Schema.optionalKey(searchText(2000)),
        kinds: Schema.optionalKey(KindList),
        limit: resultLimit
      },
      success: Schema.Struct({ items: Schema.Array(Similar), scale: Schema.Literal("cosine"), seq: Schema.Int }),
      description:
        "Similar items by the cosine of the texts' vectors, -1 to 1: similar to an item (`kind` and `id`) or to a `text`. `kinds`: the kinds of the results, separated by commas; when left out, the item's own kind, or all kinds for a text."
    },
    Effect.fnUntraced(function* ({ query: { kind, id, text, kinds, limit = results } }, access) {
      const answer = (items: ReadonlyArray<NearHit>) =>
        Effect.map(access.reads.seq, (seq) => ({ items: items.map(similarOf), scale: "cosine" as const, seq }))
      if (text !== undefined && kind === undefined && id === undefined)
        return yield* answer(yield* nearText(text, kinds === undefined ? everyKind : kindsIn(kinds), limit, access))
      if (text !== undefined || kind === undefined || id === undefined) return yield* textOrItem
      const wanted = kinds === undefined ? [kind] : kindsIn(kinds)
      const items = yield* (yield* Nearest).similarTo(access.audiences, kind, id, wanted, limit)
      return yield* answer(yield* found(items, kind))
    })
  ),
  readings: readPage(
    "messages.readings",
    "/readings",
    {
      row: ReadingRow,
      filter: { extraction: Schema.optionalKey(Id), outcome: Schema.optionalKey(ReadingRow.fields.outcome) },
      description:
        "The outcome of each message in its last extraction, with the reasons when it was skipped as small talk."
    },
    ({ knowledge, audiences }, filter, limit, cursor) => knowledge.readings(audiences, filter, limit, cursor)
  ),
  chats: read(
    "messages.list",
    "/chats",
    {
      query: { from: Schema.optionalKey(Instant), to: Schema.optionalKey(Instant) },
      success: Schema.Struct({ items: Schema.Array(ChatRow), seq: Schema.Int }),
      description:
        "The chats that you may see, and how many messages of each were not processed. `from` and `to`: only messages of this span are counted. Messages older than `keepDays` days are erased; with null, no message is erased."
    },
    ({ query }, { knowledge, audiences, reads }) =>
      Effect.all({ items: knowledge.chats(audiences, query), seq: reads.seq })
  ),
  metrics: read(
    "metrics.show",
    "/metrics/ai",
    {
      success: Metrics,
      description:
        "The quality of the models by the team's own decisions. Each number has the count that it is based on."
    },
    (_, { knowledge, audiences }) => knowledge.metrics(audiences)
  )
})
