/** The team always keeps an owner, and no person changes a person with a higher role. */
import { Effect, Exit } from "effect"
import { describe, expect, test } from "vitest"
import { ada, bo, cy, dan } from "../../domain/kit/people.ts"
import { type ActorId, PersonId } from "../../domain/ids.ts"
import { grant, letIn, onTeam, personSubject, tags } from "../kit/onTeam.ts"
import { operator, Principals } from "../principals.ts"
import { grantRole, removePerson } from "./team.ts"

const idOf = (actor: ActorId) => PersonId.make(actor.slice("person:".length))
const by = (actor: ActorId, key = "k") => ({ actor, key })

describe("the last owner", () => {
  test(
    "cannot be demoted or removed, not even by the operator or by that owner",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* bus.send(by(operator), grant(ada, "owner"))
        for (const change of [
          grantRole(by(operator, "one"), idOf(ada), "admin"),
          grantRole(by(ada, "two"), idOf(ada), "viewer"),
          removePerson(by(operator, "three"), idOf(ada)),
          removePerson(by(ada, "four"), idOf(ada))
        ])
          expect(yield* Effect.flip(change)).toMatchObject({ _tag: "PersonRefused", because: "last-owner" })
        expect((yield* Principals).roleOf(ada)).toBe("owner")
      })
    )
  )

  test(
    "remains when the last two are removed at the same time",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* bus.send(by(operator, "a"), grant(ada, "owner"))
        yield* bus.send(by(operator, "b"), grant(bo, "owner"))
        const exits = yield* Effect.forEach(
          [removePerson(by(ada, "out"), idOf(bo)), removePerson(by(bo, "out"), idOf(ada))],
          Effect.exit,
          { concurrency: "unbounded" }
        )
        expect(exits.filter(Exit.isSuccess)).toHaveLength(1)
        yield* (yield* Principals).current
        expect((yield* Principals).owners()).toHaveLength(1)
      })
    )
  )

  test(
    "can be removed once another person is an owner, and a repeated request gets the same receipt",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* bus.send(by(operator, "a"), grant(ada, "owner"))
        yield* grantRole(by(ada, "b"), idOf(bo), "owner")
        const first = yield* removePerson(by(operator, "leave"), idOf(ada))
        expect(yield* removePerson(by(operator, "leave"), idOf(ada))).toMatchObject({ id: first.id })
        expect(yield* tags(personSubject(ada))).toEqual(["PersonJoined", "RoleGranted", "RoleGranted", "PersonLeft"])
        expect((yield* Principals).owners()).toEqual([bo])
      })
    )
  )
})

describe("a person with a higher role", () => {
  test(
    "is not demoted or removed by an admin",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* letIn(bus, dan, "admin")
        yield* bus.send(by(operator, "a"), grant(ada, "owner"))
        yield* bus.send(by(operator, "b"), grant(bo, "owner"))
        const refused = { _tag: "Forbidden", because: "higher-person" }
        expect(yield* Effect.flip(grantRole(by(dan, "one"), idOf(ada), "member"))).toMatchObject(refused)
        expect(yield* Effect.flip(removePerson(by(dan, "two"), idOf(ada)))).toMatchObject(refused)
        yield* removePerson(by(dan, "three"), idOf(cy))
        expect((yield* Principals).roleOf(cy)).toBeNull()
      })
    )
  )
})

test(
  "a member may leave, and may not remove another one",
  onTeam(
    Effect.fnUntraced(function* () {
      expect(yield* Effect.flip(removePerson(by(ada, "one"), idOf(bo)))).toMatchObject({
        _tag: "Forbidden",
        because: "role"
      })
      yield* removePerson(by(ada, "two"), idOf(ada))
      expect((yield* Principals).roleOf(ada)).toBeNull()
    })
  )
)
