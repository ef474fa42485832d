/** The digests of commands: a copy of the log confirms no guess of a text, and a repeat is still recognised. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { plainMessage } from "../../../domain/kit/samples.ts"
import { ada, bo } from "../../../domain/kit/people.ts"
import { canonical, commandIdOf, sha256 } from "../../../streams/commit/identity.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { RawLog } from "../../../streams/keys/rawLog.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { makeDigests } from "../../../streams/sealing/fields/digests.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import type { Command } from "../../catalogue.ts"
import type { Bus } from "../../kit/onTeam.ts"
import { create, onTeam, retitle, secondBus, send, startTask, taskOne, taskTwo } from "../../kit/onTeam.ts"
import { operator } from "../../rights/operator.ts"

const plainDigest = (command: Command) => sha256(canonical(command)).slice(0, 32)
const storedText = Effect.map(
  Effect.flatMap(RawLog, ({ of }) => of(taskOne)),
  (messages) => messages.map(({ data }) => Buffer.from(data).toString()).join("\n")
)
/** Stores a commit as an earlier version did: with a plain digest, under its key. */
const storeAsBefore = Effect.fnUntraced(function* (key: string) {
  const { _tag, ...fields } = create
  const id = commandIdOf(ada, _tag, key)
  const [seq] = yield* (yield* EventStore).append({
    subject: taskOne,
    expected: 0,
    command: id,
    digest: plainDigest(create),
    at: "2026-11-24T10:00:00.000Z",
    actor: ada,
    causation: null,
    correlation: id,
    traceparent: null,
    events: [{ _tag: "TaskCreated", ...fields }]
  })
  return { id: "one00000", seq }
})
const refusesOther = (bus: Bus, key: string) =>
  Effect.map(Effect.flip(send(bus, ada, key, { ...create, title: "Another" })), ({ _tag }) =>
    expect(_tag).toBe("KeyReused")
  )

test(
  "the log has no digest that is a hash of the command alone, with and without a personal text",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      yield* send(bus, ada, "one", create)
      yield* send(bus, ada, "two", retitle("Mend the login"))
      yield* send(bus, ada, "three", startTask)
      const stored = yield* storedText
      for (const command of [create, retitle("Mend the login"), startTask])
        expect(stored).not.toContain(plainDigest(command))
    })
  )
)

test(
  "a command that an earlier version has stored gets its first receipt, and another body is refused",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const first = yield* storeAsBefore("one")
      expect(yield* send(bus, ada, "one", create)).toEqual(first)
      yield* refusesOther(yield* secondBus, "one")
    })
  )
)

test(
  "a command is found under the key of an earlier version, also by a batch",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const first = yield* storeAsBefore("plain")
      const request = { actor: ada, key: "keyed", formerKey: "plain" }
      expect(yield* bus.send(request, { subject: taskOne, command: create })).toEqual(first)
      const both = [
        { subject: taskOne, command: create },
        { subject: taskTwo, command: create }
      ] as const
      expect(yield* (yield* secondBus).send(request, ...both)).toEqual(first)
    })
  )
)

test(
  "after an owner was forgotten a digest cannot be compared, and every body counts as the same",
  onTeam(
    Effect.fnUntraced(function* (bus) {
      const subject = subjectOf("message", "message0")
      const events = [{ _tag: "MessageReceived", ...plainMessage(bo, "The cat is grey") }] as const
      yield* bus.send({ actor: operator, key: "m" }, { subject, command: { ...events[0], _tag: "ReceiveMessage" } })
      const [commit] = yield* (yield* EventStore).load(subject)
      const stored = commit?.digest ?? ""
      const plain = plainDigest({ ...events[0], _tag: "ReceiveMessage" })
      const before = yield* makeDigests(yield* Keyring)
      expect([before.isSame(stored, plain, bo), before.isSame(stored, "another", bo)]).toEqual([true, false])

      const bucket = yield* (yield* Buckets).open("KEYS")
      yield* bucket.remove("person.bo000000")
      yield* bus.send(
        { actor: operator, key: "f" },
        { subject: subjectOf("person", "bo000000"), command: { _tag: "ForgetPerson" } }
      )
      const fresh = yield* Effect.flatMap(Layer.build(Layer.fresh(Keyring.layer)), (built) =>
        Effect.provideContext(Keyring, built)
      )
      yield* fresh.fetch([bo])
      const after = yield* makeDigests(fresh)
      expect([after.isSame(stored, plain, bo), after.isSame(stored, "another", bo)]).toEqual([true, true])
    })
  )
)
