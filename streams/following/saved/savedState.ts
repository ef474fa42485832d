/**
 * The state of a follower in bucket `SNAPSHOTS`, so that a start reads only the commits after it.
 *
 * It is derived from the log: it can be lost, and it is ignored when it does not fit the log, the code or the keys.
 */
import { Cause, Effect, Semaphore } from "effect"
import { sha256 } from "../../commit/identity.ts"
import type { Commit } from "../../commit/envelope.ts"
import { codeFingerprint } from "../../derived/codeFingerprint.ts"
import { stateFromText, stateToText } from "../../derived/stateText.ts"
import { type Bucket, Buckets } from "../../ports/bucket.ts"
import { Feed } from "../../ports/feed.ts"
import { Keyring } from "../../sealing/keyring.ts"
import type { SealingKey } from "../../cipher/sealing.ts"
import { inPieces, openSavedHead, openPiece, type SavedHead, sealSavedHead, sealPiece } from "./pieces.ts"

/** Commits between two saves of a small state. A start reads at most about as many. */
export const savedEvery = 1000
/** A large state is saved less often, so that a commit costs at most this part of it. Bytes. */
const bytesPerCommit = 256

/** Seals the state. Without this key the state cannot be opened. */
const owner = "installation:snapshots"

/** The point of the log that a state belongs to. */
export interface SavedPoint {
  readonly position: number
  readonly witness: string
  /** The positions of the skipped commits, which are not in the state. */
  readonly skipped: ReadonlySet<number>
}

export interface SavedState<State> {
  /**
   * The last saved state; null when there is none that fits. `skipped`: the positions of all commits that owners have
   * skipped. A state that holds one of them does not fit.
   */
  readonly load: (
    skipped: ReadonlySet<number>
  ) => Effect.Effect<{ readonly state: State; readonly position: number } | null>
  /** True when a state with so many commits after the last saved one should be saved. */
  readonly isDue: (commits: number) => boolean
  /** True for a commit that removes personal facts: the saved state must not keep them. */
  readonly removesFacts: (commit: Commit) => boolean
  /** Saves the state in the background, unless another process has saved more. The state is copied before this returns. */
  readonly save: (state: State, point: SavedPoint) => Effect.Effect<void>
}

interface Options<State> {
  /** Names the state in the bucket: letters. */
  readonly name: string
  /** The modules that fold the state. Those that read and write it are added. */
  readonly code: ReadonlyArray<URL>
  /** The part of the state that is saved: plain values, sets and maps. */
  readonly toSaved: (state: State) => unknown
  readonly fromSaved: (saved: unknown) => State
  readonly removesFacts?: (commit: Commit) => boolean
}

interface Parts {
  readonly name: string
  readonly fingerprint: string
  readonly bucket: Bucket
  readonly key: SealingKey
  readonly feed: Feed["Service"]
}

const ownCode = ["./savedState.ts", "../follower.ts", "../../codec/codec.ts"].map(
  (file) => new URL(file, import.meta.url)
)

export const openSavedState = Effect.fnUntraced(function* <State>(options: Options<State>) {
  const { name, toSaved, fromSaved, removesFacts = () => false } = options
  const parts: Parts = {
    name,
    fingerprint: codeFingerprint([...options.code, ...ownCode]),
    bucket: yield* (yield* Buckets).open("SNAPSHOTS"),
    key: yield* (yield* Keyring).keyOf(owner),
    feed: yield* Feed
  }
  const one = Semaphore.makeUnsafe(1)
  let bytes = 0
  const saved: SavedState<State> = {
    load: (skipped) =>
      read(parts, skipped).pipe(
        Effect.flatMap((found) =>
          found === null
            ? Effect.succeed(null)
            : Effect.try(() => ({ state: fromSaved(stateFromText(found.text)), position: found.head.position }))
        ),
        Effect.catchCause((cause) => notUsed(name, cause))
      ),
    isDue: (commits) => commits >= Math.max(savedEvery, bytes / bytesPerCommit),
    removesFacts,
    save: (state, point) =>
      Effect.suspend(() => {
        const text = stateToText(toSaved(state))
        bytes = text.length
        const written = one.withPermits(1)(write(parts, text, point))
        return Effect.asVoid(Effect.forkDetach(Effect.catchCause(written, (cause) => notUsed(name, cause))))
      })
  }
  return saved
})

const notUsed = (name: string, cause: Cause.Cause<unknown>) =>
  Effect.as(Effect.logDebug("a saved state is not used", { name, cause: Cause.pretty(cause) }), null)

const headName = (name: string) => `${name}.head`
const pieceName = (name: string, position: number, n: number) => `${name}.at${position}.${n}`

/** Null when the head is of another version of the code, or of another log. */
const readHead = Effect.fnUntraced(function* ({ name, fingerprint, bucket, key, feed }: Parts) {
  const entry = yield* bucket.get(headName(name))
  if (entry === null) return { entry, head: null, isOurs: false }
  const head = yield* Effect.sync(() => openSavedHead(key, name, entry.value))
  const isOurs =
    head !== null &&
    head.fingerprint === fingerprint &&
    head.identity === (yield* feed.continuity.identity) &&
    (yield* feed.witnessAt(head.position)) === head.witness
  return { entry, head, isOurs }
})

/** Null when there is none, or it does not fit. */
const read = Effect.fnUntraced(function* (parts: Parts, skipped: ReadonlySet<number>) {
  const { name, bucket, key } = parts
  const { head, isOurs } = yield* readHead(parts)
  if (head === null || !isOurs) return null
  const known = new Set(head.skipped)
  if ([...skipped].some((seq) => seq <= head.position && !known.has(seq))) return null
  const pieces = yield* Effect.forEach(
    head.pieces,
    (digest, n) =>
      Effect.map(bucket.get(pieceName(name, head.position, n)), (piece) => {
        const text = piece === null ? null : openPiece(key, name, piece.value)
        return text !== null && sha256(text) === digest ? text : null
      }),
    { concurrency: 8 }
  )
  return pieces.includes(null) ? null : { head, text: pieces.join("") }
})

/** Writes the pieces, then the head. Pieces have the position in their names, so a reader never mixes two states. */
const write = Effect.fnUntraced(function* (parts: Parts, text: string, { position, witness, skipped }: SavedPoint) {
  const { name, fingerprint, bucket, key, feed } = parts
  const { entry, head: before, isOurs } = yield* readHead(parts)
  if (before !== null && isOurs && before.position >= position) return
  const pieces = inPieces(text)
  yield* Effect.forEach(pieces, (piece, n) => bucket.put(pieceName(name, position, n), sealPiece(key, name, piece)), {
    concurrency: 8
  })
  const head: SavedHead = {
    fingerprint,
    identity: yield* feed.continuity.identity,
    position,
    witness,
    skipped: [...skipped].filter((seq) => seq <= position),
    pieces: pieces.map(sha256)
  }
  const bytes = sealSavedHead(key, name, head)
  const isSaved = yield* entry === null
    ? bucket.create(headName(name), bytes)
    : bucket.update(headName(name), bytes, entry.revision)
  // The earlier state may contain facts that were removed.
  if (isSaved && before !== null && before.position !== position)
    yield* Effect.forEach(before.pieces, (_, n) => bucket.erase(pieceName(name, before.position, n)), { discard: true })
})
