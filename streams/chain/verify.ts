/** The full check of the audit chain, for the operator. Changes nothing. */
import { Effect } from "effect"
import type { RawLog } from "../keys/rawLog.ts"
import type { KeysUnusable } from "../sealing/keyring.ts"
import type { ChainLog } from "./links/chainLog.ts"
import { checkChain, type Checked, type CheckStart, unsignedDecision } from "./check/check.ts"
import { failBroken, type ChainFault, fault, remedyOf } from "./check/fault.ts"
import { type Scan, scanChain } from "./check/scan.ts"
import { initial } from "./check/state.ts"
import type { AuditCheckpoint } from "./links/entry.ts"
import { checkpointDigest } from "./links/link.ts"
import { fingerprintOf } from "./links/signing.ts"
import { publicKeysOf, type SigningKeys } from "./write/keys.ts"
import { startAt } from "./write/tip.ts"

/** The result of a check. Positions are of the log. */
export interface AuditReport {
  readonly installation: string
  /** The number of the checkpoint at which the check began; null: at the beginning of the chain. */
  readonly from: number | null
  /** The last position that agrees with its link. */
  readonly position: number
  /** The commits that were compared. */
  readonly commits: number
  /** The positions without a commit, as the chain states. */
  readonly gaps: number
  /** How often an owner accepted a changed log. */
  readonly acceptances: number
  /** The chains that were given up before this one. */
  readonly givenUp: number
  /** The checkpoints that were compared, and whose signatures are right. */
  readonly checkpoints: number
  readonly last: Pick<AuditCheckpoint, "number" | "position" | "at"> | null
  /** The linked commits after the last checkpoint. */
  readonly unsigned: number
  /** The commits after the end of the chain. */
  readonly unlinked: number
  /** The fingerprints of the signing keys, oldest first. */
  readonly keys: ReadonlyArray<string>
  /** The first fault; null when everything agrees. */
  readonly fault: ChainFault | null
  /** The act that ends the fault. */
  readonly remedy: string | null
}

interface Parts {
  readonly chain: ChainLog["Service"]
  readonly log: RawLog["Service"]
  readonly keys: SigningKeys
}

/** The checkpoint to begin at: its number, or an exported one, which the chain must have. */
export type AuditFrom = number | AuditCheckpoint

/** `ChainBroken`: the checkpoint to begin at is missing, or is another one. */
export const verifyChain = Effect.fnUntraced(function* (
  { chain, log, keys }: Parts,
  from: AuditFrom | null,
  onProgress: (position: number, head: number) => Effect.Effect<void>
) {
  // Read before the chain: a chain begins before it gets a key, so keys without a chain mean that the chain is lost.
  const readKeys = publicKeysOf(keys)
  const ours = yield* readKeys
  const wanted = typeof from === "number" ? from : (from?.number ?? null)
  const whole = yield* scanChain(chain, 0, wanted)
  if (whole.begun === 0)
    return reportOf(whole, null, { ...nothing, fault: ours.length === 0 ? null : fault("chain-lost", 0, lost) }, ours)
  const start =
    from === null || wanted === null ? null : yield* startFor(chain, whole, { from, wanted, ours: readKeys })
  const checked = yield* checkChain({ chain, log, scan: whole, start, keys: readKeys, onProgress })
  const found = checked.fault ?? unsignedDecision(checked.state)
  return reportOf(whole, start, { ...checked, fault: found }, ours)
})

const lost = "stream CHAIN has no chain, but this installation had one: it was deleted"

interface Wanted {
  readonly from: AuditFrom
  readonly wanted: number
  readonly ours: Effect.Effect<ReadonlyArray<string>, KeysUnusable>
}

const startFor = Effect.fnUntraced(function* (chain: ChainLog["Service"], scan: Scan, { from, wanted, ours }: Wanted) {
  const stored = scan.wanted === null ? null : yield* chain.at(scan.wanted)
  const start = yield* startAt(stored, ours)
  const isAnother =
    start !== null && typeof from === "object" && checkpointDigest(start.checkpoint) !== checkpointDigest(from)
  if (start === null || isAnother)
    return yield* failBroken(
      fault(
        "checkpoint-missing",
        typeof from === "object" ? from.position : 0,
        isAnother
          ? `checkpoint ${wanted} of the chain is not the given one: the chain was replaced`
          : `the chain has no checkpoint ${wanted}: give the number or the file of one that it has, or the chain was cut`
      )
    )
  return start
})

const nothing: Checked = { state: initial, fault: null, seq: 0, unlinked: 0 }

const reportOf = (
  { givenUp }: Scan,
  start: CheckStart | null,
  { state, fault: found, unlinked }: Checked,
  ours: ReadonlyArray<string>
): AuditReport => {
  const { end, checkpoint, commits, gaps, acceptances, checkpoints, unsigned } = state
  return {
    installation: end?.installation ?? "",
    from: start?.checkpoint.number ?? null,
    position: end?.position ?? 0,
    commits,
    gaps,
    acceptances,
    givenUp,
    checkpoints,
    last: checkpoint === null ? null : { number: checkpoint.number, position: checkpoint.position, at: checkpoint.at },
    unsigned,
    unlinked,
    keys: (end?.keys ?? ours).map(fingerprintOf),
    fault: found,
    remedy: found === null ? null : remedyOf(found)
  }
}
