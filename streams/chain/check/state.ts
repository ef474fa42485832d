/** The state of a check, and one step for each entry of the chain. */
import { firstEnd, withAcceptance, withCommits, withGap, withKey } from "../links/end.ts"
import type { AuditCheckpoint, End, ChainEntry } from "../links/entry.ts"
import { endorsed } from "../links/link.ts"
import { isSignedBy } from "../links/signing.ts"
import { type ChainFault, fault } from "./fault.ts"

export interface CheckState {
  /** Null before the chain begins. */
  readonly end: End | null
  readonly checkpoint: AuditCheckpoint | null
  readonly commits: number
  readonly gaps: number
  readonly acceptances: number
  readonly checkpoints: number
  /** The links of commits since the last checkpoint. */
  readonly unsigned: number
  /** An acceptance, or the start of a chain that replaces another one, that no checkpoint covers yet. */
  readonly hasUnsignedDecision: boolean
}

export const initial: CheckState = {
  end: null,
  checkpoint: null,
  commits: 0,
  gaps: 0,
  acceptances: 0,
  checkpoints: 0,
  unsigned: 0,
  hasUnsignedDecision: false
}

/** The most commits between two checkpoints. */
export const checkpointEvery = 1000

type Step = CheckState | ChainFault
export const isFault = (step: Step): step is ChainFault => "kind" in step

export const afterBegun = (
  state: CheckState,
  entry: Extract<ChainEntry, { readonly _tag: "ChainBegun" }>,
  { seq, accepted }: { readonly seq: number; readonly accepted: number }
): CheckState => ({ ...state, end: firstEnd(entry, seq, accepted), hasUnsignedDecision: entry.why !== "" })

/** @param ours the public keys of this installation */
export const afterKey = (
  state: CheckState,
  end: End,
  entry: Extract<ChainEntry, { readonly _tag: "KeyAdded" }>,
  ours: ReadonlyArray<string>
): Step => {
  if (!ours.includes(entry.publicKey))
    return fault(
      "key-foreign",
      end.position,
      `key ${end.keys.length + 1} of the chain is not a key of this installation`
    )
  const endorser = end.keys.at(-1) ?? entry.publicKey
  const text = endorsed(end.installation, Buffer.from(entry.publicKey, "base64"), entry.at)
  if (!isSignedBy(endorser, text, entry.endorsement))
    return fault(
      "key-foreign",
      end.position,
      `key ${end.keys.length + 1} of the chain is not signed by the key before it`
    )
  return { ...state, end: withKey(end, entry) }
}

export const afterCommits = (state: CheckState, end: End, contents: ReadonlyArray<string>, live: number): Step => {
  const unsigned = state.unsigned + contents.length
  if (unsigned > checkpointEvery)
    return fault(
      "checkpoint-missing",
      end.position + checkpointEvery - state.unsigned + 1,
      `more than ${checkpointEvery} commits follow each other without a checkpoint`
    )
  return { ...state, end: withCommits(end, contents), unsigned, commits: state.commits + live }
}

export const afterGap = (
  state: CheckState,
  end: End,
  entry: Extract<ChainEntry, { readonly _tag: "GapLinked" }>
): Step => {
  const { from, to } = entry
  if (from !== end.position + 1 || to < from) return skipped(end, from)
  return { ...state, end: withGap(end, entry), gaps: state.gaps + to - from + 1 }
}

export const afterAcceptance = (
  state: CheckState,
  end: End,
  entry: Extract<ChainEntry, { readonly _tag: "LogAccepted" }>
): Step => {
  if (entry.former !== end.position || entry.after > end.position)
    return fault("entry-changed", end.position, "an acceptance of the log names another end of the chain")
  return {
    ...state,
    end: withAcceptance(end, entry, null, end.accepted),
    acceptances: state.acceptances + 1,
    hasUnsignedDecision: true
  }
}

export const afterCheckpoint = (state: CheckState, checkpoint: AuditCheckpoint): CheckState => ({
  ...state,
  checkpoint,
  checkpoints: state.checkpoints + 1,
  unsigned: 0,
  hasUnsignedDecision: false
})

export const skipped = (end: End, from: number): ChainFault =>
  fault(
    "entry-moved",
    end.position + 1,
    `after position ${end.position} the chain goes on at position ${from}: links were removed, moved or added`
  )
