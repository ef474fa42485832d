/** Parked aggregates, for owners: those with a commit that cannot be read, or that a projection failed at. */
import { Effect, Schema } from "effect"
import { retryCommit, skipCommit } from "../../../../commands/parked/parkedCommits.ts"
import { Reason } from "../../../../domain/text/text.ts"
import { Reads } from "../../../../projections/reads/reads.ts"
import { ParkedShown } from "../../../contract/systemShown.ts"
import { Receipt } from "../../../contract.ts"
import { group, restOperation } from "../../api/operation.ts"
import { requestCommand } from "../../api/requestCommand.ts"
import { commandHeaders, noFields } from "../../api/requestFields.ts"
import { commandProblems, readProblems, Unavailable } from "../../problems/problems.ts"

const pattern = /^([A-Za-z]{1,40}):(evt\.[^\s@]{1,200})@(\d{1,15})$/
const params = {
  id: Schema.String.check(
    Schema.isPattern(pattern, { message: "must be the id of a parked aggregate, such as log:evt.task.abc@17" })
  )
}
const commitOf = (id: string) => {
  const [, place = "", subject = "", seq = ""] = pattern.exec(id) ?? []
  return { place, subject, seq: Number(seq) }
}

const parked = Effect.flatMap(Reads, (reads) => reads.parked).pipe(
  Effect.mapError(() => new Unavailable({ detail: "The tables cannot be read now. Try again in a moment." }))
)
const parkedAs = (id: string) => Effect.map(parked, (all) => all.find((each) => each.id === id) ?? null)

export const quarantineOperations = group("quarantine", {
  list: restOperation(
    "quarantine.list",
    {
      method: "GET",
      path: "/system/quarantine",
      success: Schema.Struct({ items: Schema.Array(ParkedShown) }),
      error: readProblems,
      description: "The parked aggregates, by position. Every other aggregate is served as usual."
    },
    () => Effect.map(parked, (items) => ({ items }))
  ),
  retry: restOperation(
    "RetryCommit",
    {
      method: "POST",
      path: "/system/quarantine/:id/retry",
      params,
      headers: commandHeaders,
      payload: noFields,
      success: Receipt,
      error: commandProblems,
      description:
        "Reads the commit again, and those that wait behind it. Use it after an update or after a key was restored."
    },
    ({ params: { id }, headers }) =>
      requestCommand(headers, (request) => retryCommit(request, commitOf(id), parkedAs(id)))
  ),
  skip: restOperation(
    "SkipCommit",
    {
      method: "POST",
      path: "/system/quarantine/:id/skip",
      params,
      headers: commandHeaders,
      payload: Schema.Struct({ because: Reason }),
      success: Receipt,
      error: commandProblems,
      description: "Leaves the commit out for ever, and applies those that wait behind it. It cannot be undone."
    },
    ({ params: { id }, headers, payload: { because } }) =>
      requestCommand(headers, (request) => skipCommit(request, commitOf(id), because, parkedAs(id)))
  )
})
