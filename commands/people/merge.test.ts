/** Two people become one: who may do it, and who acts afterwards. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, PersonId, reactorActor } from "../../domain/ids.ts"
import { ada, bo, cy, dan, eve } from "../../domain/kit/people.ts"
import { type Bus, create, grant, join, letIn, onTeam, send, taskTwo } from "../kit/onTeam.ts"
import { Audience } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { Principals } from "../principals.ts"
import { operator } from "../rights/operator.ts"
import { issueInvitation, revokeInvitation } from "./invitations.ts"
import { mergePeople } from "./merge.ts"
import { forgetPerson, grantRole, removePerson } from "./team.ts"
import { issueToken } from "./tokens.ts"

const idOf = (actor: ActorId) => PersonId.make(actor.slice("person:".length))
const by = (actor: ActorId, key = "k") => ({ actor, key })
const merge = (actor: ActorId, away: ActorId, into: ActorId, key = `${away} ${into}`) =>
  mergePeople(by(actor, key), idOf(away), idOf(into))
const bot = reactorActor("telegram")
const refusal = <A, R>(effect: Effect.Effect<A, unknown, R>) => Effect.flip(effect)

/** Dan is an owner and Eve an admin. */
const staffed = Effect.fnUntraced(function* (bus: Bus) {
  yield* letIn(bus, dan, "owner")
  yield* letIn(bus, eve, "admin")
  return yield* Principals
})

