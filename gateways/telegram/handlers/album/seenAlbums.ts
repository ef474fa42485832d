/** The parts of albums that are not for the bot yet: a later message may make a task of their album. */
import { Clock, Context, Effect, Layer } from "effect"
import { LRUCache } from "lru-cache"
import type { TelegramMessage } from "../../inbox/update.ts"

/** A person who wants a task of an album asks for it soon. */
const keptMillis = 3600 * 1000
/** Albums, each of at most ten parts. The bytes of one part are at most those of a message of Telegram, a few thousand. */
const mostAlbums = 200
/** Telegram's most parts of an album. */
const mostParts = 10

/**
 * In memory only: in a group without consent, a message that is not for the bot is not stored. A restart of the bot forgets them, and
 * a task then has the parts that arrive after it.
 */
export class SeenAlbums extends Context.Service<
  SeenAlbums,
  {
    /** Remembers a part for an hour. */
    readonly note: (album: string, part: TelegramMessage) => Effect.Effect<void>
    /** Replaces a part that is remembered, because its author has edited it. */
    readonly revise: (album: string, part: TelegramMessage) => Effect.Effect<void>
    /** The remembered parts, in the order of their numbers. They stay remembered, because their handling may be repeated. */
    readonly partsOf: (album: string) => Effect.Effect<ReadonlyArray<TelegramMessage>>
  }
>()("tracker/gateways/telegram/handlers/SeenAlbums") {
  static readonly layer = Layer.sync(SeenAlbums, () => {
    let now = 0
    const albums = new LRUCache<string, ReadonlyMap<number, TelegramMessage>>({
      max: mostAlbums,
      ttl: keptMillis,
      ttlResolution: 0,
      perf: { now: () => now }
    })
    const known = (album: string) =>
      Effect.map(Clock.currentTimeMillis, (millis) => {
        now = millis
        return albums.get(album) ?? new Map<number, TelegramMessage>()
      })
    const put = (album: string, parts: ReadonlyMap<number, TelegramMessage>, part: TelegramMessage) =>
      void albums.set(album, new Map([...parts, [part.message_id, part]]))
    return SeenAlbums.of({
      note: (album, part) =>
        Effect.map(known(album), (parts) => (parts.size < mostParts ? put(album, parts, part) : undefined)),
      revise: (album, part) =>
        Effect.map(known(album), (parts) => (parts.has(part.message_id) ? put(album, parts, part) : undefined)),
      partsOf: (album) =>
        Effect.map(known(album), (parts) => [...parts.values()].toSorted((a, b) => a.message_id - b.message_id))
    })
  })
}
