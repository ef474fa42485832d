/** The people who were merged into a person: their passkeys, their tokens, and how they are forgotten. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, PersonId, reactorActor } from "../../domain/ids.ts"
import { ada, bo, cy, dan } from "../../domain/kit/people.ts"
import { join, letIn, onTeam, tags } from "../kit/onTeam.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { CommandBus } from "../commandBus.ts"
import { Principals } from "../principals.ts"
import { mergePeople } from "./merge.ts"
import { forgetPerson, grantRole, removePerson } from "./team.ts"
import { issueToken } from "./tokens.ts"
import { removePasskey, usePasskey } from "./ways/passkeys.ts"
import { continuing, waysOf } from "./ways/presentPerson.ts"

const idOf = (actor: ActorId) => PersonId.make(actor.slice("person:".length))
const [adaId, boId, cyId] = [idOf(ada), idOf(bo), idOf(cy)]
const as = (actor: ActorId, key: string) => ({ actor, key })
const merge = (away: PersonId, into: PersonId) => mergePeople(as(dan, `${away} ${into}`), away, into)
const passkey = "1a2b3c4d"
const laptop = { person: ada, passkey, name: "Laptop", credential: "Y3JlZA", publicKey: "a2V5", counter: 1 }
const passkeysOf = (id: PersonId) =>
  Effect.map(waysOf(id), (held) => held.flatMap(({ ways }) => ways.passkeys.map((each) => each.passkey)))
const leaveAndReturn = Effect.fnUntraced(function* (id: PersonId) {
  yield* removePerson(as(dan, "out"), id)
  yield* (yield* CommandBus).send(as(dan, "again"), join(ActorId.make(`person:${id}`)))
  yield* grantRole(as(dan, "again"), id, "member")
})

/** Ada has a passkey. She is merged into Bo, and Bo into Cy. */
const twoMerges = Effect.gen(function* () {
  const bus = yield* CommandBus
  yield* letIn(bus, dan, "owner")
  yield* grantRole(as(dan, "admin"), adaId, "admin")
  yield* bus.send(as(ada, "laptop"), {
    subject: subjectOf("person", adaId),
    command: { _tag: "AddPasskey", ...laptop }
  })
  yield* merge(adaId, boId)
  yield* merge(boId, cyId)
})

describe("a passkey of a merged person", () => {
  test(
    "signs in as the last survivor, who can see and remove it",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* twoMerges
        expect(yield* continuing(adaId)).toEqual({ id: cyId, left: false })
        yield* usePasskey(adaId, passkey, 2, "use")
        expect(yield* Effect.flip(usePasskey(adaId, passkey, 2, "copy"))).toMatchObject({ because: "counter-behind" })
        expect(yield* passkeysOf(cyId)).toEqual([passkey])
        // The last sign-in method cannot be removed, so there must be another one.
        yield* bus.send(as(reactorActor("telegram"), "link"), {
          subject: subjectOf("person", cyId),
          command: { _tag: "LinkTelegram", telegram: "a".repeat(12) }
        })
        yield* removePasskey(cy, cyId, passkey, "remove")
        expect(yield* passkeysOf(cyId)).toEqual([])
        expect(yield* Effect.flip(usePasskey(adaId, passkey, 3, "late"))).toMatchObject({ because: "not-found" })
      })
    )
  )

  test(
    "is not removed by another person",
    onTeam(
      Effect.fnUntraced(function* () {
        yield* twoMerges
        yield* removePasskey(dan, idOf(dan), passkey, "remove")
        expect(yield* passkeysOf(cyId)).toEqual([passkey])
      })
    )
  )

  test(
    "does not sign in after the survivor left, also when the survivor joined again",
    onTeam(
      Effect.fnUntraced(function* () {
        yield* twoMerges
        yield* removePerson(as(dan, "left"), cyId)
        expect(yield* continuing(adaId)).toEqual({ id: cyId, left: true })
        yield* leaveAndReturn(cyId)
        expect(yield* continuing(adaId)).toBeNull()
        expect(yield* passkeysOf(cyId)).toEqual([])
      })
    )
  )
})

test(
  "the tokens of a merged person end with the membership of the survivor, and stay ended",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const principals = yield* Principals
      yield* letIn(bus, dan, "owner")
      yield* grantRole(as(dan, "admin"), adaId, "admin")
      const { id } = yield* issueToken(as(ada, "token"), "token001", { name: "hers", role: "member", days: 7 })
      yield* merge(adaId, boId)
      yield* leaveAndReturn(boId)
      expect(principals.roleOf(bo)).toBe("member")
      expect(principals.roleOf(ActorId.make(`service:${id}`))).toBeNull()
    })
  )
)

describe("a person is forgotten with all who were merged into this person", () => {
  for (const [named, id] of [
    ["the survivor", cyId],
    ["a merged person", adaId]
  ] as const)
    test(
      `by the id of ${named}`,
      onTeam(
        Effect.fnUntraced(function* () {
          const principals = yield* Principals
          yield* twoMerges
          const forget = (key: string, name: string) => forgetPerson(as(dan, key), id, "asked for it", name)
          expect(yield* Effect.flip(forget("wrong", ada))).toMatchObject({ because: "not-confirmed" })
          yield* forget("right", cy)
          yield* principals.current
          expect([...principals.erasing().keys()].toSorted()).toEqual([ada, bo, cy])
          expect([ada, bo, cy].map(principals.roleOf)).toEqual([null, null, null])
          yield* forget("again", "any name")
          for (const each of [adaId, boId, cyId])
            expect((yield* tags(subjectOf("person", each))).filter((tag) => tag === "PersonForgotten")).toHaveLength(1)
        })
      )
    )
})