describe("a merge", () => {
  test(
    "gives the survivor the tokens and the id, and keeps the survivor's role",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const principals = yield* staffed(bus)
        const { id } = yield* issueToken(by(eve), "token001", { name: "hers", role: "admin", days: 7 })
        yield* merge(dan, eve, cy)
        expect([principals.roleOf(eve), principals.roleOf(cy)]).toEqual(["viewer", "viewer"])
        expect(principals.survivorOf(eve)).toBe(cy)
        expect(principals.namesOf(cy)).toEqual([cy, eve])
        expect(principals.roleOf(ActorId.make(`service:${id}`))).toBe("viewer")
        yield* removePerson(by(dan, "out"), idOf(cy))
        expect([principals.roleOf(eve), principals.roleOf(ActorId.make(`service:${id}`))]).toEqual([null, null])
      })
    )
  )

  test(
    "repeated changes nothing; another one is refused, and a chain ends at the last survivor",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const principals = yield* staffed(bus)
        yield* merge(eve, ada, bo)
        yield* merge(eve, ada, bo, "again")
        expect(yield* refusal(merge(eve, ada, cy))).toMatchObject({ because: "person-merged" })
        expect(yield* refusal(merge(eve, bo, ada))).toMatchObject({ because: "same-person" })
        expect(yield* refusal(merge(eve, bo, bo))).toMatchObject({ because: "same-person" })
        yield* merge(eve, bo, cy)
        expect([principals.survivorOf(ada), principals.survivorOf(bo)]).toEqual([cy, cy])
        expect(principals.namesOf(cy).toSorted()).toEqual([ada, bo, cy])
      })
    )
  )

  test.each([
    ["the survivor", cy],
    ["the one who was merged first", ada]
  ])("makes one request to forget %s a request for every id of the human", (_, named) =>
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const principals = yield* staffed(bus)
        yield* merge(eve, ada, bo)
        yield* merge(eve, bo, cy)
        expect(yield* refusal(forgetPerson(by(dan), idOf(named), "asked for it", ada))).toMatchObject({
          because: "not-confirmed"
        })
        yield* forgetPerson(by(dan), idOf(named), "asked for it", cy)
        expect([...principals.erasing().keys()].toSorted()).toEqual([ada, bo, cy])
        yield* forgetPerson(by(dan, "again"), idOf(named), "asked for it", cy)
      })
    )()
  )

  test(
    "is not for a member, and an admin neither merges an owner away nor merges into an owner",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* staffed(bus)
        expect(yield* refusal(merge(ada, bo, cy))).toMatchObject({ because: "role" })
        expect(yield* refusal(merge(eve, dan, cy))).toMatchObject({ because: "higher-person" })
        expect(yield* refusal(merge(eve, ada, dan))).toMatchObject({ because: "higher-person" })
        expect(yield* refusal(merge(eve, dan, eve))).toMatchObject({ because: "higher-person" })
      })
    )
  )

  test(
    "never takes the last owner away, and is refused for people who left, were forgotten or never joined",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* staffed(bus)
        expect(yield* refusal(merge(dan, dan, ada))).toMatchObject({ because: "last-owner" })
        expect(yield* refusal(merge(operator, dan, ada))).toMatchObject({ because: "last-owner" })
        yield* removePerson(by(dan, "out"), idOf(bo))
        expect(yield* refusal(merge(dan, bo, ada, "1"))).toMatchObject({ because: "left" })
        expect(yield* refusal(merge(dan, ada, bo, "2"))).toMatchObject({ because: "left" })
        const nobody = ActorId.make("person:absent00")
        expect(yield* refusal(merge(dan, nobody, ada, "3"))).toMatchObject({ because: "not-found" })
        expect(yield* refusal(merge(dan, ada, nobody, "4"))).toMatchObject({ because: "not-found" })
      })
    )
  )

  test(
    "shows private items to the survivor only when an owner merges two others",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const principals = yield* staffed(bus)
        yield* merge(eve, ada, bo)
        expect(principals.audiencesOf(bo)).not.toContain(ada)
        yield* merge(dan, cy, dan)
        expect(principals.audiencesOf(dan)).not.toContain(cy)
        yield* merge(dan, eve, bo)
        expect(principals.audiencesOf(bo)).toEqual(expect.arrayContaining([bo, eve]))
        expect(principals.audiencesOf(bo)).not.toContain(ada)
      })
    )
  )

  test(
    "gives no membership of a closed chat, and a later sighting of the merged person counts for the survivor",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const principals = yield* staffed(bus)
        const closed = subjectOf("chat", "closed00")
        const audience = "chat:closed00"
        yield* bus.send(by(bot, "bind"), {
          subject: closed,
          command: {
            _tag: "BindChat",
            owner: ActorId.make(audience),
            title: "Closed",
            source: "telegram",
            audience: Audience.make(audience)
          }
        })
        const see = { subject: closed, command: { _tag: "SeeMember", person: idOf(ada) } } as const
        yield* bus.send(by(bot, "see"), see)
        expect(principals.audiencesOf(ada)).toContain(audience)
        yield* merge(dan, ada, bo)
        expect(principals.audiencesOf(bo)).not.toContain(audience)
        yield* bus.send(by(bot, "lose"), { subject: closed, command: { ...see.command, _tag: "LoseMember" } })
        yield* bus.send(by(bot, "again"), see)
        expect(principals.audiencesOf(bo)).toContain(audience)
      })
    )
  )

  test(
    "lets a task be assigned under the merged id",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* staffed(bus)
        yield* merge(dan, ada, bo)
        const { seq } = yield* send(bus, bo, "k", { ...create, assignee: ada }, taskTwo)
        expect(seq).toBeGreaterThan(0)
      })
    )
  )
})

test(
  "an admin does not revoke the invitation of an owner, nor one that makes an owner",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      yield* staffed(bus)
      yield* issueInvitation(by(dan, "a"), "invite01", "member", 7)
      yield* issueInvitation(by(operator, "b"), "invite02", "owner", 7)
      yield* issueInvitation(by(eve, "c"), "invite03", "member", 7)
      for (const id of ["invite01", "invite02"])
        expect(yield* refusal(revokeInvitation(by(eve, id), id))).toMatchObject({ because: "higher-person" })
      yield* revokeInvitation(by(eve, "own"), "invite03")
      yield* revokeInvitation(by(dan, "theirs"), "invite01")
    })
  )
)

test(
  "an invitation as a known person is for a person without a role",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      yield* staffed(bus)
      const gus = ActorId.make("person:gus00000")
      const invite = (id: string) => issueInvitation(by(eve, id), id, "member", 7, idOf(gus))
      expect(yield* refusal(invite("invite01"))).toMatchObject({ because: "not-found" })
      yield* bus.send(by(operator, "gus"), join(gus))
      yield* invite("invite02")
      yield* bus.send(by(operator, "gus"), grant(gus, "admin"))
      expect(yield* refusal(invite("invite03"))).toMatchObject({ because: "on-the-team" })
      yield* grantRole(by(dan, "gus"), idOf(gus), "viewer")
    })
  )
)
