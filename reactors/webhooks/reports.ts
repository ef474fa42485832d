/** Records in the log that a receiver is gone, that it has failed for a day, or that it works again. */
import { Effect } from "effect"
import { Endpoints } from "../../commands/endpoints/endpoints.ts"
import { makeSendOnce } from "../../commands/sendOnce.ts"
import type { Command } from "../../domain/endpoint/endpoint.ts"
import { reactorActor } from "../../domain/ids.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import type { KeptAttempt } from "../../streams/deliveries/deliveryLog.ts"
import type { LaneState } from "./lane/laneState.ts"
import { reportMillis } from "./lane/retryDelay.ts"

const robot = reactorActor("deliver")

/** The command that a try leads to, with the key of its cause; null when it leads to none. */
export const endpointReportOf = (
  attempt: KeptAttempt,
  { failingSince }: Pick<LaneState, "failingSince">,
  reportedSince: string | null
): { readonly command: Command; readonly key: string } | null => {
  const { webhook, tries, fault, at } = attempt
  if (fault === "gone")
    return { command: { _tag: "DisableEndpoint", because: "gone" }, key: `gone:${webhook}:${tries}` }
  if (fault === null)
    return reportedSince === null
      ? null
      : { command: { _tag: "ReportEndpointWorking" }, key: `working:${reportedSince}` }
  if (failingSince === null || reportedSince !== null || Date.parse(at) - failingSince < reportMillis) return null
  const since = new Date(failingSince).toISOString()
  return { command: { _tag: "ReportEndpointFailing", since }, key: `failing:${since}` }
}

export const makeReports = Effect.gen(function* () {
  const sendOnce = yield* makeSendOnce
  const endpoints = yield* Endpoints
  return (attempt: KeptAttempt, state: LaneState) => {
    const { endpoint } = attempt
    const report = endpointReportOf(attempt, state, endpoints.find(endpoint)?.now.failingSince ?? null)
    if (report === null) return Effect.void
    return sendOnce(
      { actor: robot, key: `deliver:${endpoint}:${report.key}` },
      { subject: subjectOf("endpoint", endpoint), command: report.command }
    ).pipe(
      Effect.asVoid,
      // The next try leads to the same command.
      Effect.catch((error) => Effect.logWarning("the state of a webhook was not recorded; retried", error.message))
    )
  }
})
