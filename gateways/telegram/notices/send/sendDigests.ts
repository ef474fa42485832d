/** Sends the digest of the day to everyone who wants one, at the time of their settings in their zone, once a day. */
import { Clock, Duration, Effect, Schedule } from "effect"
import type { PersonId } from "../../../../domain/ids.ts"
import { makeRunRound } from "../../rounds/rounds.ts"
import { Outbox } from "../../cards/outbox.ts"
import { Addresses } from "../../people/addresses.ts"
import type { BotPlace } from "../bundleRenderer.ts"
import { localTime } from "../../words/dates.ts"
import { NoticeView } from "../noticeView.ts"
import { Readers } from "../readers.ts"

const interval = Duration.seconds(30)
/** A digest that is later than this is not sent. It also bounds the look back over midnight. */
const lateMillis = Duration.toMillis("2 hours")

/** Never ends. A failed round is repeated: a digest has one key for each day, so it is sent once. */
export const sendDigests = ({ zone }: BotPlace) =>
  Effect.gen(function* () {
    const view = yield* NoticeView
    const readers = yield* Readers
    const addresses = yield* Addresses
    const outbox = yield* Outbox

    const digest = Effect.fnUntraced(function* (person: PersonId, at: string, now: number) {
      const address = addresses.privateChatOf(person)
      const reader = address === null ? null : yield* readers.get(person)
      if (address === null || reader === null) return
      const day = dayOfDigest(at, reader.zone ?? zone, now)
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
      const now = yield* Clock.currentTimeMillis
      for (const { person, at } of yield* view.digests) yield* digest(readers.survivorOf(person), at, now)
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
