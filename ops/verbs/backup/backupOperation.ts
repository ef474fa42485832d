/** The product's half of `tt backup`: reads what the folder does not have yet. It writes no file. */
import { Effect, Queue, Schema, Stream } from "effect"
import { lanePrefix } from "../../../commands/endpoints/hookJobs.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { witnessOf } from "../../../streams/commit/identity.ts"
import { keysNamedIn } from "../../../streams/keys/inventory.ts"
import { RawLog } from "../../../streams/keys/rawLog.ts"
import { keyEntryOf } from "../../../streams/generations/generation.ts"
import { LogGuard } from "../../../streams/following/logGuard.ts"
import type { CopiedStream } from "../../../streams/nats/copy/copied.ts"
import { type CopiedMessage, copyOut, raisedSettings } from "../../../streams/nats/copy/copyOut.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { factNames } from "../../../streams/nats/log/factNames.ts"
import { unfinishedEntry } from "../../../streams/nats/storage/refusals/unfinished.ts"
import { AccessLog } from "../../../streams/ports/accessLog.ts"
import { type BucketName, Buckets } from "../../../streams/ports/bucket.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { operation } from "../operation/operation.ts"
import { type EntryLine, messageLine, type MessageLine } from "./folder/lines.ts"
import type { Manifest } from "./folder/manifest.ts"
import { BackupRefused } from "./folder/refused.ts"

const After = Schema.Struct({ seq: Schema.Int, witness: Schema.NullOr(Schema.String) })
const Input = Schema.Struct({
  /** The identity of the log that the folder has; null for a new folder. */
  identity: Schema.NullOr(Schema.String),
  /** How often the log of the folder had been accepted after a change. */
  accepted: Schema.Int,
  /** The last message of each stream in the folder; position 0 when it has none. */
  after: Schema.Struct({ EVT: After, CHAIN: After, ACCESS: After })
})

/** The facts of the manifest, and the streams whose files in the folder are of no use any more. */
export type BackupEnd = Pick<Manifest, "identity" | "facts" | "masterKey" | "maxBytes">
export type BackupLine =
  | { readonly head: number; readonly replaced: ReadonlyArray<CopiedStream>; readonly accessFrom: number }
  | { readonly stream: CopiedStream; readonly messages: ReadonlyArray<MessageLine> }
  | { readonly bucket: "KEYS" | "OUTBOX"; readonly entries: ReadonlyArray<EntryLine> }
  | { readonly end: BackupEnd }

type Failure = { readonly message: string }
type Needs = Nats | RawLog | Buckets | Keyring | LogGuard | AccessLog

export const backupOperation = operation({
  name: "backup",
  input: Input,
  run: (input) =>
    Stream.callback<BackupLine, Failure, Needs>(
      (queue) =>
        run(input, (line) => Effect.asVoid(Queue.offer(queue, line))).pipe(
          Effect.andThen(Queue.end(queue)),
          Effect.catch((error) => Queue.fail(queue, error))
        ),
      // The reader writes files, and the log must not wait in memory for it.
      { bufferSize: 4 }
    )
})

type Emit = (line: BackupLine) => Effect.Effect<void>

const run = Effect.fnUntraced(function* ({ identity, accepted, after }: typeof Input.Type, emit: Emit) {
  const nats = yield* Nats
  // A log that lost commits must not be added to a backup that has them.
  yield* (yield* LogGuard).compare
  yield* (yield* AccessLog).record({ _tag: "Exported", actor: operator, what: "backup", from: null, to: null })
  const present = yield* logFacts(nats)
  yield* sameLog(present, { identity, accepted }, after.EVT)
  const head = yield* nats.lastSeq("EVT")
  const replaced = yield* Effect.filter(["CHAIN", "ACCESS"] as const, (stream) =>
    isReplaced(nats, stream, after[stream])
  )
  const accessFrom = (yield* nats.next("ACCESS", 1, ">"))?.seq ?? 1
  yield* emit({ head, replaced, accessFrom })

  // The chain and the posts refer to commits, so they are read first: the log then has all of these commits.
  for (const stream of ["CHAIN", "ACCESS"] as const) {
    const from = replaced.includes(stream) ? 0 : after[stream].seq
    yield* Stream.runForEach(copyOut(nats, stream, from), (batch) => emitMessages(emit, stream, batch))
  }
  yield* emit({
    bucket: "OUTBOX",
    entries: [
      ...(yield* entriesOf("OUTBOX")).filter(({ key }) => !key.startsWith(lanePrefix)),
      ...(yield* webhookProgress)
    ]
  })
  yield* logAndKeys(nats, after.EVT.seq, emit)
  const { generation, key } = yield* (yield* Keyring).generation
  const maxBytes = yield* Effect.all({
    EVT: sizeOf(nats, "EVT"),
    CHAIN: sizeOf(nats, "CHAIN"),
    ACCESS: sizeOf(nats, "ACCESS")
  })
  yield* emit({ end: { ...present, masterKey: { generation, key }, maxBytes } })
})

