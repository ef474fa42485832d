/** Buckets on JetStream's key-value store. */
import { Effect, Layer } from "effect"
import { type BucketChanges, type BucketName, Buckets, type Entry } from "../ports/bucket.ts"
import { StreamUnavailable } from "../errors.ts"
import { Nats, type NatsFault } from "./client/nats.ts"
import { afterReconnect } from "./client/servers.ts"
import { streamOf } from "./storage/declared.ts"
import { ensureStorage } from "./storage/storage.ts"

const unavailable = (what: string) => (cause: unknown) => new StreamUnavailable({ what, cause })

export const jetstreamBuckets = Layer.effect(
  Buckets,
  Effect.gen(function* () {
    const nats = yield* Nats
    return Buckets.of({
      exists: (name) =>
        Effect.map(afterReconnect(name, nats.settings(streamOf(name))), (settings) => settings !== null),
      open: Effect.fnUntraced(function* (name) {
        yield* afterReconnect(name, Effect.provideService(ensureStorage(streamOf(name)), Nats, nats))
        const kv = yield* afterReconnect(name, nats.kv(name))
        const request = <A>(run: () => Promise<A>) => Effect.tryPromise({ try: run, catch: unavailable(name) })
        /** Null when the present value forbids the write. Any other error: the bucket cannot be reached. */
        const written = <A>(run: () => Promise<A>) =>
          Effect.tryPromise({ try: run, catch: (cause) => cause }).pipe(
            Effect.catch((cause) => (isConflict(cause) ? Effect.succeed(null) : Effect.fail(unavailable(name)(cause))))
          )
        const won = (run: () => Promise<unknown>) =>
          Effect.map(
            written(() => run().then(() => true)),
            (isWritten) => isWritten !== null
          )
        return {
          get: (key) =>
            request(() => kv.get(key)).pipe(
              Effect.map((found) => (found === null || found.operation !== "PUT" ? null : entryOf(found)))
            ),
          put: (key, value) => request(() => kv.put(key, value)),
          create: (key, value) => won(() => kv.create(key, value)),
          update: (key, value, revision) => won(() => kv.update(key, value, revision)),
          replace: (key, value, revision) =>
            written(() => (revision === 0 ? kv.create(key, value) : kv.update(key, value, revision))),
          remove: (key, revision) => won(() => kv.delete(key, revision === undefined ? {} : { previousSeq: revision })),
          erase: (key) => afterReconnect(name, nats.purge(streamOf(name), `$KV.${name}.${key}`)),
          entries: request(async () => {
            const found: Array<Entry> = []
            for await (const entry of await kv.history()) if (entry.operation === "PUT") found.push(entryOf(entry))
            return found
          }),
          keys: request(async () => {
            const found: Array<string> = []
            for await (const key of await kv.keys()) found.push(key)
            return found
          }),
          changes: (after) => Effect.mapError(changesIn(nats, name, after), unavailable(name))
        }
      })
    })
  })
)

/** More changes are not listed: reading all entries again costs less. */
const mostChanges = 1000

const changesIn = Effect.fnUntraced(function* (
  nats: Nats["Service"],
  name: BucketName,
  after: number | null
): Effect.fn.Return<BucketChanges, NatsFault> {
  const revision = yield* nats.lastSeq(streamOf(name))
  if (after === null || after > revision || revision - after > mostChanges) return { revision, keys: null }
  const root = `$KV.${name}.`
  const keys: Array<string> = []
  for (let at = after; at < revision;) {
    const found = yield* nats.next(streamOf(name), at + 1, `${root}>`)
    if (found === null || found.seq > revision) break
    keys.push(found.subject.slice(root.length))
    at = found.seq
  }
  return { revision, keys }
})

const entryOf = ({ key, value, revision }: Entry): Entry => ({ key, value, revision })
// The create and update of a bucket are publishes with an expectation.
const isConflict = (cause: unknown) =>
  typeof cause === "object" && cause !== null && "code" in cause && (cause.code === 10071 || cause.code === 10164)
