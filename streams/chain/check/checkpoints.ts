/** Compares a signed checkpoint with the chain that it was made of. */
import type { AuditCheckpoint, End } from "../links/entry.ts"
import { checkpointDigest, signedText } from "../links/link.ts"
import { fingerprintOf, isSignedBy } from "../links/signing.ts"
import { type ChainFault, fault } from "./fault.ts"

/** Null when the checkpoint is the one after `before` and signs exactly this end. */
export const checkpointFault = (
  end: End,
  before: AuditCheckpoint | null,
  checkpoint: AuditCheckpoint
): ChainFault | null => {
  const { number, position } = checkpoint
  const expected = (before?.number ?? 0) + 1
  if (number !== expected || checkpoint.before !== (before === null ? null : checkpointDigest(before)))
    return fault(
      "checkpoint-moved",
      before?.position ?? 0,
      `checkpoint ${number} is not the one after checkpoint ${expected - 1}: checkpoints were removed, moved or replaced`
    )
  const agrees =
    checkpoint.installation === end.installation &&
    position === end.position &&
    checkpoint.commits === end.commits &&
    checkpoint.link === end.link
  if (!agrees)
    return fault("checkpoint-changed", end.position, `checkpoint ${number} does not agree with the links before it`)
  return signatureFault(end.keys.at(-1), checkpoint)
}

/** @param publicKey the key that signs at this point of the chain */
export const signatureFault = (publicKey: string | undefined, checkpoint: AuditCheckpoint): ChainFault | null => {
  const { number, position, key, signature } = checkpoint
  if (publicKey === undefined || key !== fingerprintOf(publicKey))
    return fault("key-foreign", position, `checkpoint ${number} names another key than the chain`)
  if (!isSignedBy(publicKey, signedText(checkpoint), signature))
    return fault("checkpoint-changed", position, `the signature of checkpoint ${number} is wrong`)
  return null
}
