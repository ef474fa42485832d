/** Checks the audit chain and the log against each other: every link, every commit and every signature. */
import { Effect, Result, Stream } from "effect"
import type { StreamUnavailable } from "../../errors.ts"
import type { RawLog } from "../../keys/rawLog.ts"
import type { KeysUnusable } from "../../sealing/keyring.ts"
import type { ChainLog, ChainStored } from "../links/chainLog.ts"
import {
  type ChainMessage,
  type AuditCheckpoint,
  contentsIn,
  decodeMessage,
  type End,
  type ChainEntry
} from "../links/entry.ts"
import { checkpointFault } from "./checkpoints.ts"
import { compareRun, inserted } from "./commits.ts"
import { type LogCursor, openCursor } from "./cursor.ts"
import { type ChainFault, fault } from "./fault.ts"
import type { Scan } from "./scan.ts"
import {
  afterAcceptance,
  afterBegun,
  afterCheckpoint,
  afterCommits,
  afterGap,
  afterKey,
  type CheckState,
  initial,
  isFault,
  skipped
} from "./state.ts"

/** A checkpoint whose signature was checked, and the place of its message in stream `CHAIN`. */
export interface CheckStart {
  readonly seq: number
  readonly end: End
  readonly checkpoint: AuditCheckpoint
}

export interface CheckInput {
  readonly chain: ChainLog["Service"]
  readonly log: RawLog["Service"]
  readonly scan: Scan
  /** Null: from the beginning of the chain. */
  readonly start: CheckStart | null
  /** The public keys of this installation. The check reads them at each key of the chain, because the writer may add one meanwhile. */
  readonly keys: Effect.Effect<ReadonlyArray<string>, KeysUnusable>
  readonly onProgress?: (position: number, head: number) => Effect.Effect<void>
}

export interface Checked {
  /** The state at the end, or directly before the first fault. */
  readonly state: CheckState
  /** The first fault; null when there is none. */
  readonly fault: ChainFault | null
  /** The last message of stream `CHAIN` that was read. */
  readonly seq: number
  /** The commits after the end of the chain, which are not linked yet. */
  readonly unlinked: number
}

/** Stops at the first fault. Keeps one batch of links and their commits in memory. */
export const checkChain = (input: CheckInput): Effect.Effect<Checked, StreamUnavailable | KeysUnusable> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { chain, log, scan, start, onProgress } = input
      const cursor = yield* openCursor(log, start?.end.position ?? 0)
      let state: CheckState = start === null ? initial : { ...initial, end: start.end, checkpoint: start.checkpoint }
      let seq = start?.seq ?? Math.max(0, scan.begun - 1)
      const take = Effect.fnUntraced(function* (stored: ChainStored) {
        const taken = yield* takeMessage(input, cursor, state, stored)
        state = taken.state
        if (taken.fault !== null) return yield* Effect.fail(taken.fault)
        seq = stored.seq
        if (onProgress !== undefined) yield* onProgress(state.end?.position ?? 0, cursor.head)
      })
      const read = yield* chain
        .after(seq)
        .pipe(Stream.flattenIterable, Stream.runForEach(take), Effect.mapError(errorOrFault), Effect.result)
      if (Result.isFailure(read)) {
        if ("_tag" in read.failure) return yield* read.failure
        return { state, fault: read.failure, seq, unlinked: 0 }
      }
      return { state, fault: null, seq, unlinked: yield* cursor.rest }
    })
  )

const errorOrFault = (error: StreamUnavailable | KeysUnusable | ChainFault) => error

/**
 * A decision of the owner is signed at once, so that it cannot be forged without the key. The writer signs one that a crash
 * has left unsigned.
 */
export const unsignedDecision = ({ end, hasUnsignedDecision }: CheckState): ChainFault | null =>
  hasUnsignedDecision && end !== null
    ? fault("checkpoint-missing", end.position, "the log or the chain was given up, and no checkpoint signs that")
    : null

interface Taken {
  /** The state after the message, or directly before the fault. */
  readonly state: CheckState
  readonly fault: ChainFault | null
}

