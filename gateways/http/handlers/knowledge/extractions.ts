/** Extractions over HTTP: asking for one, and how far it is. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { requestExtraction } from "../../../../commands/knowledge/extractions.ts"
import { Principals } from "../../../../commands/principals.ts"
import { Audience, team } from "../../../../domain/values.ts"
import { idFrom } from "../../../../streams/identity.ts"
import { subjectOf } from "../../../../streams/subjects.ts"
import { Api } from "../../api/api.ts"
import { Caller } from "../../signIn/caller.ts"
import { decideAs, keyOf, sendAs } from "../commands.ts"
import { know, there } from "./finding.ts"
import { readableBy } from "./readableBy.ts"

const about = (id: string) => subjectOf("extraction", id)

export const extractions = HttpApiBuilder.group(Api, "extractions", (handlers) =>
  handlers.handleAll({
    request: Effect.fnUntraced(function* ({ payload, headers }) {
      const { actor } = yield* Caller
      const key = keyOf(headers)
      const { chat = null, from = null, to = null, again = false } = payload
      const mine = (yield* Principals).audiencesOf(actor)
      const members = chat === null ? null : Audience.make(`chat:${chat}`)
      const id = idFrom("extraction", actor, "RequestExtraction", key)
      const command = {
        _tag: "RequestExtraction",
        chat,
        from,
        to,
        again,
        audiences: readableBy(mine),
        // Of a chat that not all of the team is in, only its members hear that it is read.
        audience: members !== null && mine.includes(members) ? members : team
      } as const
      // Who may see what has gone on when a client asks again.
      return yield* decideAs(key, (request) => requestExtraction(request, id, command, payload))
    }),
    list: ({ query: { after, limit = 50, cursor } }) =>
      know("extractions.list", after, (knowledge, audiences) => knowledge.extractions(audiences, limit, cursor)).pipe(
        Effect.map(({ found, seq }) => ({ ...found, seq }))
      ),
    get: ({ params, query }) =>
      know("extractions.get", query.after, (knowledge, audiences) => knowledge.extraction(audiences, params.id)).pipe(
        Effect.flatMap(({ found }) => there(found, "extraction"))
      ),
    cancel: ({ params, headers }) =>
      sendAs(keyOf(headers), { subject: about(params.id), command: { _tag: "CancelExtraction" } }),
    retry: ({ params, headers }) =>
      sendAs(keyOf(headers), { subject: about(params.id), command: { _tag: "RetryExtraction" } })
  })
)
