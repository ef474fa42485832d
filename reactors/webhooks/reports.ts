/** Records in the log that an endpoint is disabled, that it has failed for a day, or that it works again. */
import { Effect } from "effect"
import { Endpoints, type KnownEndpoint } from "../../commands/endpoints/endpoints.ts"
import { makeSendOnce } from "../../commands/sendOnce.ts"
import { Principals } from "../../commands/principals.ts"
import { type Command, mostTold } from "../../domain/endpoint/endpoint.ts"
import { type ActorId, type EndpointId, reactorActor } from "../../domain/ids.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import type { KeptAttempt } from "../../streams/deliveries/deliveryLog.ts"
import type { LaneState } from "./lane/progress/laneState.ts"
import { reportMillis } from "./lane/progress/retryDelay.ts"

const robot = reactorActor("deliver")

/** The command that a try leads to, with the key of its cause; null when it leads to none. */
export const endpointReportOf = (
  attempt: KeptAttempt,
  { failingSince }: Pick<LaneState, "failingSince">,
  reportedSince: string | null,
  concerned: () => ReadonlyArray<ActorId>
): { readonly command: Command; readonly key: string } | null => {
  const { webhook, tries, fault, at } = attempt
  if (fault === "gone")
    return { command: { _tag: "DisableEndpoint", because: "gone", tell: concerned() }, key: `gone:${webhook}:${tries}` }
  if (fault === null)
    return reportedSince === null
      ? null
      : { command: { _tag: "ReportEndpointWorking" }, key: `working:${reportedSince}` }
  if (failingSince === null || reportedSince !== null || Date.parse(at) - failingSince < reportMillis) return null
  const since = new Date(failingSince).toISOString()
  return { command: { _tag: "ReportEndpointFailing", since, tell: concerned() }, key: `failing:${since}` }
}

export const makeReports = Effect.gen(function* () {
  const sendOnce = yield* makeSendOnce
  const endpoints = yield* Endpoints
  const principals = yield* Principals
  /** The owners of the installation, and the administrator who added the endpoint. */
  const concernedBy = (by: ActorId | null): ReadonlyArray<ActorId> => {
    const adder = by === null ? null : principals.survivorOf(by)
    const mayAct = adder !== null && principals.roleOf(adder) === "admin"
    return [...new Set([...(mayAct ? [adder] : []), ...principals.owners()])].slice(0, mostTold)
  }
  const report = (endpoint: EndpointId, key: string, command: Command) =>
    sendOnce(
      { actor: robot, key: `deliver:${endpoint}:${key}` },
      { subject: subjectOf("endpoint", endpoint), command }
    ).pipe(
      Effect.asVoid,
      // The next try or look leads to the same command.
      Effect.catch((error) => Effect.logWarning("the state of a webhook was not recorded; retried", error.message))
    )
  return {
    tried: (attempt: KeptAttempt, state: LaneState) => {
      const known = endpoints.find(attempt.endpoint)
      // Finding the owners reads all people, so only a report does it: most tries lead to none.
      const concerned = () => concernedBy(known?.registered.by ?? null)
      const found = endpointReportOf(attempt, state, known?.now.failingSince ?? null, concerned)
      return found === null ? Effect.void : report(attempt.endpoint, found.key, found.command)
    },
    /** The responsible actor has lost the right to send: see `isEntitled`. */
    left: ({ id, activeSince }: KnownEndpoint) =>
      report(id, `left:${activeSince}`, { _tag: "DisableEndpoint", because: "left", tell: concernedBy(null) })
  }
})
