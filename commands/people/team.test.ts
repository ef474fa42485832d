/** The team always keeps an owner, and no person changes a person with a higher role. */
import { Effect, Exit } from "effect"
import { describe, expect, test } from "vitest"
import { ada, bo, cy, dan } from "../../domain/kit/people.ts"
import { ActorId, PersonId } from "../../domain/ids.ts"
import type { Role } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import type { EventStore } from "../../streams/ports/eventStore.ts"
import type { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus } from "../commandBus.ts"
import { grant, join, letIn, onTeam, personSubject, secondBus, tags } from "../kit/onTeam.ts"
import { issueToken, revokeToken } from "./tokens.ts"
import { Principals } from "../principals.ts"
import { operator } from "../rights/operator.ts"
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

test(
  "two owners are made and removed at the same time in two processes, and one owner stays",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      yield* bus.send(by(operator, "a"), grant(ada, "owner"))
      yield* letIn(bus, dan, "admin")
      const other = yield* secondBus
      const here = (effect: Effect.Effect<unknown, unknown, CommandBus | EventStore | Principals>) => effect
      const there = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.provideService(effect, CommandBus, other)
      yield* Effect.forEach(
        [
          here(removePerson(by(operator, "out-dan"), idOf(dan))),
          there(grantRole(by(operator, "owner-dan"), idOf(dan), "owner")),
          ...[1, 2, 3].map((n) => here(removePerson(by(operator, `out-ada-${n}`), idOf(ada))))
        ],
        Effect.exit,
        { concurrency: "unbounded" }
      )
      yield* (yield* Principals).current
      expect((yield* Principals).owners().length).toBeGreaterThan(0)
    })
  )
)

test(
  "one key for a removal and for a grant stands for two commands",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      yield* removePerson(by(operator, "same"), idOf(bo))
      yield* bus.send(by(operator, "again"), join(bo))
      yield* grantRole(by(operator, "same"), idOf(bo), "viewer")
      expect((yield* Principals).roleOf(bo)).toBe("viewer")
    })
  )
)

describe("a token", () => {
  const issue = (actor: ActorId, id: string, role: Role, days: number | null = null) =>
    issueToken(by(actor, id), id, { name: id, role, days })
  const service = (id: string) => ActorId.make(`service:${id}`)

  test(
    "has no higher role than its issuer has now, and none after the issuer has left and come back",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const { roleOf } = yield* Principals
        yield* letIn(bus, dan, "admin")
        yield* issue(dan, "token001", "admin")
        expect(roleOf(service("token001"))).toBe("admin")
        yield* grantRole(by(operator, "down"), idOf(dan), "viewer")
        expect(roleOf(service("token001"))).toBe("viewer")
        yield* removePerson(by(operator, "out"), idOf(dan))
        expect(roleOf(service("token001"))).toBeNull()
        yield* bus.send(by(operator, "again"), join(dan))
        yield* grantRole(by(operator, "up"), idOf(dan), "admin")
        expect(roleOf(service("token001"))).toBeNull()
      })
    )
  )

  test(
    "that is issued while its issuer is removed gives no right afterwards",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const { roleOf } = yield* Principals
        yield* letIn(bus, dan, "admin")
        const ids = Array.from({ length: 8 }, (_, n) => `token10${n}`)
        yield* Effect.forEach(
          [...ids.map((id) => issue(dan, id, "admin")), removePerson(by(operator, "out"), idOf(dan))],
          (each) =>
            Effect.exit(each as Effect.Effect<unknown, unknown, CommandBus | EventStore | Principals | NaturalKeys>),
          { concurrency: "unbounded" }
        )
        yield* (yield* Principals).current
        expect(ids.map((id) => roleOf(service(id)))).toEqual(ids.map(() => null))
      })
    )
  )

  test(
    "issues no other token, and an expired one has no role",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* letIn(bus, dan, "admin")
        yield* issue(dan, "token001", "admin")
        expect(yield* Effect.flip(issue(service("token001"), "token002", "admin"))).toMatchObject({ because: "token" })
        yield* bus.send(by(operator, "expired"), {
          subject: subjectOf("access", "token003"),
          command: {
            _tag: "IssueToken",
            hash: "0f".repeat(32),
            service: service("token003"),
            name: "old",
            role: "admin",
            expiresAt: "2026-11-24T09:59:59Z"
          }
        })
        expect((yield* Principals).roleOf(service("token003"))).toBeNull()
      })
    )
  )

  test(
    "of an owner is not revoked by an admin",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* letIn(bus, dan, "admin")
        yield* bus.send(by(operator, "a"), grant(ada, "owner"))
        yield* issue(ada, "token001", "owner")
        expect(yield* Effect.flip(revokeToken(by(dan), "token001"))).toMatchObject({ because: "higher-person" })
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
