/** The time zones of the authors of messages: a date phrase is read in the zone of its author, else of the chat, else `HomeZone`. */
import { DateTime, Effect, Option } from "effect"
import { type ActorId, personOf } from "../../domain/ids.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"

/** The zones that people have chosen. An author without a choice is absent. */
export type Zones = ReadonlyMap<ActorId, string>

/** The longest chain of merges that is followed. */
const mostMerges = 8
/** The zones of this many authors are read; further ones count as authors without a choice. */
const mostAuthors = 200

/** Reads the chosen zones from the log, and each person only once. A changed choice counts from the next run on. */
export const makeZonesOf = () => {
  const known = new Map<ActorId, string | null>()
  return Effect.fnUntraced(function* (authors: ReadonlyArray<ActorId>) {
    for (const author of authors) {
      if (known.has(author) || known.size >= mostAuthors) continue
      known.set(author, yield* chosenBy(author))
    }
    return new Map(authors.flatMap((author) => ownZone(author, known))) as Zones
  })
}

const ownZone = (author: ActorId, known: ReadonlyMap<ActorId, string | null>) => {
  const zone = known.get(author) ?? null
  return zone === null ? [] : [[author, zone] as const]
}

/** The zone that a person has chosen, or the survivor of a merged person; null without a choice, and for a service. */
const chosenBy = Effect.fnUntraced(function* (author: ActorId) {
  const store = yield* EventStore
  let person: string | null = personOf(author)
  for (let i = 0; person !== null && i < mostMerges; i++) {
    const commits = yield* store
      .load(subjectOf("person", person))
      .pipe(Effect.catchTag("AggregateParked", () => Effect.succeed([])))
    const events = commits.flatMap(({ events }) => events)
    const merged = events.findLast((event) => event._tag === "PersonMerged")
    if (merged === undefined) {
      const chosen = events.findLast((event) => event._tag === "PreferencesSet")
      const isGone = events.some(({ _tag }) => _tag === "PersonForgotten")
      return chosen === undefined || isGone || !isZone(chosen.zone) ? null : chosen.zone
    }
    person = merged.into
  }
  return null
})

const isZone = (name: string) => Option.isSome(DateTime.zoneMakeNamed(name))

/** The zone of a chat: that of most of its people who have chosen one, and on a tie of the first of them; else `home`. */
export const zoneOfChat = (speakers: ReadonlyArray<ActorId>, zones: Zones, home: string): string => {
  const votes = new Map<string, number>()
  for (const zone of speakers.flatMap((speaker) => zones.get(speaker) ?? []))
    votes.set(zone, (votes.get(zone) ?? 0) + 1)
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? home
}
