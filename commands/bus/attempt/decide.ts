/** Decides one command on the state of its aggregate. */
import { Result } from "effect"
import { isReactor } from "../../../domain/ids.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { partsOf, type Subject } from "../../../streams/commit/subjects.ts"
import type { Digests } from "../../../streams/sealing/fields/digests.ts"
import type { EventStore, Pending } from "../../../streams/ports/eventStore.ts"
import { catalogue, type Command, type Refused } from "../../catalogue.ts"
import type { Aggregate } from "../../rules/commandRule.ts"
import type { Request } from "../../commandBus.ts"
import { type Forbidden, KeyReused, MovedSince, type NoSuchPerson } from "../../errors.ts"
import type { Principals } from "../../principals.ts"
import { refusalByRights } from "../../admit.ts"
import { operator } from "../../rights/operator.ts"
import type { LoadedCache } from "../loaded/cache.ts"
import type { Snapshots } from "../snapshots/snapshots.ts"
import type { FirstReceipt, Loaded } from "../loaded/loaded.ts"
import type { IdentifiedStep } from "../queue/queuedCommand.ts"

export interface Parts {
  readonly store: EventStore["Service"]
  readonly principals: Principals["Service"]
  readonly cache: LoadedCache
  readonly snapshots: Snapshots
  readonly digests: Digests
}

/** The last position of a step's subject. */
export interface AppendedPosition {
  readonly subject: Subject
  readonly seq: number
}

type AnyAggregate = Aggregate<unknown, Command, TrackerEvent, Refused>
// A subject's kind names the aggregate. Only the catalogue knows its types.
export const aggregateOf = (subject: Subject) => catalogue[partsOf(subject).kind] as unknown as AnyAggregate

/** Failures of one step that do not depend on the state of its aggregate. */
export type NotAdmitted = Forbidden | NoSuchPerson | KeyReused
export const isNotAdmitted = (error: { readonly _tag: string }): error is NotAdmitted => notAdmitted.has(error._tag)
const notAdmitted: ReadonlySet<string> = new Set<NotAdmitted["_tag"]>(["Forbidden", "NoSuchPerson", "KeyReused"])

/** The first receipt of a step's command, when it was recorded before. */
export const receiptOf = ({ history }: Loaded, { id, formerId }: IdentifiedStep): FirstReceipt | undefined =>
  history.commands.get(id) ?? (formerId === undefined ? undefined : history.commands.get(formerId))

/** `same`: the command was recorded before. `other`: its key was used with another body. */
export type Repeat = "new" | "same" | "other"
export const repeatOf = ({ digests }: Parts, { digest }: IdentifiedStep, before: FirstReceipt | undefined): Repeat => {
  if (before === undefined) return "new"
  return digests.isSame(before.digest, digest, before.owners) ? "same" : "other"
}

interface DecidedOn {
  readonly state: unknown
  /** The position of the state; null when a command of the same attempt has changed it. */
  readonly seq: number | null
  readonly before: Repeat
}

/**
 * The events of a command, or its refusal. Fails with `KeyReused` for a key that was used with another body.
 *
 * The rights are checked here, because the actor may have lost them while the command waited or lost a race. A command that
 * is stored already gets its receipt without rights.
 */
export const decideOn = (
  { principals }: Parts,
  request: Request,
  { subject, command, expected }: IdentifiedStep,
  on: DecidedOn
): Result.Result<ReadonlyArray<TrackerEvent>, Refused | MovedSince | NotAdmitted> => {
  if (on.before !== "new") return on.before === "same" ? Result.succeed([]) : Result.fail(new KeyReused({ subject }))
  const refusal = refusalByRights(principals, request.authority ?? request.actor, command, subject, request.spokeIn)
  if (refusal !== null) return Result.fail(refusal)
  if (expected !== undefined && expected !== on.seq) return Result.fail(new MovedSince({ subject }))
  const { decider, audience } = aggregateOf(subject)
  const its = audience(on.state)
  // The operator can read the data folder, so nothing is hidden from its commands.
  const seesAll = isReactor(request.actor) || request.actor === operator
  const visible =
    its === null || seesAll || its === request.spokeIn || principals.audiencesOf(request.actor).includes(its)
  const events = decider.decide(command, visible ? on.state : decider.initial)
  // To an actor who may not see the aggregate it is absent, and may not be created a second time.
  if (!visible && Result.isSuccess(events) && events.success.length > 0) return Result.fail(new KeyReused({ subject }))
  return events
}

export const pendingOf = (
  { actor, causation, correlation, traceparent }: Request,
  { subject, id, digest }: IdentifiedStep,
  expected: number,
  events: Pending["events"],
  at: string
): Pending => ({
  subject,
  expected,
  command: id,
  digest,
  at,
  actor,
  causation: causation ?? null,
  correlation: correlation ?? id,
  traceparent: traceparent ?? null,
  events
})
