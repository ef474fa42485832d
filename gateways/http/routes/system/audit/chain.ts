/** The audit chain, for owners: a check of the whole log on request, and the link of a change. */
import { Effect, Schema } from "effect"
import { AuditChain } from "../../../../../streams/chain/auditChain.ts"
import type { CheckRun } from "../../../../../streams/chain/requested/checkRun.ts"
import { RequestedCheck } from "../../../../../streams/chain/requested/requestedCheck.ts"
import type { StreamUnavailable } from "../../../../../streams/errors.ts"
import { AccessLog } from "../../../../../streams/ports/accessLog.ts"
import { type ChainCheckShown, CurrentCheckShown, LinkShown } from "../../../../contract/audit/chainShown.ts"
import { group, restOperation } from "../../../api/operation.ts"
import { noFields } from "../../../api/requestFields.ts"
import { commandProblems, NotFound, readProblems, Unavailable } from "../../../problems/problems.ts"
import { Caller } from "../../../signIn/caller.ts"

const unavailable = () => new Unavailable({ detail: "The audit chain cannot be read now. Try again in a moment." })

const shownOf = (run: CheckRun): ChainCheckShown => ({
  ...run,
  startedAt: new Date(run.startedAt).toISOString(),
  beatAt: new Date(run.beatAt).toISOString()
})
const answered = <R>(read: Effect.Effect<CheckRun | null, StreamUnavailable, R>) =>
  read.pipe(
    Effect.mapBoth({ onSuccess: (run) => ({ check: run === null ? null : shownOf(run) }), onFailure: unavailable })
  )

const position = Schema.FiniteFromString.check(
  Schema.isInt(),
  Schema.isBetween({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
)

export const chainOperations = group("audit-chain", {
  check: restOperation(
    "audit.list",
    {
      method: "GET",
      path: "/audit/check",
      success: CurrentCheckShown,
      error: readProblems,
      description:
        "The check of the audit chain that runs, or the last one that was requested; null when there was none. The check of each start and of each day is not shown here: what it finds is a trouble of `GET /system`."
    },
    () => answered(Effect.flatMap(RequestedCheck, ({ current }) => current))
  ),
  verify: restOperation(
    "audit.verify",
    {
      method: "POST",
      path: "/audit/check",
      payload: noFields,
      success: CurrentCheckShown,
      error: commandProblems,
      description:
        "Compares the whole log with its audit chain, which takes about a second for 20,000 commits. While a check runs, the answer is that check, and no other one begins. The access log records the request. Read the progress and the result by `GET /audit/check`."
    },
    Effect.fnUntraced(function* () {
      const { actor } = yield* Caller
      yield* (yield* AccessLog).record({ _tag: "AuditRead", actor, what: "audit-chain" })
      return yield* answered(Effect.flatMap(RequestedCheck, ({ start }) => start(actor)))
    })
  ),
  stop: restOperation(
    "audit.verify",
    {
      method: "POST",
      path: "/audit/check/stop",
      payload: noFields,
      success: CurrentCheckShown,
      error: commandProblems,
      description: "Asks the check that runs to stop, which takes about a second. Changes nothing when none runs."
    },
    () => answered(Effect.flatMap(RequestedCheck, ({ stop }) => stop))
  ),
  link: restOperation(
    "audit.list",
    {
      method: "GET",
      path: "/audit/links/:position",
      params: { position },
      success: LinkShown,
      error: readProblems,
      description:
        "The link of the commit at a position in the audit chain, which covers every commit before it, and the link that it follows. 404 until the commit is linked, which takes a second or two."
    },
    Effect.fnUntraced(function* ({ params }) {
      const { linkOf } = yield* AuditChain
      const link = yield* linkOf(params.position).pipe(Effect.mapError(unavailable))
      if (link === null)
        return yield* new NotFound({
          detail: "The audit chain has no link of this position yet. Try again in a moment."
        })
      return link
    })
  )
})
