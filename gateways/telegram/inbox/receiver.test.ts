import { expect, test } from "vitest"
import { receivedUpdate, receiverOf } from "./receiver.ts"
import { updateOf } from "./update.ts"

const me = { id: 4242, username: "tracker_bot", readsAll: false }

test("an update is stored with its receiver, and is read as before", () => {
  const raw = receivedUpdate(me, { update_id: 7 })
  expect(receiverOf(raw)).toEqual(me)
  expect(updateOf(raw)).toEqual({ update_id: 7 })
})

test("a field of the same name in an update is replaced", () => {
  const hostile: { readonly update_id: number; readonly received_by: unknown } = {
    update_id: 7,
    received_by: { id: 1, username: "another_bot", readsAll: true }
  }
  expect(receiverOf(receivedUpdate(me, hostile))).toEqual(me)
})

test.each([["{}"], ['{"update_id":7}'], ['{"received_by":{"id":"4242"}}'], ["{"], ["null"]])(
  "%s has no receiver",
  (raw) => expect(receiverOf(raw)).toBe(null)
)
