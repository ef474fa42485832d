/** Analysis runs over HTTP. */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { cancelRun, closeRun, createRun, retryRun, startRun } from "../../../../commands/knowledge/runs.ts"
import { Principals } from "../../../../commands/principals.ts"
import { team } from "../../../../domain/values.ts"
import { idFrom } from "../../../../streams/identity.ts"
import { ModelInUse } from "../../../modelPorts.ts"
import { Api } from "../../api/api.ts"
import { Caller } from "../../signIn/caller.ts"
import { Conflict } from "../../problems/problems.ts"
import { decideAs, keyOf } from "../commands.ts"
import { does, know, there } from "./finding.ts"
import { readableBy } from "./readableBy.ts"

/** The slot says "taken"; here it is known of what. */
const anotherIsOpen = <A, E, R>(decided: Effect.Effect<A, E | Conflict, R>): Effect.Effect<A, E | Conflict, R> =>
  Effect.mapError(decided, (error) =>
    error instanceof Conflict && error.reason === "taken"
      ? new Conflict({ reason: "taken", detail: "Another run is open. Close or cancel it first." })
      : error
  )

export const runs = HttpApiBuilder.group(Api, "runs", (handlers) =>
  handlers.handleAll({
    create: Effect.fnUntraced(function* ({ payload, headers }) {
      const { actor } = yield* Caller
      const key = keyOf(headers)
      const config = yield* (yield* ModelInUse).config
      const audiences = readableBy((yield* Principals).audiencesOf(actor))
      const { name, topics = [], again = false } = payload
      const id = idFrom("run", actor, "CreateRun", key)
      return yield* decideAs(key, (request) =>
        createRun(
          request,
          id,
          { _tag: "CreateRun", wordsOf: actor, name, topics, again, audiences, audience: team, config },
          payload
        )
      ).pipe(anotherIsOpen)
    }),
    list: ({ query: { after, limit = 50, cursor } }) =>
      know("runs.list", after, (knowledge, audiences) => knowledge.runs(audiences, limit, cursor)).pipe(
        Effect.map(({ found, seq }) => ({ ...found, seq }))
      ),
    get: ({ params, query }) =>
      know("runs.get", query.after, (knowledge, audiences) => knowledge.run(audiences, params.id)).pipe(
        Effect.flatMap(({ found }) => there(found, "run"))
      ),
    start: does(startRun),
    cancel: does(cancelRun),
    retry: (asked) => does(retryRun)(asked).pipe(anotherIsOpen),
    close: does(closeRun)
  })
)
