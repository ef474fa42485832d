/** Who is let through, on the command bus with the record in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId } from "../domain/ids.ts"
import { Audience } from "../domain/values.ts"
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
} from "./onTeam.ts"
import { operator } from "./principals.ts"

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
          _tag: "Forbidden"
        })
        yield* bus.send({ actor: dan, key: "k2" }, grant(cy, "admin"))
        const elsewhere = { ...create, audience: Audience.make("person:bo000000") }
        expect(yield* Effect.flip(tell(bus, ada, "k3", elsewhere))).toMatchObject({ _tag: "Forbidden" })
        const stranger = { ...create, assignee: ActorId.make("person:nobody00") }
        expect(yield* Effect.flip(tell(bus, ada, "k4", stranger))).toMatchObject({ _tag: "NoSuchPerson" })
        expect(yield* tags(one)).toEqual([])
      })
    )
  )
})
