/** The command bus on the log in memory: repeats, and two processes at the same time. */
import { Cause, Effect, Stream } from "effect"
import { describe, expect, test } from "vitest"
import { PersonId, personActor } from "../../domain/ids.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { MalformedSubject, type Subject, subjectOf } from "../../streams/commit/subjects.ts"
import type { Step } from "../commandBus.ts"
import {
  commentOn,
  complete,
  create,
  join,
  taskOne,
  onTeam,
  personSubject,
  retitle,
  secondBus,
  startTask,
  tags,
  send,
  taskTwo
} from "../kit/onTeam.ts"
import { operator } from "../rights/operator.ts"
import { plainMessage } from "../../domain/kit/samples.ts"
import { ada, bo } from "../../domain/kit/people.ts"

describe("the same command again", () => {
  test(
    "gets the first receipt and appends nothing, also after later commands",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, ada, "k1", create)
        const first = yield* send(bus, ada, "k2", retitle("Mend the login"))
        yield* send(bus, bo, "k3", retitle("Repair the login"))
        const before = yield* tags(taskOne)
        expect(yield* send(bus, ada, "k2", retitle("Mend the login"))).toEqual(first)
        expect(yield* send(yield* secondBus, ada, "k2", retitle("Mend the login"))).toEqual(first)
        expect(yield* tags(taskOne)).toEqual(before)
      })
    )
  )
  test(
    "is refused with another body",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, ada, "k1", create)
        yield* send(bus, ada, "k2", retitle("Mend the login"))
        const error = yield* Effect.flip(send(bus, ada, "k2", retitle("Something else")))
        expect(error).toMatchObject({ _tag: "KeyReused", subject: taskOne })
        expect(yield* Effect.flip(send(yield* secondBus, ada, "k2", retitle("Else")))).toMatchObject({
          _tag: "KeyReused"
        })
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskRetitled"])
      })
    )
  )
  test(
    "is a new command when the task, the actor or the name differs",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, ada, "k", create)
        yield* send(bus, ada, "k", create, taskTwo)
        yield* send(bus, ada, "k", retitle("Mend the login"))
        yield* send(bus, bo, "k", retitle("Repair the login"))
        yield* send(bus, ada, "k", startTask, taskTwo)
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskRetitled", "TaskRetitled"])
        expect(yield* tags(taskTwo)).toEqual(["TaskCreated", "TaskStarted"])
      })
    )
  )
})

describe("a command that appends nothing", () => {
  test(
    "leaves the log unchanged, and its receipt has the task's last position",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* send(bus, ada, "k1", create)
        const started = yield* send(bus, ada, "k2", startTask)
        expect(yield* send(bus, ada, "k3", startTask)).toEqual(started)
        expect(yield* tags(taskOne)).toEqual(["TaskCreated", "TaskStarted"])
      })
    )
  )
  test(
    "is checked against the log: after a write of another process it is decided again",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const other = yield* secondBus
        yield* send(bus, ada, "k1", create)
        yield* send(bus, ada, "k2", startTask)
        yield* send(other, bo, "k3", complete)
        const { seq } = yield* send(other, bo, "k4", { _tag: "ReopenTask" })
        // In the cache of the first bus the task is still in progress, so the command would record nothing.
        expect((yield* send(bus, ada, "k5", startTask)).seq).toBeGreaterThan(seq)
        const commented = yield* send(other, bo, "k6", commentOn("comment1"))
        expect(yield* send(bus, ada, "k7", startTask)).toEqual(commented)
        expect((yield* tags(taskOne)).slice(-2)).toEqual(["TaskStarted", "TaskCommented"])
      })
    )
  )
  test(
    "is not refused for a state that another process has already changed",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const other = yield* secondBus
        yield* send(bus, ada, "k1", create)
        yield* send(bus, ada, "k2", complete)
        expect(yield* Effect.flip(send(bus, ada, "k3", startTask))).toMatchObject({ because: "already-done" })
        yield* send(other, bo, "k4", { _tag: "ReopenTask" })
        yield* send(bus, ada, "k5", startTask)
        expect((yield* tags(taskOne)).at(-1)).toBe("TaskStarted")
      })
    )
  )
})

