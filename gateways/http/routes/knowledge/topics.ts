/** The operations of topics. */
import { Effect, Schema } from "effect"
import { mergeTopic } from "../../../../commands/knowledge/topics.ts"
import { TopicName, TopicSummary } from "../../../../domain/knowledge/draft.ts"
import { Quote } from "../../../../domain/knowledge/evidence.ts"
import { Command } from "../../../../domain/topic/topic.ts"
import { seenRevision } from "../../../../domain/text/versions.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { TopicRow } from "../../../contract/knowledge.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { byOf, placeByNumber } from "../../api/place.ts"
import { found, readPage, read } from "../../api/readOperations.ts"
import { sendCommand } from "../../api/requestCommand.ts"
import { Id, seenText } from "../../api/requestFields.ts"
import { historyOf } from "./history/historyOf.ts"

const place = placeByNumber("topic", "/topics", Command, {
  letter: "K",
  owner: "a topic's",
  rule: "topics.get",
  find: ({ knowledge, audiences }, by) => knowledge.topic(audiences, by)
})

export const topicOperations = resource("topics", place, {
  list: readPage(
    "topics.list",
    "/topics",
    {
      row: TopicRow,
      filter: { status: Schema.optionalKey(TopicRow.fields.status) },
      description: "The topics of the team, newest first."
    },
    ({ knowledge, audiences }, filter, limit, cursor) => knowledge.topics(audiences, filter, limit, cursor)
  ),
  get: read(
    "topics.get",
    "/topics/:id",
    {
      params: place.params,
      success: Schema.Struct({ topic: TopicRow, quotes: Schema.Array(Quote), seq: Schema.Int }),
      description: "A topic by its id or number, K-3, with the quotes that prove it."
    },
    Effect.fnUntraced(function* ({ params }, { knowledge, audiences, reads }) {
      const topic = yield* found(yield* knowledge.topic(audiences, byOf(params.id)), "topic")
      const quotes = yield* knowledge.quotesOf(audiences, topic.proposals)
      return { topic, quotes: quotes.map(({ quote }) => quote), seq: yield* reads.seq }
    })
  ),
  history: historyOf(place, "topics.history", "/topics/:id/history", ({ knowledge, audiences }, by) =>
    knowledge.topic(audiences, by)
  ),
  rename: ["RenameTopic", { name: TopicName, ...seenRevision }, `Replaces the name. ${seenText}`],
  describe: ["DescribeTopic", { summary: TopicSummary, ...seenRevision }, `Replaces the summary. ${seenText}`],
  merge: decided(
    "MergeTopic",
    { into: Id },
    mergeTopic,
    "Merges this topic into `into`, which must be active. Everything under this topic is then under `into`."
  ),
  archive: "ArchiveTopic",
  restore: decided(
    "RestoreTopic",
    {},
    (request, id) =>
      sendCommand(request, { subject: subjectOf("topic", id), command: { _tag: "RestoreTopic", content: null } }),
    "Restores it, also after a merge."
  )
})
