/**
 * Snapshots of long aggregates in a bucket. They are derived from the log: each one can be lost, and is ignored when it does
 * not fit the log, the code or the keys.
 */
import { Cause, Effect, Semaphore } from "effect"
import { type Bucket, Buckets } from "../../../streams/ports/bucket.ts"
import { sha256 } from "../../../streams/commit/identity.ts"
import { partsOf, type Subject } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import { codeFingerprint } from "../../../streams/derived/codeFingerprint.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import type { SealingKey } from "../../../streams/cipher/sealing.ts"
import { advance, type Evolve, type Loaded } from "../loaded/loaded.ts"
import { snapshotCode } from "./snapshotCode.ts"
import {
  type CommandEntry,
  commandEntryOf,
  headKey,
  openHead,
  openPage,
  ownersOf,
  pageCommands,
  sealHead,
  sealPage
} from "./snapshot.ts"
import { stateFromText, stateToText } from "../../../streams/derived/stateText.ts"

/** Commits between two snapshots, and about the most that a load folds. */
export const commitsBetween = 500

/** Seals what no person owns. */
const commonOwner = "installation:snapshots"

export interface Snapshots {
  /** The aggregate from its snapshot and the commits after it; null when there is no snapshot that fits. */
  readonly load: (subject: Subject, evolve: Evolve) => Effect.Effect<Loaded | null>
  /** Makes a snapshot in the background when the last one is old. */
  readonly keep: (subject: Subject, loaded: Loaded) => Effect.Effect<void>
}

interface Parts {
  readonly bucket: Bucket
  readonly store: EventStore["Service"]
  readonly keyring: Keyring["Service"]
  readonly common: SealingKey
  readonly fingerprint: string
}

/** `fingerprint`: of the code that makes the states. Snapshots of other code are ignored, and replaced by the next ones. */
export const makeSnapshots = Effect.fnUntraced(function* (fingerprint: string = codeFingerprint(snapshotCode)) {
  const keyring = yield* Keyring
  const quarantine = yield* Quarantine
  const parts: Parts = {
    bucket: yield* (yield* Buckets).open("SNAPSHOTS"),
    store: yield* EventStore,
    keyring,
    common: yield* keyring.keyOf(commonOwner).pipe(Effect.catchTag("WrongMasterKey", Effect.die)),
    fingerprint
  }
  // One at a time: a snapshot is never urgent.
  const turn = Semaphore.makeUnsafe(1)
  const snapshots: Snapshots = {
    // A skipped commit may be part of the stored state.
    load: (subject, evolve) =>
      quarantine.hasSkips(subject)
        ? Effect.succeed(null)
        : read(parts, subject, evolve).pipe(Effect.catchCause((cause) => notUsed(subject, cause))),
    keep: (subject, loaded) =>
      Effect.suspend(() => {
        const { commands, kept } = loaded.history
        if (commands.size - kept < commitsBetween || quarantine.hasSkips(subject)) return Effect.void
        loaded.history.kept = commands.size
        // The entries are taken now, because later commits change the map.
        const written = write(parts, subject, loaded, Array.from(commands, commandEntryOf))
        return Effect.asVoid(
          Effect.forkDetach(
            turn
              .withPermits(1)(written)
              .pipe(Effect.catchCause((cause) => notUsed(subject, cause)))
          )
        )
      })
  }
  return snapshots
})

const notUsed = (subject: Subject, cause: Cause.Cause<unknown>) =>
  Effect.as(Effect.logDebug("a snapshot is not used", { subject, cause: Cause.pretty(cause) }), null)

const keysIn = (subject: Subject) => {
  const { kind, id } = partsOf(subject)
  return { head: `${kind}.${id}.head`, page: (n: number) => `${kind}.${id}.page${n}` }
}

/** Answers null, or fails, when the snapshot does not fit. */
const read = Effect.fnUntraced(function* (parts: Parts, subject: Subject, evolve: Evolve) {
  const { bucket, store, keyring, common, fingerprint } = parts
  const names = keysIn(subject)
  const stored = yield* bucket.get(names.head)
  if (stored === null) return null
  const owners = yield* Effect.try(() => ownersOf(stored.value))
  yield* keyring.fetch(owners)
  const keys = owners.map(keyring.peek)
  if (keys.includes(null)) return null
  const key = headKey([common, ...keys.filter((each) => each !== null)])
  const head = yield* Effect.try(() => openHead(key, subject, stored.value))
  if (head.fingerprint !== fingerprint) return null
  // The log must have the last commit of the snapshot. A log that was restored may have another one at its position.
  const [last, ...later] = yield* store.load(subject, head.seq - 1)
  if (last?.seq !== head.seq || last.witness !== head.witness) return null
  const pages = yield* Effect.forEach(head.pages, (digest, n) => readPage(parts, subject, names.page(n), digest), {
    concurrency: 8
  })
  if (pages.includes(null)) return null
  const commands = [...pages.flatMap((page) => page ?? []), ...head.commands]
  const loaded: Loaded = {
    state: yield* Effect.try(() => stateFromText(head.state)),
    seq: head.seq,
    history: {
      commands: new Map(commands.map(([id, seq, digest, owners]) => [id, { seq, digest, owners }])),
      owners: new Set(owners),
      kept: commands.length,
      pages: [...head.pages]
    },
    bytes: head.bytes
  }
  return later.reduce((before, commit) => advance(before, commit, evolve), loaded)
})

const readPage = Effect.fnUntraced(function* (
  { bucket, common }: Parts,
  subject: Subject,
  name: string,
  digest: string
) {
  const stored = yield* bucket.get(name)
  if (stored === null) return null
  const text = yield* Effect.try(() => openPage(common, subject, stored.value))
  // The digest is from the sealed head, so the text is as it was written.
  return sha256(text) === digest ? (JSON.parse(text) as ReadonlyArray<CommandEntry>) : null
})

const write = Effect.fnUntraced(function* (
  { bucket, store, keyring, common, fingerprint }: Parts,
  subject: Subject,
  { state, seq, history, bytes }: Loaded,
  commands: ReadonlyArray<CommandEntry>
) {
  const [last] = yield* store.load(subject, seq - 1)
  // The position has another commit when the log was restored in the meantime.
  if (last?.seq !== seq || last.command !== commands.at(-1)?.[0]) return
  const names = keysIn(subject)
  const full = Math.floor(commands.length / pageCommands)
  for (let n = history.pages.length; n < full; n++) {
    const text = JSON.stringify(commands.slice(n * pageCommands, (n + 1) * pageCommands))
    yield* bucket.put(names.page(n), sealPage(common, subject, text))
    history.pages.push(sha256(text))
  }
  // Texts of a person who was forgotten before are not in the state any more.
  const owners = [...history.owners].filter((owner) => keyring.peek(owner) !== null).toSorted()
  const keys = owners.flatMap((owner) => keyring.peek(owner) ?? [])
  const head = {
    fingerprint,
    seq,
    witness: last.witness,
    pages: history.pages.slice(0, full),
    commands: commands.slice(full * pageCommands),
    bytes,
    state: stateToText(state)
  }
  yield* bucket.put(names.head, sealHead(headKey([common, ...keys]), subject, owners, head))
})
