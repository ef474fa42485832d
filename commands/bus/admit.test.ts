/** Who is let through, on the command bus with the record in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, PersonId, reactorActor } from "../../domain/ids.ts"
import { Audience, team } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import type { Step } from "../commandBus.ts"
import {
  ada,
  bo,
  create,
  cy,
  dan,
  grant,
  letIn,
  one,
  onTeam,
  personSubject,
  retitle,
  start,
  tags,
  tell,
  two
} from "../kit/onTeam.ts"
import { operator } from "../principals.ts"

describe("who asks", () => {
  test(
    "somebody else's private task is answered as if it were not there",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* tell(bus, ada, "k1", { ...create, audience: Audience.make("person:ada00000") })
        const hidden = yield* Effect.flip(tell(bus, bo, "k2", retitle("Mine now")))
        const absent = yield* Effect.flip(tell(bus, bo, "k2", retitle("Mine now"), two))
        expect(hidden).toEqual(absent)
        expect(hidden).toMatchObject({ _tag: "TaskRefused", because: "not-found" })
        yield* tell(bus, ada, "k3", { _tag: "ShareTask" })
        yield* tell(bus, bo, "k4", retitle("Ours now"))
        expect(yield* tags(one)).toEqual(["TaskCreated", "TaskShared", "TaskRetitled"])
      })
    )
  )
  test(
    "somebody else's private task is not taken over by creating it again",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* tell(bus, ada, "k1", { ...create, audience: Audience.make("person:ada00000") })
        const refused = yield* Effect.flip(tell(bus, bo, "k2", { ...create, wordsOf: bo, title: "Bo's" }))
        expect(refused).toMatchObject({ _tag: "KeyReused" })
        expect(yield* tags(one)).toEqual(["TaskCreated"])
      })
    )
  )
  test(
    "nobody without a role may do anything, and a viewer may not create",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        expect(yield* Effect.flip(tell(bus, dan, "k", create))).toMatchObject({ _tag: "Forbidden", role: null })
        expect(yield* Effect.flip(tell(bus, cy, "k", create))).toMatchObject({ _tag: "Forbidden", role: "viewer" })
        expect(yield* tags(one)).toEqual([])
      })
    )
  )
  test(
    "whose role is too low is told which would do, or that none would",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const words = (actor: ActorId, step: Step) =>
          Effect.map(Effect.flip(bus.send({ actor, key: "k" }, step)), ({ message }) => message)
        const create1 = { subject: one, command: create }
        expect(yield* words(cy, create1)).toBe("CreateTask is not for the role viewer: a member may")
        expect(yield* words(dan, create1)).toBe("CreateTask is not for somebody without a role: a member may")
        expect(yield* words(ada, grant(cy, "member"))).toBe("GrantRole is not for the role member: an admin may")
        const machines: Step = { subject: one, command: { _tag: "FailClassification", reason: "late" } }
        expect(yield* words(ada, machines)).toBe("FailClassification is not for the role member: no person may")
      })
    )
  )
  test(
    "a role is at work with the receipt that grants it, and gone with the one that takes it",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* letIn(bus, dan, "member")
        yield* tell(bus, dan, "k1", { ...create, wordsOf: dan })
        yield* bus.send(
          { actor: operator, key: "k2" },
          { subject: personSubject(dan), command: { _tag: "LeavePerson" } }
        )
        expect(yield* Effect.flip(tell(bus, dan, "k3", start))).toMatchObject({ _tag: "Forbidden", role: null })
      })
    )
  )
  test(
    "nobody hands out more than they have, writes where they may not read, or gives work to nobody",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* letIn(bus, dan, "admin")
        expect(yield* Effect.flip(bus.send({ actor: dan, key: "k1" }, grant(cy, "owner")))).toMatchObject({
          _tag: "Forbidden",
          message: "GrantRole may not hand out a higher role than your own, which is admin"
        })
        yield* bus.send({ actor: dan, key: "k2" }, grant(cy, "admin"))
        const elsewhere = { ...create, audience: Audience.make("person:bo000000") }
        expect(yield* Effect.flip(tell(bus, ada, "k3", elsewhere))).toMatchObject({
          _tag: "Forbidden",
          message: "CreateTask names an audience that you are not part of"
        })
        const stranger = { ...create, assignee: ActorId.make("person:nobody00") }
        expect(yield* Effect.flip(tell(bus, ada, "k4", stranger))).toMatchObject({ _tag: "NoSuchPerson" })
        expect(yield* tags(one)).toEqual([])
      })
    )
  )
})

const own = Audience.make("person:ada00000")
const others = Audience.make("person:bo000000")
const room = Audience.make("chat:chat0000")
const telegram = reactorActor("telegram")
type Audiences = readonly [Audience, ...ReadonlyArray<Audience>]
const extraction = (audiences: Audiences, audience: Audience = own): Step => ({
  subject: subjectOf("extraction", "extract1"),
  command: { _tag: "RequestExtraction", chat: null, from: null, to: null, again: false, audiences, audience }
})
const run = (audiences: Audiences, audience: Audience = own): Step => ({
  subject: subjectOf("run", "run00001"),
  command: {
    _tag: "CreateRun",
    wordsOf: ada,
    name: "November",
    topics: [],
    again: false,
    audiences,
    audience,
    config: { provider: "builtin", model: "rules", embedModel: "ngrams", promptVersion: "analyse.v1" }
  }
})

describe.each([
  { what: "an extraction", step: extraction },
  { what: "a run", step: run }
])("$what", ({ step }) => {
  test.each<{ readonly which: string; readonly asked: Step }>([
    { which: "somebody else's", asked: step([others]) },
    { which: "its own and somebody else's", asked: step([team, own, others]) },
    { which: "a chat's that the asker is no member of", asked: step([team, room]) },
    { which: "its own, to be seen by somebody else", asked: step([own], others) }
  ])("does not read $which", ({ asked }) =>
    onTeam(
      Effect.fnUntraced(function* (bus) {
        expect(yield* Effect.flip(bus.send({ actor: ada, key: "k" }, asked))).toMatchObject({
          _tag: "Forbidden",
          role: "member"
        })
        expect(yield* tags(asked.subject)).toEqual([])
      })
    )()
  )

  test(
    "reads what the asker may see, and a chat from the moment that the asker is seen there",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const chat = subjectOf("chat", "chat0000")
        yield* bus.send(
          { actor: telegram, key: "bind" },
          {
            subject: chat,
            command: {
              _tag: "BindChat",
              owner: ActorId.make("chat:chat0000"),
              title: "Release crew",
              source: "telegram",
              audience: room
            }
          }
        )
        yield* bus.send(
          { actor: telegram, key: "seen" },
          { subject: chat, command: { _tag: "SeeMember", person: PersonId.make("ada00000") } }
        )
        const asked = step([team, own, room], team)
        yield* bus.send({ actor: ada, key: "k" }, asked)
        expect(yield* tags(asked.subject)).toHaveLength(1)
      })
    )
  )

  test(
    "is not for a viewer, nor for a reactor",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const asked = step([team], team)
        expect(yield* Effect.flip(bus.send({ actor: cy, key: "k" }, asked))).toMatchObject({ _tag: "Forbidden" })
        for (const reactor of ["extract", "analyse"])
          expect(yield* Effect.flip(bus.send({ actor: reactorActor(reactor), key: "k" }, asked))).toMatchObject({
            _tag: "Forbidden"
          })
        expect(yield* tags(asked.subject)).toEqual([])
      })
    )
  )
})
