/** The repeat of an added passkey, whose answer was lost. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addPasskey } from "../../../../commands/people/ways/passkeys.ts"
import { PersonId } from "../../../../domain/ids.ts"
import { eve } from "../../../../domain/kit/people.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(scene.begin)
afterAll(scene.end)

const id = PersonId.make(eve.slice("person:".length))
const lastSeq = () => scene.run(Effect.flatMap(EventStore, (store) => store.lastSeq(subjectOf("person", id))))
const added = (credential: string) =>
  scene.as(eve)("POST", "/session/passkeys", { name: "Laptop", answer: { id: credential, response: {} } })

test("a passkey that the caller has is not added again, and the answer is the same", async () => {
  const passkey = await scene.run(
    addPasskey(id, "Laptop", { id: "credential-1", publicKey: "a2V5", counter: 0 }, "first")
  )
  const before = await lastSeq()
  expect(await added("credential-1")).toMatchObject({ status: 200, body: { id: passkey } })
  expect(await lastSeq()).toBe(before)
})

test("another passkey needs an attempt that has not ended", async () => {
  expect(await added("credential-2")).toMatchObject({ status: 403, body: { reason: "flow-over" } })
})
