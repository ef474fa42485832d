/** Sends the digest of the day to everyone who wants one, at the time of their settings in their zone, once a day. */
import { Clock, Duration, Effect, Schedule } from "effect"
import { LRUCache } from "lru-cache"
import type { PersonId } from "../../../../domain/ids.ts"
import { makeRunRound } from "../../rounds/runRound.ts"
import { Outbox } from "../../cards/outbox.ts"
import { Addresses } from "../../people/addresses.ts"
import type { BotPlace } from "../bundleRenderer.ts"
import { localTime } from "../../words/dates.ts"
import { NoticeView } from "../noticeView.ts"
import { Readers } from "../readers.ts"

const interval = Duration.seconds(30)
/** A changed zone has its effect on digests within this time. */
const zoneMillis = Duration.toMillis("10 minutes")
const mostZones = 1000
/** A digest that is later than this is not sent. It also bounds the look back over midnight. */
const lateMillis = Duration.toMillis("2 hours")

/** Never ends. A failed round is repeated: a digest has one key for each day, so it is sent once. */
export const sendDigests = ({ zone }: BotPlace) =>
  Effect.gen(function* () {
    const view = yield* NoticeView
    const readers = yield* Readers
    const addresses = yield* Addresses
    const outbox = yield* Outbox

    /** A cache of the zones of people, because each read loads the log of the person. */
    const zones = new LRUCache<PersonId, string>({ max: mostZones, ttl: zoneMillis, perf: { now: () => now } })
    let now = 0
    const zoneOf = Effect.fnUntraced(function* (person: PersonId) {
      const known = zones.get(person)
      if (known !== undefined) return known
      const own = (yield* readers.get(person))?.zone ?? zone
      zones.set(person, own)
      return own
    })
    const digest = Effect.fnUntraced(function* (person: PersonId, at: string) {
      const address = readers.isOnTeam(person) ? addresses.privateChatOf(person) : null
      if (address === null) return
      const day = dayOfDigest(at, yield* zoneOf(person), now)
      if (day === null) return
      yield* outbox.ensure(`digest:${person}:${day}`, {
        chat: address.id,
        thread: null,
        replyTo: null,
        language: address.language ?? "en",
        what: { is: "digest", to: person, isAsked: false },
        until: now + lateMillis,
        loud: true,
        priority: "low"
      })
    })
    const round = Effect.gen(function* () {
      now = yield* Clock.currentTimeMillis
      for (const { person, at } of yield* view.digests) yield* digest(readers.survivorOf(person), at)
    })
    const run = yield* makeRunRound("digests")
    return yield* run(round).pipe(Effect.repeat(Schedule.spaced(interval)))
  })

/** The day whose digest is due: its time came within the last two hours. Null: none is due. */
export const dayOfDigest = (at: string, zone: string, now: number): string | null => {
  const [present, before] = [localTime(zone, now), localTime(zone, now - lateMillis)]
  if (present.day === before.day) return at > before.time && at <= present.time ? present.day : null
  if (at <= present.time) return present.day
  return at > before.time ? before.day : null
}
