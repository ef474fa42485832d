/** Implements the bot's port `TeamDirectory` on the read models. */
import { Effect, Layer } from "effect"
import { isAssignable } from "../../../../domain/task/rules/assignable.ts"
import { ViewUnavailable } from "../../../../gateways/telegram/cards/task/taskView.ts"
import { TeamDirectory } from "../../../../gateways/telegram/cards/task/teamDirectory.ts"
import { isOnTeam, type PersonOut } from "../../../../projections/models/people.ts"
import type { TopicOut } from "../../../../projections/models/knowledge/topics.ts"
import { Knowledge } from "../../../../projections/reads/knowledge/knowledge.ts"
import { Reads } from "../../../../projections/reads/reads.ts"
import type { FindClosed } from "../../../../projections/reads/views/closed.ts"
import { HomeZone } from "../../../../reactors/zone/homeZone.ts"
import { makeZonesOf, zoneOfChat } from "../../../../reactors/zone/zones.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import type { Audience } from "../../../../domain/values.ts"
import type { Asked } from "../../../../projections/reads/pages.ts"

/** The newest topics, by which a title can name one. */
const mostTopics = 200

interface DirectoryReads {
  readonly people: Asked<ReadonlyArray<PersonOut>>
  readonly closed: FindClosed
  readonly topics: (audiences: ReadonlyArray<Audience>) => Asked<ReadonlyArray<Pick<TopicOut, "id" | "name">>>
}

export const makeTeamDirectory = Effect.fnUntraced(function* ({ people, closed, topics }: DirectoryReads) {
  const store = yield* EventStore
  const home = yield* HomeZone
  return TeamDirectory.of({
    people: (audiences) =>
      Effect.gen(function* () {
        const assignable = (yield* people).filter(isAssignable)
        const hidden = yield* closed(assignable.filter((person) => !isOnTeam(person)).map(({ id }) => id))
        const mayBeSeen = ({ id }: PersonOut) => hidden.get(id)?.some((each) => isAmong(audiences, each)) ?? true
        return assignable.filter(mayBeSeen).map(({ id, name, handle }) => ({ id, name, handle }))
      }).pipe(Effect.mapError((cause) => new ViewUnavailable({ cause }))),
    namesOf: (ids, audiences) =>
      Effect.gen(function* () {
        const isAsked = (id: string) => ids.includes(id)
        const named = [
          ...(ids.some((id) => id.startsWith("person:")) ? yield* people : []),
          ...(ids.every((id) => id.startsWith("person:")) ? [] : yield* topics(audiences))
        ].filter(({ id }) => isAsked(id))
        const hidden = yield* closed(named.map(({ id }) => id))
        const mayBeSeen = (id: string) => hidden.get(id)?.some((each) => isAmong(audiences, each)) ?? true
        return new Map(named.flatMap(({ id, name }) => (mayBeSeen(id) ? [[id, name] as const] : [])))
      }).pipe(Effect.mapError((cause) => new ViewUnavailable({ cause }))),
    topics: (audiences) => topics(audiences).pipe(Effect.mapError((cause) => new ViewUnavailable({ cause }))),
    zoneOf: (person, chat) =>
      Effect.gen(function* () {
        const zonesOf = makeZonesOf()
        // The zones of a chat cost a read of the log for each person.
        const own = (yield* zonesOf([person])).get(person)
        return own ?? zoneOfChat(chat, yield* zonesOf(chat), home)
      }).pipe(
        Effect.provideService(EventStore, store),
        Effect.mapError((cause) => new ViewUnavailable({ cause }))
      )
  })
})

const isAmong = (audiences: ReadonlyArray<string>, audience: string) => audiences.includes(audience)

export const teamDirectory = Layer.effect(
  TeamDirectory,
  Effect.gen(function* () {
    const reads = yield* Reads
    const knowledge = yield* Knowledge
    return yield* makeTeamDirectory({
      people: reads.people,
      closed: reads.closed,
      topics: (audiences) =>
        knowledge.topics(audiences, { status: "standing" }, mostTopics, undefined).pipe(
          Effect.map(({ items }) => items),
          Effect.catchTag("BadCursor", Effect.die)
        )
    })
  })
)