const sizeOf = (nats: Nats["Service"], stream: CopiedStream) =>
  Effect.map(raisedSettings(nats, stream), ({ maxBytes }) => maxBytes)

const logFacts = Effect.fnUntraced(function* (nats: Nats["Service"]) {
  const { metadata } = yield* nats.info("EVT")
  const facts = Object.fromEntries(
    Object.entries(metadata).filter(
      ([name]) => name.startsWith("tracker.") && name !== "tracker.settings" && name !== unfinishedEntry
    )
  )
  return { identity: facts[factNames.identity] ?? "", facts }
})

interface Former {
  readonly identity: string | null
  readonly accepted: number
}

/** Fails when the folder has the backup of another log, or of commits that the log does not have. */
const sameLog = Effect.fnUntraced(function* (
  { identity, facts }: { readonly identity: string; readonly facts: Readonly<Record<string, string>> },
  former: Former,
  last: typeof After.Type
) {
  if (former.identity === null) return
  if (former.identity !== identity)
    return yield* new BackupRefused({
      why: "the folder has a backup of another installation: give another folder"
    })
  const found = last.seq === 0 ? null : yield* (yield* RawLog).at(last.seq)
  const isSame = last.seq === 0 || (found !== null && witnessOf(found.data) === last.witness)
  if (isSame && Number(facts[factNames.accepted] ?? 0) === former.accepted) return
  return yield* new BackupRefused({
    why: `the backup in the folder ends at position ${last.seq}, and the log went back behind it or was replaced since: keep this backup, and give another folder`
  })
})

/** True when the stream no longer has the last message of the folder, unless it has expired. */
const isReplaced = Effect.fnUntraced(function* (
  nats: Nats["Service"],
  stream: "CHAIN" | "ACCESS",
  { seq, witness }: typeof After.Type
) {
  if (seq === 0) return false
  const found = yield* nats.at(stream, seq)
  if (found !== null) return witnessOf(found.data) !== witness
  return stream === "CHAIN" || (yield* nats.lastSeq(stream)) < seq
})

const emitMessages = (emit: Emit, stream: CopiedStream, batch: ReadonlyArray<CopiedMessage>) =>
  Effect.forEach(inPieces(batch), (piece) => emit({ stream, messages: piece.map(messageLine) }), { discard: true })

const pieceLength = 200
const inPieces = <A>(all: ReadonlyArray<A>) =>
  Array.from({ length: Math.ceil(all.length / pieceLength) }, (_, i) =>
    all.slice(i * pieceLength, (i + 1) * pieceLength)
  )

const entriesOf = Effect.fnUntraced(function* (name: BucketName) {
  const store = yield* (yield* Buckets).open(name)
  return (yield* store.entries).map(({ key, value }): EntryLine => ({
    key,
    value: Buffer.from(value).toString("base64")
  }))
})

/**
 * The progress of webhooks, so that a restored installation sends no event twice. It is read before the log, which then has all
 * events up to it.
 */
const webhookProgress = Effect.map(entriesOf("HOOKS"), (entries) =>
  entries.filter(({ key }) => key.startsWith(lanePrefix))
)

/** More rounds than a change of keys takes. */
const mostRounds = 20

/**
 * Reads the log, then the keys, then the commits that came meanwhile, until every key that they name is there. A key is
 * stored before a commit names it, and a person's key is removed after the commit that forgets the person, so the keys agree
 * with a log that ends after they were read.
 */
const logAndKeys = Effect.fnUntraced(function* (nats: Nats["Service"], after: number, emit: Emit) {
  const keyring = yield* Keyring
  let position = after
  const readLog = Effect.fnUntraced(function* () {
    const named = new Map<string, string>()
    yield* Stream.runForEach(copyOut(nats, "EVT", position), (batch) => {
      position = batch.at(-1)?.seq ?? position
      for (const message of batch) for (const owner of Object.keys(keysNamedIn(message))) named.set(owner, "")
      return emitMessages(emit, "EVT", batch)
    })
    return [...named.keys()]
  })
  yield* readLog()
  for (let round = 0; round < mostRounds; round++) {
    const before = yield* keyring.generation
    const entries = yield* entriesOf("KEYS")
    const since = yield* readLog()
    const afterwards = yield* keyring.generation
    const names = new Set(entries.map(({ key }) => key))
    const isWhole = since.every((owner) => names.has(keyEntryOf(owner)))
    if (isWhole && !before.isChanging && !afterwards.isChanging && before.key === afterwards.key)
      return yield* emit({ bucket: "KEYS", entries })
    yield* Effect.sleep("500 millis")
  }
  return yield* new BackupRefused({
    why: "a change of the master key has not ended: run `tt key rotate`, which ends it, and then the backup again"
  })
})
