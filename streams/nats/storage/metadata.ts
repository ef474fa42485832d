/**
 * Changes the metadata of a stream. The server replaces the whole metadata and compares nothing, so two processes that
 * change it at the same time would lose an entry. One process at a time reads and writes it.
 */
import { Effect, Schedule } from "effect"
import { randomUUID } from "node:crypto"
import { Nats, NatsFault, type StreamSettings } from "../client/nats.ts"
import { streamOf } from "./declared.ts"
import { ensureStorage } from "./storage.ts"

type Entries = Readonly<Record<string, string>>
interface MetadataChange {
  /** The entries to write, for the present ones; null removes an entry. No change at all when it answers null. */
  readonly entries: (present: Entries) => Readonly<Record<string, string | null>> | null
  /** Settings that change together with the entries. */
  readonly settings?: Partial<StreamSettings>
}

/** Keeps all other entries. Safe to repeat. */
export const changeMetadata = (
  nats: Nats["Service"],
  stream: string,
  change: MetadataChange
): Effect.Effect<void, NatsFault> => oneProcessAtATime(nats, `metadata.${stream}`, writeOnce(nats, stream, change))

const writeOnce = Effect.fnUntraced(function* (
  nats: Nats["Service"],
  stream: string,
  { entries, settings = {} }: MetadataChange
) {
  const { metadata: present } = yield* nats.info(stream)
  const changes = entries(present)
  if (changes === null) return
  const merged = Object.entries({ ...present, ...changes })
  const metadata = Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== null))
  yield* nats.updateStream(stream, { ...settings, metadata })
})

/** A process that holds a lock for so long has ended, or is suspended: the work takes milliseconds. Checks. */
const mostChecks = 100
const checkInterval = "50 millis"
/** Ends a wait that other processes prolong. */
const patience = "20 seconds"

const bucket = "SNAPSHOTS"

const oneProcessAtATime = <A>(nats: Nats["Service"], lock: string, work: Effect.Effect<A, NatsFault>) =>
  Effect.scoped(
    Effect.gen(function* () {
      yield* Effect.provideService(ensureStorage(streamOf(bucket)), Nats, nats)
      const kv = yield* nats.kv(bucket)
      const key = `lock.${lock}`
      const own = Buffer.from(randomUUID())
      const holder = Effect.map(
        request(() => kv.get(key)),
        (found) => (found?.operation === "PUT" ? found : null)
      )
      /** False when another process was first. */
      const won = (write: () => Promise<unknown>) => Effect.orElseSucceed(Effect.as(request(write), true), () => false)
      /** The revision of another holder's lock, and the number of checks that have found it. */
      let seen = { revision: 0, checks: 0 }
      const take = Effect.gen(function* () {
        const held = yield* holder
        if (held === null) return yield* won(() => kv.create(key, own))
        const { revision } = held
        seen = { revision, checks: revision === seen.revision ? seen.checks + 1 : 0 }
        return seen.checks < mostChecks ? false : yield* won(() => kv.update(key, own, revision))
      })
      const release = Effect.gen(function* () {
        const held = yield* holder
        if (held !== null && own.equals(held.value))
          yield* request(() => kv.delete(key, { previousSeq: held.revision }))
      })
      yield* Effect.addFinalizer(() => Effect.ignore(release))
      yield* Effect.repeat(take, { until: (taken) => taken, schedule: Schedule.spaced(checkInterval) }).pipe(
        Effect.timeoutOrElse({
          duration: patience,
          orElse: () => Effect.fail(new NatsFault({ kind: "unknown", cause: `${lock} is locked` }))
        })
      )
      return yield* work
    })
  )

const request = <A>(run: () => Promise<A>) =>
  Effect.tryPromise({ try: run, catch: (cause) => new NatsFault({ kind: "unknown", cause }) })
