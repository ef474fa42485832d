import { expect, test } from "vitest"
import type { Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"
import { emptyInventory, readInto, withKeys } from "./inventory.ts"

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
  expect([...read.keys]).toEqual([
    ["person:ada00000", { id: "k1", seq: 1 }],
    ["person:bo000000", { id: "k2", seq: 7 }]
  ])
  expect(read).toMatchObject({ position: 9, witness: witnessOf(last.data) })
})

test("the first name of a key counts: a key that was made later has not sealed the earlier texts", () => {
  const read = readInto(
    emptyInventory,
    [1, 2].map((n) => commit(n, { keys: { "person:ada00000": `k${n}` } }))
  )
  expect(read.keys.get("person:ada00000")?.id).toBe("k1")
  const more = withKeys(read, [["person:ada00000", { id: "k3", seq: 3 }]])
  expect(more.keys.get("person:ada00000")?.id).toBe("k1")
})

test.each([
  ["a text that looks like a list of keys", commit(1, {}, '"keys":{"person:ada00000":"k1"}')],
  ["bytes that are no commit", { ...commit(1), data: Buffer.from('{"keys":{"person:ada00000":"k1"}}') }],
  ["half of a commit", { ...commit(1), data: commit(1, { keys: { a: "b" } }).data.subarray(0, 200) }]
])("%s names no key", (_, message) => expect(readInto(emptyInventory, [message]).keys.size).toBe(0))