const takeMessage = Effect.fnUntraced(function* (
  input: CheckInput,
  cursor: LogCursor,
  before: CheckState,
  { seq, data }: ChainStored
): Effect.fn.Return<Taken, StreamUnavailable | KeysUnusable> {
  const message = decodeMessage(data)
  const position = before.end?.position ?? 0
  if (message === null)
    return failed(before, fault("entry-unreadable", position, `message ${seq} of the chain cannot be read`))
  if (message._tag === "Signed") {
    const { end, checkpoint } = before
    if (end === null) return failed(before, forked(seq, 0))
    const wrong = checkpointFault(end, checkpoint, message.checkpoint)
    return wrong === null ? { state: afterCheckpoint(before, message.checkpoint), fault: null } : failed(before, wrong)
  }
  const isStart = message.entries[0]._tag === "ChainBegun"
  if (!isStart && message.before !== before.end?.link) return failed(before, forked(seq, position))
  let state = before
  for (const [index, entry] of message.entries.entries()) {
    const taken = yield* takeEntry(input, cursor, state, { seq, index, entry, message })
    state = taken.state
    if (taken.fault !== null) return taken
  }
  const { end } = state
  const agrees = end !== null && end.link === message.end.link && end.position === message.end.position
  return agrees
    ? { state, fault: null }
    : failed(state, fault("entry-changed", end?.position ?? 0, `the links in message ${seq} of the chain were changed`))
})

const failed = (state: CheckState, why: ChainFault): Taken => ({ state, fault: why })
const forked = (seq: number, position: number) =>
  fault("chain-forked", position, `message ${seq} of the chain does not follow the link before it`)

interface Placed {
  readonly seq: number
  readonly index: number
  readonly entry: ChainEntry
  readonly message: Extract<ChainMessage, { readonly _tag: "Links" }>
}

const takeEntry = Effect.fnUntraced(function* (
  input: CheckInput,
  cursor: LogCursor,
  state: CheckState,
  { seq, index, entry, message }: Placed
): Effect.fn.Return<Taken, StreamUnavailable | KeysUnusable> {
  const { end } = state
  if (entry._tag === "ChainBegun")
    return seq === input.scan.begun && index === 0
      ? { state: afterBegun(state, entry, { seq, accepted: message.end.accepted }), fault: null }
      : failed(state, forked(seq, end?.position ?? 0))
  if (end === null) return failed(state, forked(seq, 0))
  const liveUpTo = input.scan.liveUpTo({ seq, index })
  switch (entry._tag) {
    case "KeyAdded":
      return outcome(state, afterKey(state, end, entry, yield* input.keys))
    case "LogAccepted":
      return outcome(state, afterAcceptance(state, end, entry))
    case "GapLinked": {
      const found = yield* cursor.upTo(Math.min(entry.to, liveUpTo))
      return found[0] === undefined
        ? outcome(state, afterGap(state, end, entry))
        : failed(state, inserted(found[0].seq))
    }
    case "CommitsLinked":
      return yield* takeCommits(cursor, state, end, entry, liveUpTo)
  }
})

const outcome = (before: CheckState, step: CheckState | ChainFault): Taken =>
  isFault(step) ? failed(before, step) : { state: step, fault: null }

const takeCommits = Effect.fnUntraced(function* (
  cursor: LogCursor,
  state: CheckState,
  end: End,
  { from, contents: text }: Extract<ChainEntry, { readonly _tag: "CommitsLinked" }>,
  liveUpTo: number
): Effect.fn.Return<Taken, StreamUnavailable> {
  const contents = contentsIn(text)
  if (contents === null || from !== end.position + 1) return failed(state, skipped(end, from))
  const last = Math.min(from + contents.length - 1, liveUpTo)
  const live = Math.max(0, last - from + 1)
  const found = live === 0 ? [] : yield* cursor.upTo(last)
  const compared = yield* compareRun({ from, contents }, live, found, cursor.head)
  if (compared.fault === null) return outcome(state, afterCommits(state, end, contents, live))
  const agreed = afterCommits(state, end, contents.slice(0, compared.agreed), compared.agreed)
  return failed(isFault(agreed) ? state : agreed, compared.fault)
})
