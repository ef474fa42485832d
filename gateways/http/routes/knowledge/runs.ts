/** Analysis runs: a model reads knowledge and proposes tasks. */
import { Effect, Schema } from "effect"
import { cancelRun, closeRun, createRun, retryRun, startRun } from "../../../../commands/knowledge/runs.ts"
import { Principals } from "../../../../commands/principals.ts"
import { TopicIds } from "../../../../domain/knowledge/draft.ts"
import { RunName } from "../../../../domain/run/fields.ts"
import { Command } from "../../../../domain/run/run.ts"
import { team } from "../../../../domain/values.ts"
import { RunRow } from "../../../contract/knowledge.ts"
import { ModelInUse } from "../../../modelPorts.ts"
import { creates, decided, resource } from "../../api/commandOperations.ts"
import { byId, placeById } from "../../api/place.ts"
import { found, readPage, read } from "../../api/readOperations.ts"
import { commandAudiences } from "./commandAudiences.ts"

const NewRun = Schema.Struct({
  name: RunName,
  topics: Schema.optionalKey(TopicIds),
  again: Schema.optionalKey(Schema.Boolean)
})

export const runOperations = resource("runs", placeById("run", "/analysis/runs", Command), {
  create: creates(
    "run",
    "CreateRun",
    "/analysis/runs",
    {
      payload: NewRun,
      description:
        "Prepares a run over some topics or over all knowledge; start it with /start. Only one run is open at a time, until it is closed or cancelled."
    },
    Effect.fnUntraced(function* (request, id, asked) {
      const { actor } = request
      const config = yield* (yield* ModelInUse).config
      const audiences = commandAudiences((yield* Principals).audiencesOf(actor))
      const { name, topics = [], again = false } = asked
      return yield* createRun(
        request,
        id,
        { _tag: "CreateRun", wordsOf: actor, name, topics, again, audiences, audience: team, config },
        asked
      )
    })
  ),
  list: readPage("runs.list", "/analysis/runs", { row: RunRow }, ({ knowledge, audiences }, _, limit, cursor) =>
    knowledge.runs(audiences, limit, cursor)
  ),
  get: read(
    "runs.get",
    "/analysis/runs/:id",
    { params: byId, success: RunRow },
    ({ params }, { knowledge, audiences }) =>
      Effect.flatMap(knowledge.run(audiences, params.id), (row) => found(row, "run"))
  ),
  start: decided("StartRun", {}, startRun),
  cancel: decided("CancelRun", {}, cancelRun, "Stops it. Its proposals can still be decided on."),
  retry: decided("RetryRun", {}, retryRun, "Resumes it after a cancellation or a failure, when its turn comes."),
  close: decided(
    "CloseRun",
    {},
    closeRun,
    "Closes it with the score of its proposals. Refused as proposals-waiting while one is undecided."
  )
})
