import { Clock, Context, Duration, Effect, Layer, type Scope, type Stream } from "effect"
import { framesOf, LogChanged, StreamFull, type StreamUnavailable } from "../errors.ts"
import { LogGuard } from "../following/logGuard.ts"
import { LogProbe } from "../following/logProbe.ts"
import { RawLog } from "../keys/rawLog.ts"
import { Keyring, type KeysUnusable } from "../sealing/keyring.ts"
import { Troubles } from "../troubles.ts"
import { type BundleLine, bundleLines } from "./bundle.ts"
import { ChainLog, ChainMoved } from "./links/chainLog.ts"
import { ChainBroken } from "./check/fault.ts"
import { checkRegularly, confirmedCheck } from "./regularCheck.ts"
import { makeCommitLinks, type CommitLink } from "./links/commitLink.ts"
import { chainTroubles, type ChainStatus, firstStatus, withProgress } from "./status.ts"
import { type AuditFrom, type AuditReport, verifyChain } from "./verify.ts"
import { signingKeys } from "./write/keys.ts"
import type { WriteError } from "./write/parts.ts"
import { type ChainWriter, makeWriter } from "./write/writer.ts"

type OnProgress = (position: number, head: number) => Effect.Effect<void>
type CheckError = StreamUnavailable | KeysUnusable | ChainBroken

/**
 * The audit chain: a hash of every commit of the log in order, in stream `CHAIN`, with signed checkpoints.
 *
 * It follows the log after the fact, so a command never waits for it. One process follows; every process may read.
 */
export class AuditChain extends Context.Service<
  AuditChain,
  ChainWriter & {
    /**
     * Follows the log until the scope closes, and checks the whole chain once a day. Another process that follows as well
     * takes over when this one ends.
     */
    readonly follow: Effect.Effect<void, never, Scope.Scope>
    /** Checks the chain and the log against each other, from their beginning or from a checkpoint. Changes nothing. */
    readonly verify: (from: AuditFrom | null, onProgress: OnProgress) => Effect.Effect<AuditReport, CheckError>
    /**
     * Checks the whole chain. A fault counts when a second check finds it as well. The result stays a trouble of this process
     * until the next check.
     */
    readonly check: (onProgress: OnProgress) => Effect.Effect<AuditReport, CheckError>
    /** The link of the commit at a position; null while it has none. The first call reads the whole chain. */
    readonly linkOf: (position: number) => Effect.Effect<CommitLink | null, StreamUnavailable>
    /** The public keys (SPKI, DER, base64) with their fingerprints, oldest first. */
    readonly publicKeys: Effect.Effect<
      ReadonlyArray<{ readonly publicKey: string; readonly fingerprint: string }>,
      KeysUnusable
    >
    /** The lines of a bundle with everything that is linked now. */
    readonly bundle: Stream.Stream<BundleLine, StreamUnavailable>
  }
>()("tracker/streams/AuditChain") {
  static readonly layer = Layer.effect(
    AuditChain,
    Effect.gen(function* () {
      const chain = yield* ChainLog
      const log = yield* RawLog
      const keys = signingKeys(yield* Keyring)
      const clock = yield* Clock.Clock
      let status = firstStatus(clock.currentTimeMillisUnsafe())
      const set: SetStatus = (change) => Effect.sync(() => void (status = { ...status, ...change }))
      const writer = makeWriter({
        chain,
        log,
        keys,
        probe: yield* LogProbe,
        guard: yield* LogGuard,
        onProgress: (position, head) => {
          status = withProgress(status, position, head, clock.currentTimeMillisUnsafe())
        }
      })
      yield* (yield* Troubles).register(Effect.suspend(() => chainTroubles(status)))
      const verifyAll = (onProgress: OnProgress) => verifyChain({ chain, log, keys }, null, onProgress)
      const checking = checkRegularly(verifyAll, (found) => set({ found }))
      return AuditChain.of({
        ...writer,
        // The next check tells whether a fault is left.
        accept: (why) => Effect.tap(writer.accept(why), () => set({ found: null })),
        follow: Effect.asVoid(Effect.andThen(Effect.forkScoped(following(writer, set)), Effect.forkScoped(checking))),
        verify: (from, onProgress) => verifyChain({ chain, log, keys }, from, onProgress),
        check: (onProgress) => Effect.tap(confirmedCheck(verifyAll(onProgress)), ({ fault: found }) => set({ found })),
        linkOf: makeCommitLinks(chain),
        publicKeys: Effect.map(keys.all, (all) =>
          all.map(({ publicKey, fingerprint }) => ({ publicKey, fingerprint }))
        ),
        bundle: bundleLines({ chain, log })
      })
    })
  )
}

/** Commits that arrive within this time are linked together: each append costs one write to the disk. */
const interval = Duration.seconds(1)
/** The pause after an error, and between two attempts of a process while another one follows. */
const pauses = { error: Duration.seconds(2), standby: Duration.seconds(10) } as const

type SetStatus = (change: Partial<ChainStatus>) => Effect.Effect<void>

const following = (writer: ChainWriter, set: SetStatus) =>
  writer.advance.pipe(
    Effect.andThen(set({ fault: null, isFull: false })),
    Effect.as(interval),
    Effect.catch((error: WriteError) => Effect.as(set(stateAfter(error)), pauseAfter(error))),
    Effect.catchDefect((defect) =>
      Effect.as(Effect.logError("the audit chain failed and goes on", { at: framesOf(defect) }), pauses.standby)
    ),
    Effect.flatMap(Effect.sleep),
    Effect.forever
  )

const stateAfter = (error: WriteError): Partial<ChainStatus> => {
  if (error instanceof ChainBroken) return { fault: error.fault, isFull: false }
  // The guard of the log reports a changed log.
  if (error instanceof LogChanged) return { fault: null, isFull: false }
  return { isFull: error instanceof StreamFull }
}

const pauseAfter = (error: WriteError) =>
  error instanceof ChainMoved || error instanceof ChainBroken ? pauses.standby : pauses.error
