/** The end of the chain as it is stored. A start checks it again from the last signed point. */
import { Effect } from "effect"
import type { StreamUnavailable } from "../../errors.ts"
import type { RawLog } from "../../keys/rawLog.ts"
import type { KeysUnusable } from "../../sealing/keyring.ts"
import type { ChainLog, ChainStored } from "../links/chainLog.ts"
import { checkChain, type CheckStart } from "../check/check.ts"
import { signatureFault } from "../check/checkpoints.ts"
import { lastDiffers } from "../check/commits.ts"
import { failBroken, type ChainBroken, fault } from "../check/fault.ts"
import { scanChain } from "../check/scan.ts"
import { type AuditCheckpoint, decodeMessage, type End } from "../links/entry.ts"
import { publicKeysOf, type SigningKeys } from "./keys.ts"

export interface Tip {
  /** The position of the last message in stream `CHAIN`; 0 when it is empty. */
  readonly seq: number
  /** Null when the chain has not begun. */
  readonly end: End | null
  readonly checkpoint: AuditCheckpoint | null
  /** An acceptance that no checkpoint covers yet. */
  readonly hasUnsignedDecision: boolean
}

interface Parts {
  readonly chain: ChainLog["Service"]
  readonly log: RawLog["Service"]
  readonly keys: SigningKeys
}

/** Reads the end of the chain, and checks the links and commits after its last checkpoint. */
export const loadTip = Effect.fnUntraced(function* ({
  chain,
  log,
  keys
}: Parts): Effect.fn.Return<Tip, StreamUnavailable | KeysUnusable | ChainBroken> {
  const last = yield* chain.last("any")
  const ours = publicKeysOf(keys)
  if (last === null) return (yield* ours).length === 0 ? nothing : yield* failBroken(lost)
  const start = yield* startAt(yield* chain.last("checkpoints"), ours)
  const scan = yield* scanChain(chain, start?.seq ?? 0, null)
  // A chain that began after the checkpoint replaces the one that the checkpoint signs.
  const from = scan.begun === 0 ? start : null
  const checked = yield* checkChain({ chain, log, scan, start: from, keys: ours })
  if (checked.fault !== null) return yield* failBroken(checked.fault)
  const end = decodeMessage(last.data)?.end ?? null
  const { checkpoint, hasUnsignedDecision } = checked.state
  // The commit of the last signed point itself: no link after it has compared it.
  if (end?.last != null) {
    const wrong = lastDiffers(end.last, (yield* log.at(end.last.position)) ?? undefined, yield* log.head)
    if (wrong !== null) return yield* failBroken(wrong)
  }
  return { seq: last.seq, end, checkpoint, hasUnsignedDecision }
})

const nothing: Tip = { seq: 0, end: null, checkpoint: null, hasUnsignedDecision: false }
const lost = fault("chain-lost", 0, "stream CHAIN is empty, but this installation had a chain: it was deleted")

/** The checkpoint in a message, after its signature was checked; null when there is none. */
export const startAt = Effect.fnUntraced(function* (
  stored: ChainStored | null,
  ours: Effect.Effect<ReadonlyArray<string>, KeysUnusable>
): Effect.fn.Return<CheckStart | null, KeysUnusable | ChainBroken> {
  if (stored === null) return null
  const message = decodeMessage(stored.data)
  if (message?._tag !== "Signed")
    return yield* failBroken(fault("entry-unreadable", 0, `message ${stored.seq} of the chain is not a checkpoint`))
  const { end, checkpoint } = message
  const key = end.keys.at(-1)
  const wrong =
    key === undefined || (yield* ours).includes(key)
      ? signatureFault(key, checkpoint)
      : fault(
          "key-foreign",
          end.position,
          `the key of checkpoint ${checkpoint.number} is not a key of this installation`
        )
  if (wrong !== null) return yield* failBroken(wrong)
  if (end.link !== checkpoint.link || end.position !== checkpoint.position || end.commits !== checkpoint.commits)
    return yield* failBroken(fault("checkpoint-changed", end.position, `checkpoint ${checkpoint.number} was changed`))
  return { seq: stored.seq, end, checkpoint }
})
