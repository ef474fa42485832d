/** The state of a requested check of the audit chain, as it is stored. */
import { Option, Schema } from "effect"
import { ActorId } from "../../../domain/ids.ts"
import { ChainFault } from "../check/fault.ts"
import type { AuditReport } from "../verify.ts"

const CheckResult = Schema.Struct({
  /** The last position that agrees with its link. */
  position: Schema.Int,
  commits: Schema.Int,
  checkpoints: Schema.Int,
  /** The commits after the end of the chain. */
  unlinked: Schema.Int,
  /** The first fault; null when everything agrees. */
  fault: Schema.NullOr(ChainFault),
  /** The act that ends the fault. */
  remedy: Schema.NullOr(Schema.String)
})
export type CheckResult = typeof CheckResult.Type

/**
 * - `running`, `stopping`: a check is at work. `stopping`: it was asked to stop.
 * - `ended`: `result` has what it found.
 * - `stopped`: on request, or with its process.
 * - `failed`: the log or the chain could not be read. Request another one.
 */
export const RunState = Schema.Literals(["running", "stopping", "ended", "stopped", "failed"])
export type RunState = typeof RunState.Type

export const CheckRun = Schema.Struct({
  id: Schema.String,
  by: ActorId,
  state: RunState,
  /** Milliseconds since 1970. `beatAt`: when the state was last stored. */
  startedAt: Schema.Int,
  beatAt: Schema.Int,
  /** The position that was compared last, and the last position of the log at the start. */
  position: Schema.Int,
  head: Schema.Int,
  result: Schema.NullOr(CheckResult)
})
export type CheckRun = typeof CheckRun.Type

const Stored = Schema.fromJsonString(CheckRun)
const decode = Schema.decodeUnknownOption(Stored)
/** Null for bytes that are not a state of this version. */
export const decodeRun = (value: Uint8Array): CheckRun | null => Option.getOrNull(decode(Buffer.from(value).toString()))
export const encodeRun = (run: CheckRun): Buffer => Buffer.from(JSON.stringify(run))

/** A check that has not stored its state for this long has ended with its process. Milliseconds. */
const silentMillis = 15_000
export const isCheckAtWork = ({ state }: CheckRun): boolean => state === "running" || state === "stopping"
/** The state as a reader sees it. */
export const stateAt = (run: CheckRun, now: number): CheckRun =>
  isCheckAtWork(run) && Math.abs(now - run.beatAt) > silentMillis ? { ...run, state: "stopped" } : run

export const resultOf = ({
  position,
  commits,
  checkpoints,
  unlinked,
  fault,
  remedy
}: Pick<AuditReport, keyof CheckResult>): CheckResult => ({ position, commits, checkpoints, unlinked, fault, remedy })
