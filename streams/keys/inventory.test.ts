import { expect, test } from "vitest"
import type { Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"
import { emptyInventory, fromBytes, readInto, toBytes, withIds } from "./inventory.ts"

const commit = (seq: number, more: Readonly<Record<string, unknown>> = {}, text = "said"): Stored => ({
  subject: "evt.message.aaaaaaaa",
  seq,
  continues: false,
  data: Buffer.from(
    JSON.stringify({
      command: "c",
      digest: "d",
      at: "2026-11-24T10:00:00.000Z",
      actor: "person:ada00000",
      causation: null,
      correlation: "c",
      traceparent: null,
      ...more,
      events: [{ v: 1, data: { _tag: "MessageEdited", text } }]
    })
  )
})

test("it has the keys that commits name, and the position and witness of the last commit", () => {
  const last = commit(9)
  const read = readInto(readInto(emptyInventory, [commit(1, { keys: { "person:ada00000": "k1" } }), commit(2)]), [
    commit(7, { keys: { "person:bo000000": "k2" } }),
    last
  ])
  expect([...read.ids]).toEqual([
    ["person:ada00000", "k1"],
    ["person:bo000000", "k2"]
  ])
  expect(read).toMatchObject({ position: 9, witness: witnessOf(last.data) })
})

test("the first name of a key counts: a key that was made later has not sealed the earlier texts", () => {
  const read = readInto(
    emptyInventory,
    [1, 2].map((n) => commit(n, { keys: { "person:ada00000": `k${n}` } }))
  )
  expect(read.ids.get("person:ada00000")).toBe("k1")
  expect(withIds(read.ids, [["person:ada00000", "k3"]]).get("person:ada00000")).toBe("k1")
})

test.each([
  ["a text that looks like a list of keys", commit(1, {}, '"keys":{"person:ada00000":"k1"}')],
  ["bytes that are no commit", { ...commit(1), data: Buffer.from('{"keys":{"person:ada00000":"k1"}}') }],
  ["half of a commit", { ...commit(1), data: commit(1, { keys: { a: "b" } }).data.subarray(0, 200) }]
])("%s names no key", (_, message) => expect(readInto(emptyInventory, [message]).ids.size).toBe(0))

test("it is the same after it was saved", () => {
  const read = readInto(emptyInventory, [commit(3, { keys: { "person:ada00000": "k1" } })])
  expect(fromBytes(toBytes(read))).toEqual(read)
  expect(fromBytes(Buffer.from("{}"))).toBe(null)
})
