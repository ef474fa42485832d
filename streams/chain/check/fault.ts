/** The faults that a check of the audit chain finds, each with its first wrong position. */
import { Effect, Schema } from "effect"

const FaultKind = Schema.Literals([
  "commit-changed",
  "commit-moved",
  "commit-removed",
  "commit-inserted",
  "log-truncated",
  "entry-unreadable",
  "entry-moved",
  "entry-changed",
  "chain-forked",
  "chain-lost",
  "key-foreign",
  "checkpoint-changed",
  "checkpoint-moved",
  "checkpoint-missing"
])
export type FaultKind = typeof FaultKind.Type

export const ChainFault = Schema.Struct({
  kind: FaultKind,
  /** The faulty part: the commits of the log, or the chain itself. */
  of: Schema.Literals(["log", "chain"]),
  /** The first wrong position of the log. */
  position: Schema.Int,
  /** A sentence, without personal texts. */
  what: Schema.String
})
export type ChainFault = typeof ChainFault.Type

/** The chain does not agree with the log, with its keys or with itself. A retry fails until the operator repairs it. */
export class ChainBroken extends Schema.TaggedError<ChainBroken>()("ChainBroken", { fault: ChainFault }) {
  override get message() {
    return `${this.fault.what}: ${remedyOf(this.fault)}`
  }
}
export const failBroken = (why: ChainFault) => Effect.fail(new ChainBroken({ fault: why }))

const logKinds: ReadonlySet<FaultKind> = new Set([
  "commit-changed",
  "commit-moved",
  "commit-removed",
  "commit-inserted",
  "log-truncated"
])

export const fault = (kind: FaultKind, position: number, what: string): ChainFault => ({
  kind,
  of: logKinds.has(kind) ? "log" : "chain",
  position,
  what
})

const accept = "`tt audit accept --because …`"
/** The act of the operator that ends a fault. A check itself changes nothing. */
export const remedyOf = ({ of }: Pick<ChainFault, "of">): string =>
  of === "log"
    ? `put the right log back from a backup; if this log is the right one, ${accept} states in the chain that it differs from here`
    : `put stream CHAIN back from a backup; if there is none, ${accept} begins another chain that states why`
