/** Extractions: a model reads a period of chat and proposes topics and atoms. */
import { Effect, Schema } from "effect"
import { requestExtraction } from "../../../../commands/knowledge/extractions.ts"
import { Principals } from "../../../../commands/principals.ts"
import { Command } from "../../../../domain/extraction/extraction.ts"
import { ChatId } from "../../../../domain/ids.ts"
import { Audience, Instant, team } from "../../../../domain/values.ts"
import { ExtractionRow } from "../../../contract/knowledge.ts"
import { creates, resource } from "../../api/commandOperations.ts"
import { byId, placeById } from "../../api/place.ts"
import { found, readPage, read } from "../../api/readOperations.ts"
import { commandAudiences } from "./commandAudiences.ts"

const Period = Schema.Struct({
  chat: Schema.optionalKey(ChatId),
  from: Schema.optionalKey(Instant),
  to: Schema.optionalKey(Instant),
  again: Schema.optionalKey(Schema.Boolean)
}).check(
  Schema.makeFilter(
    ({ from, to }) =>
      from === undefined || to === undefined || Date.parse(from) <= Date.parse(to)
        ? undefined
        : { path: ["to"], issue: "must not be before from" },
    { rule: "before-start" }
  )
)

export const extractionOperations = resource("extractions", placeById("extraction", "/extractions", Command), {
  request: creates(
    "extraction",
    "RequestExtraction",
    "/knowledge/extract",
    {
      payload: Period,
      description:
        "Finds knowledge in one chat or in all, between two moments. Messages that were processed before are left out, unless `again` is true. Only messages that you may see are read."
    },
    Effect.fnUntraced(function* (request, id, asked) {
      const { chat = null, from = null, to = null, again = false } = asked
      const mine = (yield* Principals).audiencesOf(request.actor)
      const members = chat === null ? null : Audience.make(`chat:${chat}`)
      // A chat that is not open to the team: only its members see its extraction.
      const audience = members !== null && mine.includes(members) ? members : team
      return yield* requestExtraction(
        request,
        id,
        { _tag: "RequestExtraction", chat, from, to, again, audiences: commandAudiences(mine), audience },
        // The caller's audiences may change before a retry: only the request is compared.
        asked
      )
    })
  ),
  list: readPage(
    "extractions.list",
    "/extractions",
    { row: ExtractionRow },
    ({ knowledge, audiences }, _, limit, cursor) => knowledge.extractions(audiences, limit, cursor)
  ),
  get: read(
    "extractions.get",
    "/extractions/:id",
    { params: byId, success: ExtractionRow },
    ({ params }, { knowledge, audiences }) =>
      Effect.flatMap(knowledge.extraction(audiences, params.id), (row) => found(row, "extraction"))
  ),
  cancel: ["CancelExtraction", {}, "Stops it after the current window of messages. Its proposals stay."],
  retry: [
    "RetryExtraction",
    {},
    "Resumes it after a cancellation or a failure, with the messages that could not be read."
  ]
})