describe("two steps", () => {
  const eve = personActor(PersonId.make("eve00000"))
  const slot = subjectOf("slot", "telegram1")
  const taken = (holder: string): Step => ({ subject: slot, command: { _tag: "TakeSlot", holder } })
  const released = (holder: string): Step => ({ subject: slot, command: { _tag: "ReleaseSlot", holder } })

  test(
    "are stored together, and get one receipt when they are repeated",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        const first = yield* bus.send({ actor: operator, key: "k" }, taken("eve"), join(eve))
        expect(yield* bus.send({ actor: operator, key: "k" }, taken("eve"), join(eve))).toEqual(first)
        const { head, commits } = yield* Feed
        const all = yield* commits({ after: 0 }).pipe(Stream.take(yield* head), Stream.runCollect)
        expect(all.slice(-2).map(({ subject, continues, seq }) => [subject, continues, seq])).toEqual([
          [slot, true, first.seq - 1],
          [personSubject(eve), false, first.seq]
        ])
      })
    )
  )
  test(
    "are not stored when one of them is refused",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* bus.send({ actor: operator, key: "k1" }, taken("ada"))
        const error = yield* Effect.flip(bus.send({ actor: operator, key: "k2" }, join(eve), taken("eve")))
        expect(error).toMatchObject({ _tag: "SlotRefused", because: "taken" })
        expect(yield* tags(personSubject(eve))).toEqual([])
      })
    )
  )
  test(
    "are not stored when another process took the slot that one of them needs",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* bus.send({ actor: operator, key: "k1" }, taken("ada"))
        yield* bus.send({ actor: operator, key: "k2" }, released("ada"))
        yield* (yield* secondBus).send({ actor: operator, key: "k3" }, taken("bo"))
        // In the cache of the first bus the slot is still free: only the append finds the other holder.
        const error = yield* Effect.flip(bus.send({ actor: operator, key: "k4" }, join(eve), taken("eve")))
        expect(error).toMatchObject({ _tag: "SlotRefused", because: "taken" })
        expect(yield* tags(personSubject(eve))).toEqual([])
      })
    )
  )
})

test(
  "fifty commands at once from two processes are stored once each",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      yield* send(bus, ada, "k", create)
      const buses = [bus, yield* secondBus]
      const ids = Array.from({ length: 50 }, (_, i) => `comment${String(i).padStart(2, "0")}`)
      const receipts = yield* Effect.forEach(
        ids.flatMap((id) => buses.map((each) => ({ id, each }))),
        ({ id, each }) => Effect.map(send(each, ada, id, commentOn(id)), ({ seq }) => ({ id, seq })),
        { concurrency: "unbounded" }
      )
      const stored = yield* (yield* EventStore).load(taskOne)
      const landed = stored.flatMap(({ seq, events }) =>
        events.flatMap((event) => (event._tag === "TaskCommented" ? [{ id: String(event.comment), seq }] : []))
      )
      expect(landed.map(({ id }) => id).toSorted()).toEqual(ids)
      const byId = (list: typeof landed) => list.toSorted((a, b) => a.id.localeCompare(b.id) || a.seq - b.seq)
      expect(byId(receipts)).toEqual(byId([...landed, ...landed]))
    })
  )
)

test(
  "two steps of which the last records nothing get a receipt, also when they are repeated",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const eve = personActor(PersonId.make("eve00000"))
      const both = bus.send({ actor: operator, key: "k" }, join(eve), {
        subject: subjectOf("slot", "s1"),
        command: { _tag: "TakeSlot", holder: "eve" }
      })
      expect(yield* both).toEqual(yield* both)
    })
  )
)
test(
  "repeats are compared by the caller's request when the command also has the time",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const said = (at: string, text: string): Step => ({
        subject: subjectOf("message", "said0000"),
        command: {
          _tag: "ReceiveMessage",
          ...plainMessage(ada, text, at)
        },
        asked: { text }
      })
      const request = { actor: ada, key: "k" }
      const first = yield* bus.send(request, said("2026-11-24T10:00:00Z", "Hello"))
      expect(yield* bus.send(request, said("2026-11-24T10:00:05Z", "Hello"))).toEqual(first)
      const other = yield* Effect.flip(bus.send(request, said("2026-11-24T10:00:05Z", "Good bye")))
      expect(other).toMatchObject({ _tag: "KeyReused" })
    })
  )
)

test(
  "a command on a malformed subject is a defect, and creates no task",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const subject = "evt.nosuch.one00000" as Subject
      const cause = yield* Effect.flip(Effect.sandbox(send(bus, ada, "k1", create, subject)))
      expect(Cause.squash(cause)).toBeInstanceOf(MalformedSubject)
      expect(yield* (yield* EventStore).lastSeq(subject)).toBe(0)
    })
  )
)
