/**
 * Sessions, in bucket `SESSIONS`. The bucket has only the hashes of their secrets.
 *
 * A session of a browser ends after 14 days without use, and 90 days after its sign-in. One of the Mini App ends 4 hours after
 * its sign-in: Telegram signs the person in again whenever the app is opened.
 */
import { Clock, Effect, Option, Schema, Semaphore } from "effect"
import { LRUCache } from "lru-cache"
import { ActorId } from "../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import type { Bucket, Entry } from "../../../streams/ports/bucket.ts"
import { hashOf, newSecret } from "./secrets.ts"

const dayMillis = 24 * 3600 * 1000
const idleMillis = 14 * dayMillis
const longestMillis = 90 * dayMillis
export const appSessionMillis = 4 * 3600 * 1000
export const longestSessionSeconds = longestMillis / 1000
/** The last use is written at most this often, so a use rarely costs a write. */
const seenMillis = 3600 * 1000
/** Time between two reads of the changes, and so the time for which a session is accepted after another process has ended it. */
const changesMillis = 2_000
/** Time after which a session is read again, also when no change of it was found. */
const cachedMillis = 60_000
const mostCached = 20_000
/** Characters. Browsers put their name at the end of the user agent, so a lower limit would cut it off. */
const longestAgent = 200

/** Entries of earlier versions have the first two fields only. */
const Stored = Schema.fromJsonString(
  Schema.Struct({
    actor: ActorId,
    at: Schema.Int,
    seen: Schema.optionalKey(Schema.Int),
    agent: Schema.optionalKey(Schema.String),
    /** The keyed hash of the Telegram user who has opened the Mini App. A session of a browser has none. */
    telegram: Schema.optionalKey(Schema.String)
  })
)
type Stored = typeof Stored.Type
const decode = Schema.decodeUnknownOption(Stored)
const encode = Schema.encodeSync(Stored)
const bytesOf = (stored: Stored) => Buffer.from(encode(stored))
const storedIn = ({ value }: Entry) => Option.getOrNull(decode(Buffer.from(value).toString()))

/** A session as its person and the administrators see it. Times are milliseconds of Unix time. */
export interface OpenSession {
  /** The beginning of the hash of its secret. It is not a secret: it cannot sign a person in. */
  readonly id: string
  readonly actor: ActorId
  readonly at: number
  /** The last use, to the hour. */
  readonly seen: number
  /** The browser and the system, as the browser names them; "" when it does not. */
  readonly agent: string
  /** The keyed hash of its Telegram user when it is of the Mini App; null for a browser. */
  readonly telegram: string | null
}

/** The owner of a session's secret. */
export type SessionHolder = Pick<OpenSession, "actor" | "telegram">

const instant = (millis: number) => new Date(millis).toISOString()

/** The session as lists show it. */
export const shownSession = ({ at, seen, telegram, ...session }: OpenSession) => ({
  ...session,
  inTelegram: telegram !== null,
  openedAt: instant(at),
  seenAt: instant(seen)
})

const prefix = "session."
const entryOf = (session: string) => `${prefix}${hashOf(session)}`
export const sessionIdOf = (session: string) => idOf(entryOf(session))
const idOf = (entry: string) => entry.slice(prefix.length, prefix.length + 20)

const isOver = ({ at, seen = at, telegram }: Stored, now: number) =>
  now - seen > idleMillis || now - at > (telegram === undefined ? longestMillis : appSessionMillis)

const isUseDue = ({ at, seen = at }: Stored, now: number) => now - seen >= seenMillis
/** Writes the last use. A session that another process ends at the same time stays ended, because its revision has changed. */
const noteUse = (bucket: Bucket, entry: Entry, stored: Stored, now: number) =>
  isUseDue(stored, now) ? bucket.update(entry.key, bytesOf({ ...stored, seen: now }), entry.revision) : Effect.void

const openIn = Effect.fnUntraced(function* (bucket: Bucket, actor: ActorId | null) {
  const now = yield* Clock.currentTimeMillis
  return (yield* bucket.entries).flatMap((entry): ReadonlyArray<OpenSession> => {
    const stored = entry.key.startsWith(prefix) ? storedIn(entry) : null
    if (stored === null || isOver(stored, now) || (actor !== null && stored.actor !== actor)) return []
    const { at, seen = at, agent = "", telegram = null } = stored
    return [{ id: idOf(entry.key), actor: stored.actor, at, seen, agent, telegram }]
  })
})

interface Cached {
  readonly holder: SessionHolder
  readonly stored: Stored
  /** When it was read. */
  readonly at: number
}

