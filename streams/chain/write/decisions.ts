/** The decisions of an owner that the chain records: a changed log is accepted, or a broken chain is given up. */
import { Effect, Result } from "effect"
import { StreamUnavailable } from "../../errors.ts"
import type { LogFacts } from "../../following/logProbe.ts"
import { checkChain } from "../check/check.ts"
import { failBroken, ChainBroken } from "../check/fault.ts"
import { scanChain } from "../check/scan.ts"
import { withAcceptance } from "../links/end.ts"
import { decodeMessage } from "../links/entry.ts"
import { now, type Pen } from "./pen.ts"
import type { Signer } from "./signer.ts"
import { loadTip, type Tip } from "./tip.ts"
import { publicKeysOf } from "./keys.ts"
import type { WriterParts } from "./parts.ts"

export const decisions = (parts: WriterParts, pen: Pen, signer: Signer) => {
  const acceptLog = acceptingLog(parts, pen)
  /** Records that the log was accepted since the last link, by `tt replay`. */
  const acceptedSince = (tip: Tip, { accepted }: LogFacts) =>
    tip.end === null || accepted <= tip.end.accepted
      ? Effect.succeed(tip)
      : acceptLog(tip, accepted, "the owner accepted the changed log (`tt replay`)")
  /** The end of the chain, checked. An accepted log may differ from the links that it had before. */
  const load = Effect.fnUntraced(function* (facts: LogFacts) {
    const loaded = yield* Effect.result(loadTip(parts))
    if (Result.isSuccess(loaded)) return loaded.success
    const { failure } = loaded
    const tip = yield* uncheckedTip(parts)
    const isAccepted = tip.end !== null && facts.accepted > tip.end.accepted
    const isOfLog = failure instanceof ChainBroken && failure.fault.of === "log"
    return isOfLog && isAccepted ? yield* acceptedSince(tip, facts) : yield* Effect.fail(failure)
  })
  const accept = Effect.fnUntraced(function* (why: string) {
    const fault = yield* faultNow(parts)
    if (fault === null) return false
    const facts = yield* parts.probe.facts
    if (facts === null) return yield* new StreamUnavailable({ what: "EVT", cause: "there is no log" })
    const tip = yield* uncheckedTip(parts)
    yield* fault.of === "log" ? acceptLog(tip, facts.accepted, why) : pen.begin(tip, facts, why)
    yield* signer.checkpoint
    return true
  })
  return { load, acceptedSince, accept }
}

/** Links the log from the first position at which it differs from the chain. The earlier links stay. */
const acceptingLog = (parts: WriterParts, pen: Pen) =>
  Effect.fnUntraced(function* (tip: Tip, accepted: number, why: string) {
    const checked = yield* checkAll(parts)
    if (checked.fault?.of === "chain") return yield* failBroken(checked.fault)
    const { end } = tip
    const agreed = checked.state.end
    if (end === null || agreed === null) return tip
    const at = yield* now
    const after = checked.fault === null ? end.position : agreed.position
    const last = checked.fault === null ? end.last : agreed.last
    const entry = { _tag: "LogAccepted", after, former: end.position, at, why } as const
    return yield* pen.decision(entry, withAcceptance(end, entry, last, accepted), tip)
  })

const checkAll = Effect.fnUntraced(function* ({ chain, log, keys }: WriterParts) {
  const scan = yield* scanChain(chain, 0, null)
  return yield* checkChain({ chain, log, scan, start: null, keys: publicKeysOf(keys) })
})

const faultNow = Effect.fnUntraced(function* (parts: WriterParts) {
  const loaded = yield* Effect.result(loadTip(parts))
  if (Result.isSuccess(loaded)) return (yield* checkAll(parts)).fault
  return loaded.failure instanceof ChainBroken ? loaded.failure.fault : yield* Effect.fail(loaded.failure)
})

/** The end of the chain as it is stored. */
const uncheckedTip = Effect.fnUntraced(function* ({ chain }: WriterParts) {
  const last = yield* chain.last("any")
  const signed = yield* chain.last("checkpoints")
  const message = signed === null ? null : decodeMessage(signed.data)
  return {
    seq: last?.seq ?? 0,
    end: last === null ? null : (decodeMessage(last.data)?.end ?? null),
    checkpoint: message?._tag === "Signed" ? message.checkpoint : null,
    hasUnsignedDecision: false
  } satisfies Tip
})
