/** Audiences that an operator types. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { ActorId, ChatId, reactorActor } from "../../domain/ids.ts"
import { ada } from "../../domain/kit/people.ts"
import { Audience, team } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { type Bus, onTeam } from "../kit/onTeam.ts"
import { checkTypedAudience } from "./typedAudience.ts"

const crew = ChatId.make("crew0000")
const boat = ChatId.make("boat0000")
const audienceOf = (chat: ChatId) => Audience.make(`chat:${chat}`)

const toChat = (bus: Bus, chat: ChatId, command: Parameters<Bus["send"]>[1]["command"]) =>
  bus.send(
    { actor: reactorActor("telegram"), key: `${command._tag} ${chat}` },
    { subject: subjectOf("chat", chat), command }
  )
const bind = (bus: Bus, chat: ChatId) =>
  toChat(bus, chat, {
    _tag: "BindChat",
    owner: ActorId.make(`chat:${chat}`),
    title: "Crew",
    source: "telegram",
    audience: audienceOf(chat)
  })

test(
  "the team, a person and a chat that the tracker is in may read",
  onTeam((bus) =>
    Effect.gen(function* () {
      yield* bind(bus, crew)
      const readers = [team, Audience.make(ada), audienceOf(crew)]
      expect(yield* Effect.filter(readers, (each) => Effect.isSuccess(checkTypedAudience(each)))).toEqual(readers)
    })
  )
)

test.each([
  ["person:nobody00", "neither a person nor a token"],
  ["service:nobody00", "neither a person nor a token"],
  ["chat:nobody00", "no chat that the tracker is in"]
])("%s is refused, with the verb that lists the right ones", (audience, why) =>
  onTeam(() =>
    Effect.gen(function* () {
      const refused = yield* Effect.flip(checkTypedAudience(Audience.make(audience)))
      expect(refused).toMatchObject({ _tag: "NoSuchAudience", audience })
      expect(refused.message).toContain(why)
      expect(refused.message).toContain("tt ")
    })
  )()
)

test(
  "a chat that the tracker has left, or that has moved, is refused under its former id",
  onTeam((bus) =>
    Effect.gen(function* () {
      yield* bind(bus, crew)
      yield* toChat(bus, crew, { _tag: "UnbindChat" })
      expect((yield* Effect.flip(checkTypedAudience(audienceOf(crew))))._tag).toBe("NoSuchAudience")
      yield* bind(bus, boat)
      yield* toChat(bus, boat, { _tag: "MigrateChat", to: ChatId.make("ship0000") })
      yield* bind(bus, ChatId.make("ship0000"))
      expect((yield* Effect.flip(checkTypedAudience(audienceOf(boat))))._tag).toBe("NoSuchAudience")
    })
  )
)
