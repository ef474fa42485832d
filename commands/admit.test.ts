/** Rules of roles and audiences, on the command bus with the log in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, PersonId, reactorActor } from "../domain/ids.ts"
import { Audience, team } from "../domain/values.ts"
import { subjectOf } from "../streams/commit/subjects.ts"
import type { Step } from "./commandBus.ts"
import {
  create,
  grant,
  letIn,
  taskOne,
  onTeam,
  personSubject,
  retitle,
  startTask,
  tags,
  send,
  taskTwo
} from "./kit/onTeam.ts"
import { operator } from "./rights/operator.ts"
import { ada, bo, cy, dan } from "../domain/kit/people.ts"

describe("the actor of a command", () => {
  test(
    "a private task of another person is answered as if it were absent",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, ada, "k1", { ...create, audience: Audience.make("person:ada00000") })
        const hidden = yield* Effect.flip(send(bus, bo, "k2", retitle("Mine now")))
        const absent = yield* Effect.flip(send(bus, bo, "k2", retitle("Mine now"), taskTwo))
        expect(hidden).toEqual(absent)
        expect(hidden).toMatchObject({ _tag: "TaskRefused", because: "not-found" })
        yield* send(bus, ada, "k3", { _tag: "ShareTask" })
        yield* send(bus, bo, "k4", retitle("Ours now"))
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskShared", "TaskRetitled"])
      })
    )
  )
  test(
    "creating a private task of another person again does not change its owner",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, ada, "k1", { ...create, audience: Audience.make("person:ada00000") })
        const refused = yield* Effect.flip(send(bus, bo, "k2", { ...create, wordsOf: bo, title: "Bo's" }))
        expect(refused).toMatchObject({ _tag: "KeyReused" })
        expect(yield* tags(taskOne)).toEqual(["TaskCreated"])
      })
    )
  )
  test(
    "an actor without a role may send no command, and a viewer may not create a task",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        expect(yield* Effect.flip(send(bus, dan, "k", create))).toMatchObject({ _tag: "Forbidden", role: null })
        expect(yield* Effect.flip(send(bus, cy, "k", create))).toMatchObject({ _tag: "Forbidden", role: "viewer" })
        expect(yield* tags(taskOne)).toEqual([])
      })
    )
  )
  test(
    "a refusal for the role names the lowest role that is allowed, or says that no person is",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const words = (actor: ActorId, step: Step) =>
          Effect.map(Effect.flip(bus.send({ actor, key: "k" }, step)), ({ message }) => message)
        const create1 = { subject: taskOne, command: create }
        expect(yield* words(cy, create1)).toBe("CreateTask is not allowed for the role viewer: a member may send it")
        expect(yield* words(dan, create1)).toBe(
          "CreateTask is not allowed for callers without a role: a member may send it"
        )
        expect(yield* words(ada, grant(cy, "member"))).toBe(
          "GrantRole is not allowed for the role member: an admin may send it"
        )
        const machines: Step = { subject: taskOne, command: { _tag: "FailClassification", reason: "late" } }
        expect(yield* words(ada, machines)).toBe(
          "FailClassification is not allowed for the role member: no person may send it"
        )
      })
    )
  )
  test(
    "a role counts from the receipt that grants it until the receipt that takes it",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* letIn(bus, dan, "member")
        yield* send(bus, dan, "k1", { ...create, wordsOf: dan })
        yield* bus.send(
          { actor: operator, key: "k2" },
          { subject: personSubject(dan), command: { _tag: "LeavePerson" } }
        )
        expect(yield* Effect.flip(send(bus, dan, "k3", startTask))).toMatchObject({ _tag: "Forbidden", role: null })
      })
    )
  )
  test(
    "an actor grants no higher role than its own, writes into no audience of others, and assigns to no unknown person",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* letIn(bus, dan, "admin")
        expect(yield* Effect.flip(bus.send({ actor: dan, key: "k1" }, grant(cy, "owner")))).toMatchObject({
          _tag: "Forbidden",
          message: "GrantRole may not grant a higher role than your own, which is admin"
        })
        yield* bus.send({ actor: dan, key: "k2" }, grant(cy, "admin"))
        const elsewhere = { ...create, audience: Audience.make("person:bo000000") }
        expect(yield* Effect.flip(send(bus, ada, "k3", elsewhere))).toMatchObject({
          _tag: "Forbidden",
          message: "CreateTask names an audience that you are not part of"
        })
        const rights = { actor: ada, spokeIn: Audience.make("chat:room0000") }
        expect(
          yield* Effect.flip(bus.send({ ...rights, key: "k5" }, { subject: taskOne, command: elsewhere }))
        ).toMatchObject({
          _tag: "Forbidden",
          because: "audience"
        })
        const stranger = { ...create, assignee: ActorId.make("person:nobody00") }
        expect(yield* Effect.flip(send(bus, ada, "k4", stranger))).toMatchObject({ _tag: "NoSuchPerson" })
        expect(yield* tags(taskOne)).toEqual([])
      })
    )
  )
  test(
    "the operator sees and changes what is private or for members, because the operator can read the data folder",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const room = Audience.make("chat:room0000")
        yield* send(bus, ada, "k1", { ...create, audience: Audience.make("person:ada00000") })
        yield* send(bus, operator, "k2", retitle("Seen by the operator"))
        yield* send(bus, operator, "k3", { ...create, audience: room }, taskTwo)
        yield* send(bus, operator, "k4", { _tag: "CancelTask" }, taskTwo)
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskRetitled"])
        expect(yield* tags(taskTwo)).toEqual(["TaskCreated", "TaskCancelled"])
      })
    )
  )
  test(
    "a task is assigned to a person of a chat or an import, until the person leaves",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const zed = ActorId.make("person:zed00000")
        const subject = personSubject(zed)
        const join = { _tag: "JoinPerson", person: zed, name: "Zed", handle: null } as const
        yield* bus.send({ actor: operator, key: "k1" }, { subject, command: join })
        yield* send(bus, ada, "k2", { ...create, assignee: zed })
        expect(yield* tags(taskOne)).toEqual(["TaskCreated"])
        yield* bus.send({ actor: operator, key: "k3" }, { subject, command: { _tag: "LeavePerson" } })
        const late = { ...create, assignee: zed }
        expect(yield* Effect.flip(send(bus, ada, "k4", late, taskTwo))).toMatchObject({ _tag: "NoSuchPerson" })
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
    { which: "another person's", asked: step([others]) },
    { which: "its own and another person's", asked: step([team, own, others]) },
    { which: "a chat's that the asker is no member of", asked: step([team, room]) },
    { which: "its own, for another person to see", asked: step([own], others) }
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
    "reads the chats in which the actor was seen, and nothing that the actor may not see",
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
    "is denied to a viewer and to a reactor",
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
