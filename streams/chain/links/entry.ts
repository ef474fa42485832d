/** The entries of the audit chain as they are stored: links in batches, and signed checkpoints. */
import { Option, Schema } from "effect"

const Digest = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u))
const Base64 = Schema.String.check(Schema.isPattern(/^[A-Za-z0-9+/]*={0,2}$/u))
const Position = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
/** UTC, ISO 8601. */
const Time = Schema.String.check(Schema.isMaxLength(30))
const Why = Schema.String.check(Schema.isMaxLength(2000))

export const ChainEntry = Schema.TaggedUnion({
  /** The start of a chain. `why` is empty, or states what came before: a chain that was given up, or acceptances of the log. */
  ChainBegun: { installation: Schema.String, at: Time, why: Why },
  /** The public key (SPKI, DER) that signs the checkpoints from here on. The key before it signs the endorsement. */
  KeyAdded: { publicKey: Base64, at: Time, endorsement: Base64 },
  /** One link for each of the commits at `from`, `from + 1`, … `contents`: their digests, 32 bytes each. */
  CommitsLinked: { from: Position, contents: Base64 },
  /** The positions from `from` to `to` have no commit: a crash has lost them. */
  GapLinked: { from: Position, to: Position },
  /** The owner accepted a changed log: links for positions above `after` are of a former log, which ended at `former`. */
  LogAccepted: { after: Position, former: Position, at: Time, why: Why }
})
export type ChainEntry = typeof ChainEntry.Type

/** The last commit of the log that is linked: a start finds out with it whether the log is still the linked one. */
const LastCommit = Schema.Struct({ position: Position, content: Digest })

/** The end of the chain after a message, so that a start can continue there. Only the link proves it. */
const End = Schema.Struct({
  installation: Schema.String,
  link: Digest,
  /** The last position that a link covers. */
  position: Position,
  /** The links of commits, also of a former log. */
  commits: Position,
  last: Schema.NullOr(LastCommit),
  /** The acceptances of the log (`LogFacts.accepted`) that the chain knows. */
  accepted: Position,
  /** The public keys in their order. */
  keys: Schema.Array(Base64),
  /** The position in stream `CHAIN` of the message with `ChainBegun`. */
  begun: Position
})
export type End = typeof End.Type

export const AuditCheckpoint = Schema.Struct({
  installation: Schema.String,
  /** 1, 2, … */
  number: Position,
  position: Position,
  commits: Position,
  link: Digest,
  at: Time,
  /** The fingerprint of the key. */
  key: Digest,
  /** The digest of the checkpoint before it; null for the first. */
  before: Schema.NullOr(Digest),
  /** Ed25519. */
  signature: Base64
})
export type AuditCheckpoint = typeof AuditCheckpoint.Type

/** A message of stream `CHAIN`. */
export const ChainMessage = Schema.TaggedUnion({
  Links: { v: Schema.Literal(1), before: Schema.NullOr(Digest), entries: Schema.NonEmptyArray(ChainEntry), end: End },
  Signed: { v: Schema.Literal(1), checkpoint: AuditCheckpoint, end: End }
})
export type ChainMessage = typeof ChainMessage.Type

const Stored = Schema.fromJsonString(ChainMessage)
const decode = Schema.decodeUnknownOption(Stored)
export const encodeMessage = (message: ChainMessage): Buffer => Buffer.from(JSON.stringify(message))
/** Null for bytes that are not a message of this version. */
export const decodeMessage = (data: Uint8Array): ChainMessage | null =>
  Option.getOrNull(decode(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()))

const digestBytes = 32
/** The digests in `contents`, 64 hexadecimal digits each; null when it has another length. */
export const contentsIn = (contents: string): ReadonlyArray<string> | null => {
  const hex = Buffer.from(contents, "base64").toString("hex")
  if (hex.length === 0 || hex.length % (2 * digestBytes) !== 0) return null
  return Array.from({ length: hex.length / (2 * digestBytes) }, (_, i) =>
    hex.slice(i * 2 * digestBytes, (i + 1) * 2 * digestBytes)
  )
}
export const contentsOf = (digests: ReadonlyArray<string>): string =>
  Buffer.from(digests.join(""), "hex").toString("base64")
