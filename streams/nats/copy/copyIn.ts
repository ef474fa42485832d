/**
 * Writes the stored messages of a backup into new streams, at the same positions.
 *
 * The server assigns positions itself, so messages are published in their order, a placeholder is published for each position
 * without a message, and all placeholders are purged before the stream gets its protection.
 */
import { Effect, Schema } from "effect"
import { Nats, type Outgoing } from "../client/nats.ts"
import { declared } from "../storage/declared.ts"
import { guardedOf, toMetadata } from "../storage/recorded.ts"
import { newSettings } from "../storage/storage.ts"
import { unfinishedEntry } from "../storage/refusals/unfinished.ts"
import type { CopiedStream } from "./copied.ts"
import type { CopiedMessage } from "./copyOut.ts"

/** The stream got a message at another position, so another program writes to it. The restore must begin again. */
export class CopyDisturbed extends Schema.TaggedError<CopyDisturbed>()("CopyDisturbed", { stream: Schema.String }) {
  override get message() {
    return `another program wrote to stream ${this.stream} during the restore: stop it, delete the streams, and run the restore again`
  }
}

/** Source: the limit of nats-server for one atomic batch. */
const mostInBatch = 1000
/** The server keeps the messages of a batch in memory until its end. */
const mostBytes = 4 * 1024 * 1024
const answerMillis = 30_000

/** The subject of placeholders, which the product never uses. */
const placeholders: Readonly<Record<CopiedStream, string>> = {
  EVT: "evt.restore.gap",
  CHAIN: "chain.gap",
  ACCESS: "access.gap"
}

const settingsOf = (nats: Nats["Service"], stream: CopiedStream, maxBytes: number) => {
  const settings = newSettings(stream, nats.replicas)
  return { ...settings, max_bytes: Math.max(settings.max_bytes ?? -1, maxBytes) }
}

/** Creates the stream without its protection, so that placeholders can be purged. Does nothing when it exists. */
export const beginCopy = Effect.fnUntraced(function* (stream: CopiedStream, backup: string, maxBytes: number) {
  const nats = yield* Nats
  yield* nats.ensureStream({
    ...settingsOf(nats, stream, maxBytes),
    deny_delete: false,
    deny_purge: false,
    allow_atomic: true,
    metadata: { [unfinishedEntry]: backup }
  })
})

/** Publishes messages after the last position of the stream. `keepsPositions: false`: they are counted again from 1. */
export const makeCopyIn = Effect.fnUntraced(function* (stream: CopiedStream, keepsPositions: boolean) {
  const nats = yield* Nats
  let last = yield* nats.lastSeq(stream)
  const batch: Array<Outgoing> = []
  let bytes = 0

  const flush = Effect.gen(function* () {
    const [first, second] = batch
    if (first === undefined) return
    const expected = last + batch.length
    const seq =
      second === undefined
        ? (yield* nats.publish(first, answerMillis)).seq
        : yield* nats.publishBatch(batch, answerMillis)
    if (seq !== expected) return yield* new CopyDisturbed({ stream })
    last = seq
    batch.length = 0
    bytes = 0
  })
  const add = Effect.fnUntraced(function* (unit: ReadonlyArray<Outgoing>) {
    const size = unit.reduce((sum, { data }) => sum + data.byteLength, 0)
    if (batch.length + unit.length > mostInBatch || bytes + size > mostBytes) yield* flush
    batch.push(...unit)
    bytes += size
  })
  const fillUpTo = Effect.fnUntraced(function* (position: number) {
    while (last + batch.length < position)
      yield* add([{ subject: placeholders[stream], data: new Uint8Array(), endsUnit: true }])
  })

  return {
    /** The last position that the server has acknowledged. */
    last: () => last,
    /** The messages of one unit, which follow each other. */
    unit: Effect.fnUntraced(function* (messages: ReadonlyArray<CopiedMessage>) {
      const [first] = messages
      if (first === undefined) return
      if (keepsPositions) yield* fillUpTo(first.seq - 1)
      yield* add(
        messages.map(({ subject, data, storedAt, continues }) => ({ subject, data, storedAt, endsUnit: !continues }))
      )
    }),
    flush
  }
})

/** Removes the placeholders, and gives the stream its protection and its record. The marker of `EVT` goes with the last call. */
export const finishCopy = Effect.fnUntraced(function* (
  stream: CopiedStream,
  maxBytes: number,
  metadata: Readonly<Record<string, string>>
) {
  const nats = yield* Nats
  const isProtected = (yield* nats.settings(stream))?.deny_purge === true
  if (!isProtected) yield* nats.purge(stream, placeholders[stream])
  const settings = settingsOf(nats, stream, maxBytes)
  const guarded = guardedOf(settings)
  const { deny_delete = false, deny_purge = false, allow_atomic = false } = declared[stream]
  yield* nats.updateStream(stream, {
    deny_delete,
    deny_purge,
    allow_atomic,
    metadata: { ...metadata, ...toMetadata({ settings: guarded, declared: guarded }) }
  })
})
