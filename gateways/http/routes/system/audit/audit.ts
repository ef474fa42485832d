/** The audit, for owners: the changes that the caller may see. Each page and each export is an entry of the access log. */
import { Effect, Schema } from "effect"
import { Principals } from "../../../../../commands/principals.ts"
import { ActorId } from "../../../../../domain/ids.ts"
import { Instant } from "../../../../../domain/values.ts"
import { historyKinds } from "../../../../../projections/models/history.ts"
import { mostScanned } from "../../../../../projections/reads/audit/scan.ts"
import { AccessLog } from "../../../../../streams/ports/accessLog.ts"
import { ActivityRow } from "../../../../contract.ts"
import { group, restOperation } from "../../../api/operation.ts"
import { readPage } from "../../../api/readOperations.ts"
import { asOfQuery } from "../../../api/requestFields.ts"
import { commandProblems } from "../../../problems/problems.ts"
import { Caller } from "../../../signIn/caller.ts"

const Subject = Schema.String.check(
  Schema.isPattern(/^evt\.[a-z]{1,20}\.[A-Za-z0-9-]{1,60}$/, { message: "must be a subject, such as evt.task.abc" })
)
const filter = {
  actor: Schema.optionalKey(ActorId),
  kind: Schema.optionalKey(Schema.Literals(historyKinds)),
  subject: Schema.optionalKey(Subject),
  from: Schema.optionalKey(Instant),
  ...asOfQuery
}

export const auditOperations = group("audit", {
  list: readPage(
    "audit.list",
    "/audit",
    {
      row: ActivityRow,
      filter,
      description: `Changes of tasks, messages, proposals, knowledge, runs and models, and of people, chats, tokens, invitations, saved views, settings and parked items, newest first; only of items that the caller may see. Each page is recorded as a read. \`from\` and \`asOf\`: the oldest and the newest moment; \`asOf\` may be a position. A page reads at most ${mostScanned} events, so it may be shorter than \`limit\`, or empty, and still have a \`next\`.`
    },
    Effect.fnUntraced(function* ({ reads, audiences }, { actor, ...rest }, limit, cursor, asOf) {
      const { namesOf } = yield* Principals
      yield* (yield* AccessLog).record({ _tag: "AuditRead", actor: (yield* Caller).actor, what: "audit" })
      const wanted = { ...rest, ...(actor === undefined ? {} : { actors: namesOf(actor) }) }
      return yield* reads.audit(audiences, wanted, limit, cursor, asOf)
    })
  ),
  export: restOperation(
    "audit.export",
    {
      method: "POST",
      path: "/audit/exports",
      payload: Schema.Struct({ from: Schema.NullOr(Instant), to: Schema.NullOr(Instant) }),
      success: Schema.Struct({ recorded: Schema.Literal(true) }),
      error: commandProblems,
      description:
        "Records that the caller exports the changes between two moments; null is no bound. The caller then reads them by `GET /audit`. A second request is a second entry."
    },
    Effect.fnUntraced(function* ({ payload: { from, to } }) {
      yield* (yield* AccessLog).record({ _tag: "Exported", actor: (yield* Caller).actor, what: "audit", from, to })
      return { recorded: true as const }
    })
  )
})
