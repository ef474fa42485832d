/** A key that may be made of a text never reaches the log as a plain hash, and a repeat across versions is recognised. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ada } from "../../../../domain/kit/people.ts"
import { create, onTeam } from "../../../../commands/kit/onTeam.ts"
import { idFrom } from "../../../../streams/commit/identity.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { createdId, idempotencyKey } from "./idempotencyKey.ts"

describe("an idempotency key", () => {
  test.each(["0f8fad5b-d9cb-469f-a165-70867728950e"])("that is random stays as it is: %s", (sent) =>
    onTeam(() => Effect.map(idempotencyKey(sent), (keys) => expect(keys).toEqual({ key: sent })))()
  )
  test.each([
    "Buy-milk",
    "Maria",
    "79991234567",
    // The MD5 of a word, and a UUID of version 5, which is made of a name.
    "0f8fad5bd9cb469fa16570867728950e",
    "0f8fad5b-d9cb-569f-a165-70867728950e"
  ])("that may be made of a text is keyed: %s", (sent) =>
    onTeam(() =>
      Effect.gen(function* () {
        const keys = yield* idempotencyKey(sent)
        expect(keys).toEqual({ key: expect.stringMatching(/^[0-9a-v]{20}$/), formerKey: sent })
        expect(yield* idempotencyKey(sent)).toEqual(keys)
        expect((yield* idempotencyKey(`${sent}1`)).key).not.toBe(keys.key)
      })
    )()
  )
  test(
    "that is missing is replaced by a new one each time",
    onTeam(() =>
      Effect.gen(function* () {
        expect((yield* idempotencyKey(undefined)).key).not.toBe((yield* idempotencyKey(undefined)).key)
      })
    )
  )
})

test(
  "a request that an earlier version has carried out gets the id and the receipt from then; a new one gets a keyed id",
  onTeam((bus) =>
    Effect.gen(function* () {
      const former = idFrom("task", ada, "CreateTask", "Buy-milk")
      const first = yield* bus.send(
        { actor: ada, key: "Buy-milk" },
        { subject: subjectOf("task", former), command: create }
      )
      const again = { actor: ada, ...(yield* idempotencyKey("Buy-milk")) }
      const id = yield* createdId("task", again, "CreateTask")
      expect(yield* bus.send(again, { subject: subjectOf("task", id), command: create })).toEqual(first)

      const other = { actor: ada, ...(yield* idempotencyKey("Buy-tea")) }
      const made = yield* createdId("task", other, "CreateTask")
      expect([former, idFrom("task", ada, "CreateTask", "Buy-tea")]).not.toContain(made)
      yield* bus.send(other, { subject: subjectOf("task", made), command: create })
      expect(yield* createdId("task", other, "CreateTask")).toBe(made)
    })
  )
)