/**
 * The sessions in memory. One request for all of them finds the changed ones, because each open socket checks its session
 * every few seconds.
 */
const makeCache = (bucket: Bucket) => {
  const sessions = new LRUCache<string, Cached>({ max: mostCached })
  const turn = Semaphore.makeUnsafe(1)
  let revision: number | null = null
  let readAt = Number.NEGATIVE_INFINITY
  /** Rises with each read of the changes, and with each session that ends here. */
  let version = 0
  /** The number of failed reads of the changes, and the last failure. */
  const failed = { reads: 0, why: null as StreamUnavailable | null }
  const isRecent = (now: number) => now >= readAt && now - readAt < changesMillis
  const readChanges = Effect.fnUntraced(function* (now: number, failedBefore: number) {
    // A request that waited for another one uses its answer, or its failure: failures one after another add up their timeouts.
    if (isRecent(now)) return
    if (failed.why !== null && failed.reads > failedBefore) return yield* failed.why
    const changes = yield* Effect.tapError(bucket.changes(revision), (why) =>
      Effect.sync(() => Object.assign(failed, { reads: failed.reads + 1, why }))
    )
    if (changes.keys === null) sessions.clear()
    else for (const key of changes.keys) sessions.delete(key)
    revision = changes.revision
    readAt = now
    version++
  })
  const isUsable = ({ stored, at }: Cached, now: number) => now >= at && now - at < cachedMillis && !isOver(stored, now)
  return {
    /** Drops the changed sessions, unless that was done less than `changesMillis` ago. */
    refresh: (now: number) =>
      Effect.suspend(() => (isRecent(now) ? Effect.void : turn.withPermits(1)(readChanges(now, failed.reads)))),
    get: (key: string, now: number) => {
      const found = sessions.get(key)
      return found !== undefined && isUsable(found, now) ? found.holder : null
    },
    version: () => version,
    /** Keeps a session whose read began at this version. At a later version, the session may have changed meanwhile. */
    put: (key: string, session: Cached, at: number) => void (at === version && sessions.set(key, session)),
    drop: (key: string) => void sessions.delete(key),
    /** Drops a session that ends here. A read that is under way does not keep it. */
    end: (key: string) => {
      version++
      sessions.delete(key)
    }
  }
}

export const makeSessions = (bucket: Bucket) => {
  const cache = makeCache(bucket)
  const end = (entry: string) =>
    bucket.remove(entry).pipe(Effect.ensuring(Effect.sync(() => cache.end(entry))), Effect.asVoid)

  return {
    /**
     * Opens a session and returns its secret: `session`, or a random one. `agent`: the name that the browser gives itself.
     * `telegram`: the keyed hash of the user of the Mini App.
     */
    open: Effect.fnUntraced(function* (
      actor: ActorId,
      agent: string,
      session = newSecret(),
      telegram: string | null = null
    ) {
      const at = yield* Clock.currentTimeMillis
      const opened = { actor, at, seen: at, agent: agent.slice(0, longestAgent) }
      yield* bucket.put(entryOf(session), bytesOf(telegram === null ? opened : { ...opened, telegram }))
      return session
    }),
    /** The holder of a session; null when it has ended or never existed. */
    holderOf: Effect.fnUntraced(function* (session: string): Effect.fn.Return<SessionHolder | null, StreamUnavailable> {
      const key = entryOf(session)
      const now = yield* Clock.currentTimeMillis
      yield* cache.refresh(now)
      const known = cache.get(key, now)
      if (known !== null) return known
      const version = cache.version()
      const entry = yield* bucket.get(key)
      const stored = entry === null ? null : storedIn(entry)
      if (entry === null || stored === null || isOver(stored, now)) {
        cache.drop(key)
        return null
      }
      yield* Effect.ignore(noteUse(bucket, entry, stored, now))
      const holder = { actor: stored.actor, telegram: stored.telegram ?? null }
      cache.put(key, { holder, stored, at: now }, version)
      return holder
    }),
    /** The open sessions of an actor, or of all (null). */
    list: (actor: ActorId | null) => openIn(bucket, actor),
    end: (session: string) => end(entryOf(session)),
    /** Ends the open sessions that `which` selects, and returns them. */
    endThose: Effect.fnUntraced(function* (which: (session: OpenSession) => boolean) {
      const chosen = (yield* openIn(bucket, null)).filter(which)
      const ids = new Set(chosen.map(({ id }) => id))
      const entries = (yield* bucket.keys).filter((key) => key.startsWith(prefix) && ids.has(idOf(key)))
      yield* Effect.forEach(entries, end, { discard: true })
      return chosen
    })
  }
}
